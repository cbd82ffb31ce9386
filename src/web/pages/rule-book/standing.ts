import type { RuleStanding } from '../../../store/index.ts'
import { addMonths, day, type Day } from '../../../time/index.ts'

/** How one rule's clocks stand, and how many stopped in time since the first of the months shown. */
export interface Standing {
  readonly running: number
  readonly atRisk: number
  readonly late: number
  readonly stopped: number
  readonly inTime: number
}

/** The clocks that stopped in one month. */
export interface MonthStanding {
  readonly month: Day
  readonly stopped: number
  readonly inTime: number
}

export const MONTHS_SHOWN = 12

/** The first day of the first of the months shown on a day, of which the last is that day's own. */
export const firstMonth = (on: Day): Day => addMonths(day(`${on.slice(0, 7)}-01`), 1 - MONTHS_SHOWN)

/** The standing of one rule, of which alone the rows are. */
export function standingOf(rows: readonly RuleStanding[]): Standing {
  const running = rows.find(({ month }) => month === null)
  const stopped = rows.filter(({ month }) => month !== null)
  return {
    running: running?.clocks ?? 0,
    atRisk: running?.atRisk ?? 0,
    late: running?.late ?? 0,
    stopped: stopped.reduce((sum, { clocks }) => sum + clocks, 0),
    inTime: stopped.reduce((sum, { inTime }) => sum + inTime, 0),
  }
}

/** Month by month; one without a clock that stopped is there too. */
export const monthsOf = (rows: readonly RuleStanding[], on: Day): readonly MonthStanding[] =>
  Array.from({ length: MONTHS_SHOWN }, (_, nth) => {
    const month = addMonths(firstMonth(on), nth)
    const stopped = rows.find((row) => row.month === month)
    return { month, stopped: stopped?.clocks ?? 0, inTime: stopped?.inTime ?? 0 }
  })

/** Percent, rounded half up; null where nothing stopped. */
export const percent = (inTime: number, stopped: number): number | null =>
  stopped === 0 ? null : Math.floor((200 * inTime + stopped) / (2 * stopped))
