import type { Day } from './day.ts'

/** A half-open period: `from` is the first day in it, `to` the first day after it; an open period has no `to` yet. */
export interface Period {
  readonly from: Day
  readonly to: Day | null
}

export const contains = (period: Period, on: Day): boolean =>
  period.from <= on && (period.to === null || on < period.to)

export const overlaps = (a: Period, b: Period): boolean =>
  (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to)
