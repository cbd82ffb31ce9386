import { indicators, type Figure, type Indicator } from '../../../account/index.ts'
import { sayDate, sayShortDate } from '../../../time/index.ts'
import { sayCount, sayNumber, type Standing } from '../../../web/ui/index.ts'
import { barChart, type BarChart } from './bars.ts'
import { periodNames, periodsOn, type PeriodName, type ScorecardOn, type Waiting } from './figures.ts'
import type { OpenPeriods } from './ports.ts'
import { sayBetter, sayOf, sayPeriodShort, sayValue } from './words.ts'

/** How a figure stands against its threshold, in a word and a shape. */
export interface Verdict {
  readonly standing: Standing
  readonly says: string
}

export interface FigureCell {
  readonly value: string
  readonly of: string
  /** Where the children behind it are; null for a reader who may see none. */
  readonly href: string | null
  /** What the link opens, for those who hear the links alone. */
  readonly about: string
  readonly verdict: Verdict | null
}

export interface IndicatorLine {
  readonly id: string
  readonly title: string
  readonly better: string
  readonly isOurs: boolean
  readonly cells: readonly FigureCell[]
  readonly threshold: string
  readonly thresholdDays: number | null
  readonly trend: readonly (number | null)[]
  readonly waiting: string
}

export interface ScorecardShown {
  readonly lead: string
  readonly periodHeads: readonly string[]
  readonly lines: readonly IndicatorLine[]
  readonly chart: {
    readonly heading: string
    readonly label: string
    readonly chart: BarChart
    readonly within: Verdict | null
    readonly says: string | null
    readonly href: string
  } | null
  readonly trendTable: { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] } | null
  /** What a reader who may see no child is not shown; null for others. */
  readonly notShown: string | null
}

const SHOWN: readonly PeriodName[] = ['three-years', 'last-year', 'this-year']

/** Met or not, in word and shape; null where nothing was published or no child counts. */
export const verdictOf = (figure: Figure<unknown>): Verdict | null =>
  figure.met === null
    ? null
    : figure.met
      ? { standing: 'on-course', says: 'Met' }
      : { standing: 'late', says: 'Not met' }

const hrefOf = (id: string, period: PeriodName): string => `/scorecard/${id}?period=${period}`

/** The threshold of the periods shown, the three years' first: another year may have another. */
function thresholdWords(figures: readonly Figure<unknown>[]): string {
  const days = new Set(figures.flatMap(({ threshold }) => threshold ?? []))
  if (days.size > 0) return [...days].map((each) => `${each} days`).join(', then ')
  return figures[0]?.id === 'A10' ? 'none published' : 'none set'
}

/** Few wait, so that somebody might be known by it. */
const MOST_FEW = 5

function waitingWords(id: string, shown: ScorecardOn<string>, only: OpenPeriods | null): string {
  const waiting: Waiting<string> | null =
    id === 'A1' ? shown.waitingForFamily : id === 'A2' ? shown.waitingForMatch : null
  if (waiting === null) return ''
  if (waiting.children.length === 0) return 'nobody waits'
  if (only !== null) return waiting.children.length > MOST_FEW ? `${waiting.children.length} waiting` : 'Not shown'
  const median = waiting.median === null ? '' : `, median ${sayNumber(waiting.median)} days so far`
  const past = waiting.threshold === null ? '' : `, ${waiting.pastThreshold} past ${waiting.threshold}`
  return `${waiting.children.length} waiting${median}${past}`
}

const hidden: FigureCell = { value: 'Not shown', of: 'it tells of few', href: null, about: '', verdict: null }

function lineOf(indicator: Indicator, shown: ScorecardOn<string>, only: OpenPeriods | null): IndicatorLine {
  const figureIn = (period: PeriodName): Figure<string> | undefined =>
    shown.figures[period].find((figure) => figure.id === indicator.id)
  const periods = periodsOn(shown.on)
  return {
    id: indicator.id,
    title: indicator.title,
    better: sayBetter[indicator.better],
    isOurs: indicator.trust === 'ours',
    cells: SHOWN.flatMap((period) => {
      const figure = figureIn(period)
      if (!figure) return []
      if (only !== null && !only[period].has(indicator.id)) return [hidden]
      const about = `${indicator.id}, ${sayPeriodShort(period, periods[period])}: the children behind it`
      return [
        {
          value: sayValue(figure),
          of: sayOf(figure),
          href: only === null ? hrefOf(indicator.id, period) : null,
          about,
          verdict: verdictOf(figure),
        },
      ]
    }),
    threshold: thresholdWords(SHOWN.flatMap((period) => figureIn(period) ?? [])),
    thresholdDays: figureIn('this-year')?.threshold ?? null,
    trend: only === null ? (shown.trends.get(indicator.id) ?? []).map(({ value }) => value) : [],
    waiting: waitingWords(indicator.id, shown, only),
  }
}

/** What the longest waits do to the mean: "The 2 longest waits, 1,096 and 1,180 days, add 45 days to the average." */
export function sayLongest(days: readonly number[]): string | null {
  const sorted = [...days].sort((a, b) => a - b)
  const [next, last] = sorted.slice(-2)
  if (sorted.length < 5 || next === undefined || last === undefined) return null
  const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length
  const adds = Math.round(mean(sorted) - mean(sorted.slice(0, -2)))
  return adds < 1
    ? null
    : `The two longest waits, ${sayNumber(next)} and ${sayNumber(last)} days, add ${sayCount(adds, 'day', 'days')} to the average.`
}

/** How many of the waits are within the threshold, in words; null where there is none. */
export function sayWithin(figure: Figure<unknown>): Verdict | null {
  if (figure.threshold === null || figure.denominator === 0) return null
  const limit = figure.threshold
  const within = figure.rows.filter((row) => (row.days ?? 0) <= limit).length
  return {
    standing: within === figure.denominator ? 'on-course' : 'unknown',
    says: `${within} of ${figure.denominator} within ${limit} days`,
  }
}

function chartOf(shown: ScorecardOn<string>): ScorecardShown['chart'] {
  const figure = shown.figures['three-years'].find(({ id }) => id === 'A1')
  if (!figure || figure.rows.length === 0) return null
  const days = figure.rows.flatMap((row) => (row.days === undefined ? [] : [row.days]))
  const heading = `A1: the ${sayCount(figure.denominator, 'child', 'children')} adopted in the three years`
  return {
    heading,
    label: `${heading}, each child’s days from entering care to moving in, against ${figure.threshold ?? 'no'} days`,
    chart: barChart(days, figure.threshold),
    within: sayWithin(figure),
    says: sayLongest(days),
    href: hrefOf('A1', 'three-years'),
  }
}

function trendTable(shown: ScorecardOn<string>): NonNullable<ScorecardShown['trendTable']> {
  const steps = shown.trends.get('A1') ?? []
  return {
    heads: ['Indicator', ...steps.map(({ until }) => sayShortDate(until))],
    rows: indicators.map(({ id, unit }) => [
      id,
      ...(shown.trends.get(id) ?? []).map(({ value }) =>
        value === null ? 'None' : `${sayNumber(Math.round(value))}${unit === 'percent' ? '%' : ''}`,
      ),
    ]),
  }
}

const NOT_SHOWN =
  'Figures that tell of few are not shown, nor are others from which they would follow, the quarters and each child’s wait: somebody might be known by them.'

/**
 * Every word and number of the scorecard page. `only`: the figures that a reader may read who may see no child; each child’s
 * wait, and quarters that overlap, are then left out whole.
 */
export function presentScorecard(shown: ScorecardOn<string>, only: OpenPeriods | null = null): ScorecardShown {
  const periods = periodsOn(shown.on)
  const end = sayDate(periods['three-years'].to)
  return {
    lead: `Three years to ${end}, and this year so far. ${only === null ? 'Choose any figure to see the children behind it and who is left out. ' : ''}Waiting children stand beside finished ones, because A1 and A2 count only children already adopted.`,
    periodHeads: SHOWN.map((name) => sayPeriodShort(name, periods[name])),
    lines: indicators.map((indicator) => lineOf(indicator, shown, only)),
    chart: only === null ? chartOf(shown) : null,
    trendTable: only === null ? trendTable(shown) : null,
    notShown: only === null ? null : NOT_SHOWN,
  }
}

/** Whether a word in an address names one of the periods. */
export const isPeriodName = (word: string | undefined): word is PeriodName => periodNames.some((name) => name === word)
