import type { RuleStanding } from '../../../store/index.ts'
import { addMonths, day, type Day } from '../../../time/index.ts'

/** How one rule's clocks stand, and how many stopped in time. */
export interface Standing {
  readonly running: number
  readonly atRisk: number
  readonly late: number
  readonly months: readonly MonthStanding[]
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

/** The standing of one rule; a month without a clock that stopped is there too. */
export function standingOf(rule: string, rows: readonly RuleStanding[], on: Day): Standing {
  const own = rows.filter((row) => row.rule === rule)
  const running = own.find(({ month }) => month === null)
  return {
    running: running?.clocks ?? 0,
    atRisk: running?.atRisk ?? 0,
    late: running?.late ?? 0,
    months: Array.from({ length: MONTHS_SHOWN }, (_, nth) => {
      const month = addMonths(firstMonth(on), nth)
      const stopped = own.find((row) => row.month === month)
      return { month, stopped: stopped?.clocks ?? 0, inTime: stopped?.inTime ?? 0 }
    }),
  }
}

/** Percent, rounded half up; null where nothing stopped. */
export const percent = (inTime: number, stopped: number): number | null =>
  stopped === 0 ? null : Math.floor((200 * inTime + stopped) / (2 * stopped))

/** Percent in time over all the months. */
export function percentInTime(months: readonly MonthStanding[]): number | null {
  const total = (of: (month: MonthStanding) => number): number => months.reduce((sum, month) => sum + of(month), 0)
  return percent(
    total(({ inTime }) => inTime),
    total(({ stopped }) => stopped),
  )
}
