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
