import { daysBetween, sayInWorkingDays, sayShort, sayShortDate, type Calendar, type Day } from '../../time/index.ts'
import type { Standing } from '../../web/ui/index.ts'

/** A next date in words, and whether it has passed. */
export interface NextSaid {
  readonly says: string
  readonly standing: Standing | null
}

const NEAR_DAYS = 180

/** "Tue 21 Oct, in 3 working days"; far off with its year, and passed: "Tue 7 Oct, late by 9 days". */
export function sayNext(calendar: Calendar, on: Day, nextOn: Day): NextSaid {
  const isNear = Math.abs(daysBetween(on, nextOn)) <= NEAR_DAYS
  const date = isNear ? sayShort(nextOn) : sayShortDate(nextOn)
  return {
    says: `${date}, ${sayInWorkingDays(calendar, on, nextOn)}`,
    standing: nextOn < on ? 'late' : null,
  }
}
