import { status } from '../../../clocks/index.ts'
import { daysBetween, type Day } from '../../../time/index.ts'
import type { Forecast, Forecaster } from '../forecast.ts'
import { a1Rule, a2Rule } from '../rules.ts'
import { stages } from '../stages.ts'
import { trackerStatus, type TrackerStatus } from '../status.ts'
import type { TrackedChild, TrackedClock } from './ports.ts'

/** One of the two clocks of adoption as a row says it. */
export interface ClockTold {
  readonly clock: TrackedClock
  readonly daysSoFar: number
  readonly limit: number
  readonly isRunning: boolean
  readonly forecast: Forecast | null
}

/** A child of the tracker with everything that its row, its filters and its order need. */
export interface Standing {
  readonly child: TrackedChild
  readonly isAdoption: boolean
  readonly hasNoOrder: boolean
  /** Days since entering care, or since this journey began; null where the start is not in the files. */
  readonly daysInCare: number | null
  readonly a1: ClockTold | null
  readonly a2: ClockTold | null
  readonly status: TrackerStatus
  /** The clock that falls due first, of those that run. */
  readonly next: { readonly rule: string; readonly dueOn: Day } | null
}

const adoption = new Set<string>(stages.filter(({ isAdoption }) => isAdoption).map(({ stage }) => stage))
const placed = new Set<string>(['placed', 'order-applied-for'])

/** The clock of a rule that started last: a second order starts A2 again. */
const lastOf = (child: TrackedChild, rule: string): TrackedClock | null =>
  child.clocks.reduce<TrackedClock | null>(
    (last, clock) => (clock.rule === rule && (last === null || clock.startedOn > last.startedOn) ? clock : last),
    null,
  )

function told(clock: TrackedClock | null, on: Day, forecast: () => Forecast | null): ClockTold | null {
  if (clock === null) return null
  const reading = status(clock, on)
  const isRunning = reading.daysLeft !== null
  return {
    clock,
    daysSoFar: reading.daysSoFar,
    limit: daysBetween(clock.startedOn, clock.dueOn),
    isRunning,
    forecast: isRunning ? forecast() : null,
  }
}

function nextOf(child: TrackedChild, on: Day): Standing['next'] {
  const running = child.clocks.filter((clock) => status(clock, on).daysLeft !== null)
  return running.reduce<TrackedClock | null>(
    (first, clock) =>
      first === null || clock.dueOn < first.dueOn || (clock.dueOn === first.dueOn && clock.startedOn > first.startedOn)
        ? clock
        : first,
    null,
  )
}

/** How a child stands on a day: both clocks so far and forecast, late or at risk, and the next date. */
export function standOf(child: TrackedChild, on: Day, forecasts: Forecaster): Standing {
  const { stage } = child
  const isAdoption = adoption.has(stage)
  const isPlaced = placed.has(stage)
  const stands = (clock: TrackedClock | null) =>
    clock === null || stage === 'achieved' || !isAdoption || isPlaced
      ? null
      : { stage, since: child.stageSince, countedFrom: clock.startedOn }
  const a1Clock = lastOf(child, a1Rule.id)
  const a2Clock = lastOf(child, a2Rule.id)
  const inA1 = stands(a1Clock)
  const inA2 = stands(a2Clock)
  const a1 = told(a1Clock, on, () => inA1 && forecasts.a1(inA1))
  const a2 = told(a2Clock, on, () => inA2 && forecasts.a2(inA2))
  return {
    child,
    isAdoption,
    hasNoOrder: stage === 'adoption-planned',
    daysInCare: child.startKnown ? daysBetween(child.startedOn, on) : null,
    a1,
    a2,
    status: trackerStatus(
      {
        a1: a1Clock,
        a2: a2Clock,
        hasAdoptionPlan: isAdoption,
        isPlaced,
        a1Forecast: a1?.forecast ?? null,
        a2Forecast: a2?.forecast ?? null,
      },
      on,
    ),
    next: nextOf(child, on),
  }
}
