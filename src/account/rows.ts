import type { PointRow, SpanRow } from '../record/index.ts'
import type { Day } from '../time/index.ts'
import type { ReportingPeriod } from './measure.ts'

/** A point whose child is named as the reader names children: by subject in the record, by number in a folder of files. */
export type PointOf<Child> = Omit<PointRow, 'subject'> & { readonly subject: Child }
export type SpanOf<Child> = Omit<SpanRow, 'subject'> & { readonly subject: Child }

export interface Rows<Child> {
  readonly points: readonly PointOf<Child>[]
  readonly spans: readonly SpanOf<Child>[]
}

/** The measures that practices write and the scorecard sums. An indicator's own id is the measure of its points. */
export const measures = {
  /** Spans: a decision that the child should be placed for adoption is in force. The wait runs from entering care to moving in. */
  decisionInForce: 'permanence.decision',
  /** Spans: such a decision is in force and the child is not with an adoptive family. The wait runs from entering care. */
  waitingForFamily: 'permanence.waiting',
  /** Spans: court authority to place, and no match yet. The wait runs from the order. */
  waitingForMatch: 'permanence.awaiting-match',
  /** Spans: a cause of delay; `kind` is `cause:ours` or `cause:others`. */
  delay: 'permanence.delay',
  /** Spans: a period of care. */
  lookedAfter: 'child.looked-after',
  /** Spans: no event dated in the last 30 days, yearly tables aside. */
  quiet: 'child.quiet',
  /** Spans: a social worker has the case; `kind` is the worker's number. */
  worker: 'child.worker',
  /** Spans: the same; `kind` is why the worker changed, by the return's codes. */
  workerReason: 'child.worker-reason',
  /** Spans: a reviewing officer has the child; `kind` is the officer's number. */
  officer: 'child.officer',
  /** Spans: a practice alert until it is resolved; `kind` is its theme. The wait runs from the day to be answered by to the answer. */
  alert: 'child.alert',
  /** Spans: a formal dispute until it is resolved; `kind` is how far it has gone. The wait ends with the referral to Cafcass. */
  dispute: 'child.dispute',
  /** Spans: a version of a plan stands; `kind` is which plan. */
  plan: 'child.plan',
  /** Spans: the same, of a version in which not every outcome says how it is measured, who sees to it, or by when, or without a contingency. */
  planLacksMeasure: 'child.plan-lacks-measure',
  planLacksOwner: 'child.plan-lacks-owner',
  planLacksDate: 'child.plan-lacks-date',
  planLacksContingency: 'child.plan-lacks-contingency',
} as const

export const isIn = (period: ReportingPeriod, on: Day): boolean => period.from <= on && on <= period.to

/** Whether a span holds on a day: its first day does, the day on which it ended does not. */
export const isInForceOn = (span: SpanOf<unknown>, on: Day): boolean =>
  span.fromOn <= on && (span.toOn === null || on < span.toOn)

/** Whether a span holds on any day of a period. */
export const touches = (span: SpanOf<unknown>, period: ReportingPeriod): boolean =>
  span.fromOn <= period.to && (span.toOn === null || period.from < span.toOn)

/** One pass over the rows, so that each indicator reads only its own. */
export function byMeasure<Row extends { readonly measure: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const sorted = new Map<string, Row[]>()
  for (const row of rows) {
    const list = sorted.get(row.measure)
    if (list) list.push(row)
    else sorted.set(row.measure, [row])
  }
  return sorted
}
