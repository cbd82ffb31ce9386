import {
  isInForceOn,
  lastYearEnd,
  measures,
  scorecard,
  yearsEndingOn,
  yearToDate,
  type Figure,
  type ReportingPeriod,
  type Rows,
  type ScorecardSettings,
} from '../../../account/index.ts'
import { addDays, addMonths, daysBetween, day, type Day } from '../../../time/index.ts'

/** The periods that the page offers, by the word that stands for each in an address. */
export const periodNames = ['three-years', 'last-year', 'this-year'] as const
export type PeriodName = (typeof periodNames)[number]

/** The dates of each period when read on a day: the three years and the year to the last 31 March, and this year so far. */
export const periodsOn = (on: Day): Readonly<Record<PeriodName, ReportingPeriod>> => ({
  'three-years': yearsEndingOn(lastYearEnd(on), 3),
  'last-year': yearsEndingOn(lastYearEnd(on), 1),
  'this-year': yearToDate(on),
})

/** One step of a trend: the year that ends with a quarter. Null where no child counts in it. */
export interface TrendStep {
  readonly until: Day
  readonly value: number | null
}

/** Children who still wait on the day of reading, beside the finished whom a figure counts. */
export interface Waiting<Child> {
  readonly children: readonly { readonly child: Child; readonly days: number | null }[]
  readonly median: number | null
  /** This year's, in days; null where there is none. */
  readonly threshold: number | null
  /** How many wait longer than that. */
  readonly pastThreshold: number
}

export interface ScorecardOn<Child> {
  readonly on: Day
  readonly figures: Readonly<Record<PeriodName, readonly Figure<Child>[]>>
  readonly trends: ReadonlyMap<string, readonly TrendStep[]>
  readonly waitingForFamily: Waiting<Child>
  readonly waitingForMatch: Waiting<Child>
}

const QUARTERS = 12

/** The last days of the twelve quarters that ended last, the earliest first. */
export function quarterEnds(on: Day): readonly Day[] {
  const month = Math.floor((Number(on.slice(5, 7)) - 1) / 3) * 3 + 1
  const thisQuarter = day(`${on.slice(0, 4)}-${String(month).padStart(2, '0')}-01`)
  const next = addMonths(thisQuarter, 3)
  const after = addDays(on, 1) === next ? next : thisQuarter
  return Array.from({ length: QUARTERS }, (_, n) => addDays(addMonths(after, -3 * (QUARTERS - 1 - n)), -1))
}

/** The first day of which the page needs to know: the trend's first year begins then, or the three years do. */
export function firstDayNeeded(on: Day): Day {
  const trend = addMonths(addDays(quarterEnds(on)[0] ?? on, 1), -12)
  const three = periodsOn(on)['three-years'].from
  return trend < three ? trend : three
}

/** The middle of the numbers, halves upwards; null of none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : Math.round((upper + lower) / 2)
}

/** Who waits on a day in a measure of spans, and for how long; a wait whose start is not known counts, but not in the median. */
export function waitingOn<Child extends string>(
  rows: Rows<Child>,
  measure: string,
  on: Day,
  threshold: number | null,
): Waiting<Child> {
  const spans = rows.spans.filter((span) => span.measure === measure && isInForceOn(span, on))
  const children = spans.map((span) => ({
    child: span.subject,
    days: span.waitFromOn === null ? null : daysBetween(span.waitFromOn, on),
  }))
  const known = children.flatMap(({ days }) => (days === null ? [] : [days]))
  return {
    children,
    median: median(known),
    threshold,
    pastThreshold: threshold === null ? 0 : known.filter((days) => days > threshold).length,
  }
}

function trendsOf<Child extends string>(
  rows: Rows<Child>,
  on: Day,
  settings?: ScorecardSettings,
): ReadonlyMap<string, readonly TrendStep[]> {
  const trends = new Map<string, TrendStep[]>()
  for (const until of quarterEnds(on)) {
    const year = { from: addMonths(addDays(until, 1), -12), to: until }
    for (const figure of scorecard(rows, year, settings)) {
      const steps = trends.get(figure.id) ?? []
      steps.push({ until, value: figure.unrounded })
      trends.set(figure.id, steps)
    }
  }
  return trends
}

/** All that the scorecard page shows on a day, summed from the same rows as the figures that the command prints. */
export function scorecardOn<Child extends string>(
  rows: Rows<Child>,
  on: Day,
  settings?: ScorecardSettings,
): ScorecardOn<Child> {
  const periods = periodsOn(on)
  const thisYear = scorecard(rows, periods['this-year'], settings)
  const thresholdOf = (id: string): number | null => thisYear.find((figure) => figure.id === id)?.threshold ?? null
  return {
    on,
    figures: {
      'three-years': scorecard(rows, periods['three-years'], settings),
      'last-year': scorecard(rows, periods['last-year'], settings),
      'this-year': thisYear,
    },
    trends: trendsOf(rows, on, settings),
    waitingForFamily: waitingOn(rows, measures.waitingForFamily, on, thresholdOf('A1')),
    waitingForMatch: waitingOn(rows, measures.waitingForMatch, on, thresholdOf('A2')),
  }
}
