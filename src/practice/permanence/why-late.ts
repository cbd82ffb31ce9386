import { daysBetween, dayNumber, type Day } from '../../time/index.ts'
import type { ClockRow, FactId, SpanRow } from '../../record/index.ts'

/** How many of the days over a threshold one stretch of delay explains. */
export interface CauseOfDelay {
  readonly fact: FactId
  readonly cause: string
  readonly isOurs: boolean
  /** The part of the stretch that lies within the wait and is counted for this cause. Half-open. */
  readonly from: Day
  readonly until: Day
  /** Days of the wait that this cause took, each counted for one cause only. */
  readonly days: number
  /** Those of them that lie beyond what the limit allows: over all causes and the unexplained rest they add up to `over`. */
  readonly daysOver: number
}

export interface WhyLate {
  /** Days beyond the limit; 0 where the wait is within it. */
  readonly over: number
  readonly causes: readonly CauseOfDelay[]
  readonly ours: number
  readonly others: number
  readonly unexplained: number
}

type DelaySpan = Pick<SpanRow, 'fact' | 'fromOn' | 'toOn' | 'kind'>

/** Stretches in order: a day under two causes counts for the one that began first, then for the one recorded under the lesser fact. */
const inOrder = (a: DelaySpan, b: DelaySpan): number =>
  a.fromOn < b.fromOn ? -1 : a.fromOn > b.fromOn ? 1 : a.fact < b.fact ? -1 : 1

function causesWithin(spans: readonly DelaySpan[], start: Day, end: Day): Omit<CauseOfDelay, 'daysOver'>[] {
  const causes: Omit<CauseOfDelay, 'daysOver'>[] = []
  let reached = start
  for (const { fact, fromOn, toOn, kind } of [...spans].sort(inOrder)) {
    const from = fromOn > reached ? fromOn : reached
    const until = toOn === null || toOn > end ? end : toOn
    if (dayNumber(until) <= dayNumber(from)) continue
    const [cause = '', whose = ''] = (kind ?? '').split(':')
    causes.push({ fact, cause, isOurs: whose === 'ours', from, until, days: daysBetween(from, until) })
    reached = until
  }
  return causes
}

/**
 * Why a wait is longer than its limit, as far as causes are recorded. Only days within the wait count, and each for one
 * cause: the one that began first. What the causes took is set against the days over from the last day backwards, since the
 * limit itself allows for the first; what no cause explains is shown as the unexplained rest. Everything adds up to `over`.
 */
export function whyLate(
  spans: readonly DelaySpan[],
  clock: Pick<ClockRow, 'startedOn' | 'dueOn' | 'stoppedOn' | 'endedWithoutOn'>,
  on: Day,
): WhyLate {
  const finished = clock.stoppedOn ?? clock.endedWithoutOn
  const end = finished !== null && finished < on ? finished : on
  const over = Math.max(0, daysBetween(clock.dueOn, end))
  let left = over
  const causes: CauseOfDelay[] = []
  for (const cause of causesWithin(spans, clock.startedOn, end).reverse()) {
    const daysOver = Math.min(left, cause.days)
    left -= daysOver
    causes.push({ ...cause, daysOver })
  }
  causes.reverse()
  const sum = (isOurs: boolean): number =>
    causes.reduce((total, cause) => total + (cause.isOurs === isOurs ? cause.daysOver : 0), 0)
  return { over, causes, ours: sum(true), others: sum(false), unexplained: left }
}
