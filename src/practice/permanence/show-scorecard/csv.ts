import { indicators, type Figure } from '../../../account/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import { csvOf } from '../../../web/ui/index.ts'
import { periodNames, periodsOn, type ScorecardOn, type Waiting } from './figures.ts'
import { withoutDates } from './figure-rows.ts'
import type { ChildCalled, OpenPeriods } from './ports.ts'
import { cellFor, isTold } from './present-waiting.ts'

/** Every figure of the scorecard for each period, one row each; of those that are not open nothing but that. */
export function scorecardCsv(shown: ScorecardOn<string>, only: OpenPeriods | null = null): string {
  const periods = periodsOn(shown.on)
  const header = [
    'indicator',
    'title',
    'from',
    'to',
    'value',
    'unit',
    'numerator',
    'denominator',
    'threshold',
    'met',
    'left_out',
  ]
  const rows = periodNames.flatMap((name) =>
    shown.figures[name].map((figure) => [
      figure.id,
      indicators.find(({ id }) => id === figure.id)?.title ?? '',
      periods[name].from,
      periods[name].to,
      ...(only === null || only[name].has(figure.id)
        ? [figure.value, figure.unit, figure.numerator, figure.denominator, figure.threshold]
        : ['c', figure.unit, 'c', 'c', figure.threshold]),
      only === null || only[name].has(figure.id) ? (figure.met === null ? null : figure.met ? 'yes' : 'no') : 'c',
      only === null ? figure.excluded.length : 'c',
    ]),
  )
  return csvOf(header, rows)
}

/** The children behind one figure, those left out and those who still wait beside it, one row each. */
export function indicatorCsv(
  figure: Figure<SubjectId>,
  waiting: Waiting<SubjectId> | null,
  names: ReadonlyMap<string, ChildCalled>,
): string {
  const name = (child: SubjectId): string => cellFor(names, child).called
  const team = (child: SubjectId): string => names.get(child)?.team ?? ''
  return csvOf(
    ['child', 'team', 'from', 'until', 'on', 'days', 'counts', 'left_out_because'],
    [
      ...figure.rows
        .map((whole) => (isTold(names, whole.child) ? whole : withoutDates(whole)))
        .map((row) => [
          name(row.child),
          team(row.child),
          row.from ?? null,
          row.until ?? null,
          row.on ?? null,
          row.days ?? null,
          row.in === undefined ? 'yes' : row.in ? 'yes' : 'no',
          null,
        ]),
      ...figure.excluded.map(({ child, reason }) => [
        name(child),
        team(child),
        null,
        null,
        null,
        null,
        'left out',
        reason,
      ]),
      ...(waiting?.children ?? []).map(({ child, days }) => [
        name(child),
        team(child),
        null,
        null,
        null,
        days,
        'still waiting',
        null,
      ]),
    ],
  )
}
