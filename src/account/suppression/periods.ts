import { addDays, type Day } from '../../time/index.ts'
import type { ReportingPeriod } from '../measure.ts'
import type { Sum } from './ranges.ts'
import type { Small } from './small.ts'

/** How many of some kind there were in a period: things that happen on a day, so that periods add up. */
export interface CountOver {
  /** The kinds that are counted together; each kind is one that no thing shares with another kind. */
  readonly kinds: readonly string[]
  readonly period: ReportingPeriod
  readonly count: number
}

const dayAfter = (on: Day): Day => addDays(on, 1)

/** The days on which any of some periods begins, and the days after which one ends. */
export const breaksOf = (periods: readonly ReportingPeriod[]): readonly Day[] =>
  [...new Set(periods.flatMap(({ from, to }) => [from, dayAfter(to)]))].sort()

/** The stretches between breaks that a period is made of: each an unknown, by its kind and its first day. */
const stretchesOf = ({ from, to }: ReportingPeriod, breaks: readonly Day[]): readonly Day[] =>
  breaks.filter((on) => on >= from && on <= to)

export const unknownsOf = (
  kinds: readonly string[],
  period: ReportingPeriod,
  breaks: readonly Day[],
): readonly string[] => kinds.flatMap((kind) => stretchesOf(period, breaks).map((on) => `${kind} from ${on}`))

export const sumOver = ({ kinds, period, count }: CountOver, breaks: readonly Day[]): Sum => ({
  of: unknownsOf(kinds, period, breaks),
  count,
})

/** Every period that lies between two breaks: what readers of two editions can subtract. */
export const periodsBetween = (breaks: readonly Day[]): readonly ReportingPeriod[] =>
  breaks.flatMap((from, n) => breaks.slice(n + 1).map((next) => ({ from, to: addDays(next, -1) })))

const isSamePeriod = (a: ReportingPeriod, b: ReportingPeriod): boolean => a.from === b.from && a.to === b.to
const sharesAnEnd = (a: ReportingPeriod, b: ReportingPeriod): boolean => a.from === b.from || a.to === b.to

/**
 * An earlier count that differs from this one by a small number, where both begin or end on one day: a reader who
 * subtracts the two sees a few people, be they new or put right since. Null where there is none.
 */
export const nearlyTheSame = (
  wanted: CountOver,
  earlier: readonly CountOver[],
  { least, most }: Small,
): CountOver | null =>
  earlier.find(({ kinds, period, count }) => {
    const by = Math.abs(count - wanted.count)
    return kinds.join() === wanted.kinds.join() && sharesAnEnd(period, wanted.period) && by >= least && by <= most
  }) ?? null

/** Earlier counts without those of this very period that are other now: they were corrected, and hold no more. */
export const withoutCorrected = (earlier: readonly CountOver[], wanted: readonly CountOver[]): readonly CountOver[] =>
  earlier.filter(
    (old) =>
      !wanted.some(
        ({ kinds, period, count }) =>
          kinds.join() === old.kinds.join() && isSamePeriod(period, old.period) && count !== old.count,
      ),
  )
