import { byMeasure, isIn, isInForceOn, measures, touches, type PointOf, type Rows, type SpanOf } from './rows.ts'
import { count, meanOfDays, share, type LeftOut } from './figure.ts'
import { publishedThresholds, thresholdFor, type ThresholdPeriod } from './thresholds.ts'
import { addMonths, financialYear, type Day } from '../time/index.ts'
import type { Figure, FigureRow, ReportingPeriod } from './measure.ts'

export interface ScorecardSettings {
  readonly thresholds: readonly ThresholdPeriod[]
  /** A5's denominator could not be read in any source (K?): all with a decision in force in the period, or the adopted and the reversed. */
  readonly a5Denominator: 'in-force-in-period' | 'adopted-or-reversed'
  /** The rule by which counts are too small to be published, by its id; the first rule where it is not said. */
  readonly smallNumbers?: string
  /** What the authority has set instead, for periods that end on a day or later, in the order of those days. */
  readonly later?: readonly { readonly from: Day; readonly settings: ScorecardSettings }[]
}

/** The settings that hold for a period that ends on a day. */
export const settingsOn = (settings: ScorecardSettings, end: Day): ScorecardSettings =>
  (settings.later ?? []).findLast(({ from }) => from <= end)?.settings ?? settings

export const defaultScorecardSettings: ScorecardSettings = {
  thresholds: publishedThresholds,
  a5Denominator: 'in-force-in-period',
}

/** One indicator's rows within the period: what all the figures below are made from. */
interface Sources<Child> {
  readonly period: ReportingPeriod
  readonly settings: ScorecardSettings
  readonly threshold: ThresholdPeriod | null
  readonly points: (measure: string) => readonly PointOf<Child>[]
  readonly spans: (measure: string) => readonly SpanOf<Child>[]
}

const leftOutOf = <Child>(points: readonly PointOf<Child>[]): LeftOut<Child>[] =>
  points.flatMap((point) => (point.leftOut === null ? [] : [{ child: point.subject, reason: point.leftOut }]))

const counted = <Child>(points: readonly PointOf<Child>[]): PointOf<Child>[] =>
  points.filter((point) => point.leftOut === null)

const datesOf = <Child>(point: PointOf<Child>): Pick<FigureRow<Child>, 'on' | 'from' | 'until'> => ({
  on: point.onDate,
  ...(point.fromOn === null ? {} : { from: point.fromOn }),
  ...(point.untilOn === null ? {} : { until: point.untilOn }),
})

function waits<Child>(id: string, from: Sources<Child>, threshold: number | null): Figure<Child> {
  const points = from.points(id)
  const rows = counted(points).map((point) => ({ child: point.subject, days: point.num, ...datesOf(point) }))
  return meanOfDays(id, rows, leftOutOf(points), threshold)
}

/** Events of the period, each a row. */
function events<Child>(id: string, from: Sources<Child>): Figure<Child> {
  const points = from.points(id)
  return count(
    id,
    counted(points).map((point) => ({ child: point.subject, on: point.onDate })),
    leftOutOf(points),
  )
}

/** Strictly less than the months, by the corresponding date: 14 months after 31 December is 28 February, and that day is too late. */
const waitedLess = (from: Day, until: Day, months: number): boolean => until < addMonths(from, months)

/**
 * A3: of the children adopted in the period and those with a decision in force who are still going through at its end,
 * the share who waited less than the cut-off. Who had not moved in by the period's end is measured on that day.
 */
function a3<Child>(from: Sources<Child>): Figure<Child> {
  const months = from.threshold?.a3Months
  const adopted = from.points('A1')
  const going = from.spans(measures.decisionInForce).filter((span) => isInForceOn(span, from.period.to))
  if (months === undefined) {
    const reason = 'no cut-off was published for this period'
    return share(
      'A3',
      [],
      [...adopted, ...going].map(({ subject }) => ({ child: subject, reason })),
    )
  }
  const rows: (FigureRow<Child> & { readonly in: boolean })[] = []
  const excluded = leftOutOf(adopted)
  const add = (child: Child, start: Day | null, end: Day | null): void => {
    if (start === null || end === null) excluded.push({ child, reason: 'start of care is not in these files' })
    else rows.push({ child, in: waitedLess(start, end, months), from: start, until: end })
  }
  for (const point of counted(adopted)) add(point.subject, point.fromOn, point.untilOn)
  for (const span of going) {
    const movedIn = span.waitUntilOn
    add(span.subject, span.waitFromOn, movedIn !== null && movedIn <= from.period.to ? movedIn : from.period.to)
  }
  return share('A3', rows, excluded)
}

/** A4: of the children who ceased to be looked after in the period, the share who were adopted. A child counts once. */
function a4<Child>(from: Sources<Child>): Figure<Child> {
  const points = from.points('A4')
  const adopted = new Map<Child, { readonly in: boolean; readonly on: Day }>()
  for (const point of counted(points)) {
    const before = adopted.get(point.subject)
    adopted.set(point.subject, { in: point.num === 1 || before?.in === true, on: point.onDate })
  }
  const rows = [...adopted].map(([child, row]) => ({ child, ...row }))
  return share('A4', rows, leftOutOf(points))
}

/** A5: the share of children whose plan changed away from adoption in the period. A child counts once. */
function a5<Child>(from: Sources<Child>): Figure<Child> {
  const points = from.points('A5')
  const reversed = new Map(counted(points).map((point) => [point.subject, point.onDate]))
  const others =
    from.settings.a5Denominator === 'in-force-in-period'
      ? from.spans(measures.decisionInForce).filter((span) => touches(span, from.period))
      : from.points('A1')
  const cohort = new Set<Child>([...others.map((row) => row.subject), ...reversed.keys()])
  const rows = [...cohort].map((child) => {
    const on = reversed.get(child)
    return { child, in: on !== undefined, ...(on === undefined ? {} : { on }) }
  })
  return share('A5', rows, leftOutOf(points))
}

/** A9: children waiting, on the period's last day, to be placed with an adoptive family. `on` is the day the wait for one began. */
function a9<Child>(from: Sources<Child>): Figure<Child> {
  const waiting = from.spans(measures.waitingForFamily).filter((span) => isInForceOn(span, from.period.to))
  return count(
    'A9',
    waiting.map((span) => ({ child: span.subject, on: span.fromOn })),
    [],
  )
}

/**
 * The adoption scorecard of a period, in the order in which it is always given: A1, A2, A3, A10, A4, A5, A9, A15, A16
 * as the Department defines them, then A1p and A2p, which are ours: the same clocks for children who moved in within
 * the period. Rows may hold any children and any dates; only those of the period count. Pure; linear in the rows.
 */
export function scorecard<Child extends string>(
  rows: Rows<Child>,
  period: ReportingPeriod,
  given: ScorecardSettings = defaultScorecardSettings,
): readonly Figure<Child>[] {
  const settings = settingsOn(given, period.to)
  const points = byMeasure(rows.points.filter((point) => isIn(period, point.onDate)))
  const spans = byMeasure(rows.spans)
  const threshold = thresholdFor(financialYear(period.to), settings.thresholds)
  const from: Sources<Child> = {
    period,
    settings,
    threshold,
    points: (measure) => points.get(measure) ?? [],
    spans: (measure) => spans.get(measure) ?? [],
  }
  return [
    waits('A1', from, threshold?.a1Days ?? null),
    waits('A2', from, threshold?.a2Days ?? null),
    a3(from),
    waits('A10', from, null),
    a4(from),
    a5(from),
    a9(from),
    events('A15', from),
    events('A16', from),
    waits('A1p', from, null),
    waits('A2p', from, null),
  ].map(inOrder)
}

/** Rows stand in the order of their dates, then of their children, so that a figure reads the same whatever order they came in. */
function inOrder<Child extends string>(figure: Figure<Child>): Figure<Child> {
  const key = (row: FigureRow<Child>): string => row.on ?? row.until ?? ''
  const less = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return {
    ...figure,
    rows: [...figure.rows].sort((a, b) => less(key(a), key(b)) || less(a.child, b.child)),
    excluded: [...figure.excluded].sort((a, b) => less(a.child, b.child) || less(a.reason, b.reason)),
  }
}
