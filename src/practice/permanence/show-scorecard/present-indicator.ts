import type { Figure, FigureRow, Indicator } from '../../../account/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import { sayShortDate, type Day } from '../../../time/index.ts'
import { sayCount, sayNumber, type Standing } from '../../../web/ui/index.ts'
import { called } from '../../child/index.ts'
import { barChart, type BarChart } from './bars.ts'
import { periodNames, periodsOn, type PeriodName, type ScorecardOn, type Waiting } from './figures.ts'
import type { ChildCalled } from './ports.ts'
import { sayLongest, sayWithin, verdictOf, type Verdict } from './present.ts'
import { sayBetter, sayOf, sayPeriod, sayTrust, sayValue } from './words.ts'

/** A child in a table: the link says the name, the address only the random id. */
export interface ChildCell {
  readonly href: string
  readonly called: string
  readonly team: string
}

export interface ChildLine {
  readonly child: ChildCell
  /** From, until, and what counts: the columns depend on the indicator's unit. */
  readonly cells: readonly string[]
  readonly verdict: Verdict | null
}

export interface WaitingShown {
  readonly heading: string
  /** That more wait than are shown. */
  readonly more: string | null
  readonly lines: readonly { readonly child: ChildCell; readonly days: string; readonly verdict: Verdict | null }[]
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
/** Of those left out and those who wait, so many are shown; the file holds all. */
export const BESIDE = 60

/** A figure's rows are put in order once: the same figure stands while nothing is saved. */
const ordered = new WeakMap<Figure<string>, readonly FigureRow<string>[]>()

/** The rows of a figure in the order of its page: the longest wait first, those who count before those who do not, then by date. */
export function inPageOrder<Child extends string>(figure: Figure<Child>): readonly FigureRow<Child>[] {
  const before = ordered.get(figure)
  if (before) return before as readonly FigureRow<Child>[] // put there for this very figure
  const when = (row: FigureRow<Child>): string => row.on ?? row.until ?? ''
  const byDate = (a: FigureRow<Child>, b: FigureRow<Child>): number =>
    when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0
  const rows = [...figure.rows].sort(
    (a, b) => (b.days ?? 0) - (a.days ?? 0) || Number(b.in ?? false) - Number(a.in ?? false) || byDate(a, b),
  )
  ordered.set(figure, rows)
  return rows
}

const shortDate = (on: Day | undefined): string => (on === undefined ? '' : sayShortDate(on))

function headsFor(figure: Figure<unknown>): readonly string[] {
  if (figure.unit === 'days') return ['Child', 'From', 'Until', 'Days']
  if (figure.unit === 'children') return ['Child', 'On']
  return figure.id === 'A3' ? ['Child', 'From', 'Until', 'Counts as'] : ['Child', 'On', 'Counts as']
}

const YES: Readonly<Record<string, readonly [string, string]>> = {
  A3: ['In time', 'Not in time'],
  A4: ['Adopted', 'Left care another way'],
  A5: ['Plan changed', 'Plan not changed'],
}

function cellsOf(figure: Figure<unknown>, row: FigureRow<unknown>): readonly string[] {
  if (figure.unit === 'days') return [shortDate(row.from), shortDate(row.until), sayNumber(row.days ?? 0)]
  if (figure.unit === 'children') return [shortDate(row.on)]
  const [yes, no] = YES[figure.id] ?? ['Yes', 'No']
  const counts = row.in ? yes : no
  return figure.id === 'A3' ? [shortDate(row.from), shortDate(row.until), counts] : [shortDate(row.on), counts]
}

function againstThreshold(days: number | null | undefined, threshold: number | null): Verdict | null {
  if (threshold === null || days === null || days === undefined) return null
  const over = days - threshold
  const standing: Standing = over > 0 ? 'late' : 'on-course'
  return { standing, says: over > 0 ? `Over by ${sayCount(over, 'day', 'days')}` : 'Within' }
}

const nameOf = (names: ReadonlyMap<string, ChildCalled>, child: SubjectId): string =>
  called(names.get(child) ?? { name: null, sourceRef: null })

const cellFor = (names: ReadonlyMap<string, ChildCalled>, child: SubjectId): ChildCell => ({
  href: `/children/${child}`,
  called: nameOf(names, child),
  team: names.get(child)?.team ?? '',
})

/** Who still waits, beside a figure that counts only the finished; null for figures that count no wait. */
export function waitingBeside<Child>(id: string, shown: ScorecardOn<Child>): Waiting<Child> | null {
  if (id === 'A1' || id === 'A10' || id === 'A9') return shown.waitingForFamily
  return id === 'A2' ? shown.waitingForMatch : null
}

/** Those who wait longest, as many as are shown. */
const longest = <Child>(children: Waiting<Child>['children']): Waiting<Child>['children'] =>
  [...children].sort((a, b) => (b.days ?? -1) - (a.days ?? -1)).slice(0, BESIDE)

const moreWords = (all: number): string | null =>
  all > BESIDE ? `${sayNumber(BESIDE)} of ${sayNumber(all)} are shown; the download holds all of them.` : null

function presentWaiting(
  id: string,
  shown: ScorecardOn<SubjectId>,
  threshold: number | null,
  names: ReadonlyMap<string, ChildCalled>,
): WaitingShown | null {
  const waiting = waitingBeside(id, shown)
  if (waiting === null) return null
  const what = id === 'A2' ? 'for a match' : 'for a family'
  return {
    heading: `${sayCount(waiting.children.length, 'child', 'children')} still waiting ${what}, not in the figure`,
    more: moreWords(waiting.children.length),
    lines: longest(waiting.children).map(({ child, days }) => ({
      child: cellFor(names, child),
      days: days === null ? 'Start of care is not in the files' : `${sayNumber(days)} days so far`,
      verdict: againstThreshold(days, threshold),
    })),
  }
}

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
      cells: cellsOf(figure, row),
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
