import { sayCount, sayNumber, type Standing as Shape } from '../../../web/ui/index.ts'
import type { Forecast } from '../forecast.ts'
import type { ClockTold, Standing } from './stand.ts'

/** How a child stands, in a word and a shape. */
export interface StandingSaid {
  readonly standing: Shape
  readonly says: string
}

const days = (n: number): string => sayCount(n, 'day', 'days')

/** "▲ A2 late by 349 days", "◆ A2: 37 days left", "● On course: 398 forecast", "● Met". */
export function sayStanding({ status, isAdoption, a1 }: Standing): StandingSaid {
  const { clock, daysLate, daysLeft, forecast, riskBy } = status
  switch (status.status) {
    case 'late':
      return { standing: 'late', says: `${clock ?? ''} late by ${days(daysLate ?? 0)}` }
    case 'at-risk':
      return {
        standing: 'at-risk',
        says:
          riskBy === 'warning'
            ? `${clock ?? ''}: ${days(daysLeft ?? 0)} left, no match`
            : `${clock ?? ''} at risk: ${sayNumber(forecast ?? 0)} forecast`,
      }
    case 'on-course':
      return { standing: 'on-course', says: 'On course' }
    case 'met':
      return { standing: 'on-course', says: 'A1 met' }
    case 'missed':
      return { standing: 'ended', says: `Moved in after ${days(a1?.daysSoFar ?? 0)}` }
    case 'not-measured':
      return { standing: 'unknown', says: isAdoption ? 'Start of care not in the files' : 'No plan for adoption' }
  }
}

const forecastWords = (forecast: Forecast | null): string =>
  forecast?.kind === 'forecast' ? `, forecast ${sayNumber(forecast.median)}` : ''

/** "A2 84 days, forecast 110", "A1 366 days, stopped". */
export function sayClock(name: 'A1' | 'A2', told: ClockTold | null): string | null {
  if (told === null) return null
  const so = `${name} ${days(told.daysSoFar)}`
  return told.isRunning ? `${so}${forecastWords(told.forecast)}` : `${so}, stopped`
}

/** Said once a row, where a clock runs and too few journeys went this way. */
export const sayTooFew = ({ a1, a2 }: Standing): string | null =>
  [a1, a2].some((told) => told?.forecast?.kind === 'too-few') ? 'too few to forecast' : null
