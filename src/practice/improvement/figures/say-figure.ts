import type { Run } from '../../../account/index.ts'
import type { Day } from '../../../time/index.ts'
import { sayMonth, sayNumber, type Standing } from '../../../web/ui/index.ts'
import { bandOf, readBands } from '../bands.ts'
import type { Measure } from '../measures.ts'
import { sayBand, type Said } from '../words.ts'
import type { Line } from './lines.ts'
import type { MonthValue } from './read-figures.ts'
import type { ShownLine } from './standing-view.ts'

const MOST_DECIMALS = 4

/** With one decimal, or as many as it takes that the number said lies in the band of the value itself: 79.96 % is not 80.0 %. */
function rounded(measure: Measure, value: number): string {
  for (let decimals = 1; decimals < MOST_DECIMALS; decimals += 1) {
    const said = value.toFixed(decimals)
    if (bandOf(measure, Number(said)) === bandOf(measure, value)) return said
  }
  return value.toFixed(MOST_DECIMALS)
}

/** A value in the unit of its measure. */
export function sayValueOf(measure: Measure, value: number): string {
  switch (measure.unit) {
    case 'percent':
      return `${rounded(measure, value)}%`
    case 'count':
      return sayNumber(value)
    case 'days':
      return `${rounded(measure, value)} days`
    case 'caseload':
      return `${rounded(measure, value)} children`
    case 'per-officer':
      return `${rounded(measure, value)} each`
  }
}

/** What a value is made of: "45 of 60", or in the words of its unit. */
export function sayMadeOf({ measure, as }: Line, { num, den }: Pick<MonthValue, 'num' | 'den'>): string {
  if (as === 'caseload') return `${sayNumber(num)} children, ${sayNumber(den)} workers`
  if (as === 'highest') return 'Of one worker'
  if (measure.unit === 'count') return sayNumber(num)
  if (measure.unit === 'days') return `${sayNumber(num)} days over ${sayNumber(den)}`
  if (measure.unit === 'per-officer') return `${sayNumber(num)} alerts, ${sayNumber(den)} officers`
  return `${sayNumber(num)} of ${sayNumber(den)}`
}

/** "November 2026 so far", where the month is that of the day. */
export const sayMonthOn = (month: Day, on: Day): string =>
  month.slice(0, 7) === on.slice(0, 7) ? `${sayMonth(month)} so far` : sayMonth(month)

/** Whether a change is one for the better. */
export function isBetter({ polarity }: Measure, before: number, now: number): boolean | null {
  return now === before ? null : now > before === (polarity === 'higher')
}

/** Which way the last value went, from the one before it: an arrow that points up or down, and whether that is better. */
export function directionOf({ line, months, last }: ShownLine): string {
  const before = months.findLast(({ month, value }) => last !== null && month < last.month && value !== null)
  if (last?.value == null || before?.value == null) return ''
  const better = isBetter(line.measure, before.value, last.value)
  const than = `than in ${sayMonth(before.month)}`
  if (better === null) return `→ as in ${sayMonth(before.month)}`
  return `${last.value > before.value ? '↗' : '↘'} ${better ? 'better' : 'worse'} ${than}`
}

const silences: Readonly<Record<NonNullable<Run['silent']>, string>> = {
  'few-points': 'Fewer than ten months have a value: too few to tell a change from chance.',
  'small-numbers':
    'Most months count fewer than ten: one child moves the figure a long way, so no run is read into it and no limits are drawn.',
}

/** What the run of months shows beside chance, each in a sentence. */
export function sayRun({ line, run }: Pick<ShownLine, 'line' | 'run'>): readonly string[] {
  if (run.silent !== null) return [silences[run.silent]]
  const isUp = (up: boolean): string =>
    up === (line.measure.polarity === 'higher') ? 'for the better' : 'for the worse'
  const said = [
    ...(run.shift === null
      ? []
      : [`A shift ${isUp(run.shift === 'above')}: six months or more lie ${run.shift} the median.`]),
    ...(run.trend === null
      ? []
      : [`A trend ${isUp(run.trend === 'up')}: five months or more go ${run.trend} one after another.`]),
  ]
  return said.length === 0 ? ['No shift and no trend: the months vary as chance does.'] : said
}

/** The band of the last value; that a small number hides it; or that there is none. */
export function sayStanding({ line, band, isLastHidden, last }: ShownLine): Said {
  if (isLastHidden) return { says: 'Not shown: it tells of few', standing: 'unknown' }
  if (band === null || last === null) return { says: 'No value', standing: 'unknown' }
  return readBands(line.measure).length === 0 && band === 'none'
    ? { says: 'No bands agreed', standing: 'unknown' }
    : sayBand(band)
}

export const standingOfTarget = (measure: Measure, value: number, target: number): Standing =>
  value === target || isBetter(measure, target, value) === true ? 'on-course' : 'at-risk'
