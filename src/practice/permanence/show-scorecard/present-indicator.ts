import type { Figure, Indicator } from '../../../account/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import { sayCount } from '../../../web/ui/index.ts'
import { barChart, type BarChart } from './bars.ts'
import { cellsOf, headsFor, inPageOrder, withoutDates } from './figure-rows.ts'
import { periodNames, periodsOn, type PeriodName, type ScorecardOn } from './figures.ts'
import type { ChildCalled } from './ports.ts'
import {
  againstThreshold,
  BESIDE,
  cellFor,
  isTold,
  longest,
  moreWords,
  presentWaiting,
  waitingBeside,
  type ChildCell,
  type WaitingShown,
} from './present-waiting.ts'
import { sayLongest, sayWithin, verdictOf, type Verdict } from './present.ts'
import { sayBetter, sayOf, sayPeriod, sayTrust, sayValue } from './words.ts'

export interface ChildLine {
  readonly child: ChildCell
  /** From, until, and what counts: the columns depend on the indicator's unit. */
  readonly cells: readonly string[]
  readonly verdict: Verdict | null
}

export interface IndicatorShown {
  readonly id: string
  readonly title: string
  readonly periodLinks: readonly { readonly text: string; readonly href: string; readonly isCurrent: boolean }[]
  readonly value: string
  readonly of: string
  readonly verdict: Verdict | null
  readonly threshold: string | null
  readonly within: Verdict | null
  readonly says: string | null
  readonly chart: { readonly label: string; readonly chart: BarChart } | null
  readonly heads: readonly string[]
  readonly caption: string
  readonly lines: readonly ChildLine[]
  readonly page: number
  readonly pages: number
  readonly excludedCount: number
  readonly excludedMore: string | null
  readonly excluded: readonly { readonly child: ChildCell; readonly reason: string }[]
  readonly waiting: WaitingShown | null
  readonly definition: readonly { readonly key: string; readonly value: string }[]
  readonly csvHref: string
}

export const ROWS_A_PAGE = 100
/** Every child of whom the page of a figure speaks on one of its pages: their names must be read. */
export function childrenShown(
  figure: Figure<SubjectId>,
  shown: ScorecardOn<SubjectId>,
  page: number,
): readonly SubjectId[] {
  const rows = inPageOrder(figure).slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE)
  const waiting = longest(waitingBeside(figure.id, shown)?.children ?? [])
  return [...new Set([...rows, ...figure.excluded.slice(0, BESIDE), ...waiting].map(({ child }) => child))]
}

/** Every word of the page that shows who is behind a figure, who is left out and why, and who still waits. */
export function presentIndicator(
  indicator: Indicator,
  figure: Figure<SubjectId>,
  shown: ScorecardOn<SubjectId>,
  asked: { readonly period: PeriodName; readonly page: number; readonly names: ReadonlyMap<string, ChildCalled> },
): IndicatorShown {
  const periods = periodsOn(shown.on)
  const { id } = indicator
  const days = figure.rows.flatMap((row) => (row.days === undefined ? [] : [row.days]))
  const rows = inPageOrder(figure)
  return {
    id,
    title: indicator.title,
    periodLinks: periodNames.map((name) => ({
      text: sayPeriod(name, periods[name]),
      href: `/scorecard/${id}?period=${name}`,
      isCurrent: name === asked.period,
    })),
    value: sayValue(figure),
    of: sayOf(figure),
    verdict: verdictOf(figure),
    threshold: figure.threshold === null ? null : `Threshold ${figure.threshold} days, ${sayBetter[indicator.better]}`,
    within: sayWithin(figure),
    says: sayLongest(days),
    chart:
      figure.unit === 'days' && days.length > 0
        ? { label: `${id}: each child’s days against the threshold`, chart: barChart(days, figure.threshold) }
        : null,
    heads: headsFor(figure),
    caption: `${sayCount(rows.length, 'child', 'children')} behind the figure`,
    lines: rows.slice((asked.page - 1) * ROWS_A_PAGE, asked.page * ROWS_A_PAGE).map((row) => ({
      child: cellFor(asked.names, row.child),
      cells: cellsOf(figure, isTold(asked.names, row.child) ? row : withoutDates(row)),
      verdict: againstThreshold(row.days, figure.threshold),
    })),
    page: asked.page,
    pages: Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE)),
    excludedCount: figure.excluded.length,
    excludedMore: moreWords(figure.excluded.length),
    excluded: figure.excluded
      .slice(0, BESIDE)
      .map(({ child, reason }) => ({ child: cellFor(asked.names, child), reason })),
    waiting: presentWaiting(id, shown, figure.threshold, asked.names),
    definition: [
      { key: 'Who counts', value: indicator.counts },
      { key: 'Who is left out', value: indicator.leavesOut },
      { key: 'Source', value: indicator.source },
      { key: 'How far to trust it', value: sayTrust[indicator.trust] },
      { key: 'Version of the definition', value: String(indicator.version) },
    ],
    csvHref: `/scorecard/${id}/download?period=${asked.period}`,
  }
}
