import type { Measure } from './measures.ts'

/** Four states and not three, since nothing is printed for worse than "requires improvement"; and three for rows without whole bands. */
export type Band =
  'outstanding' | 'good' | 'good-or-better' | 'requires-improvement' | 'below-printed-bands' | 'direction-only' | 'none'

/** From and to, each with whether it is itself within. */
interface Range {
  readonly from: number
  readonly isFromWithin: boolean
  readonly to: number
  readonly isToWithin: boolean
}

const CONDITION = /(>=|<=|>|<)(\d+(?:\.\d+)?)/g

/** `>=65 and <80` as a range; null where a text gives no bound, as "better if quicker" does. */
export function rangeOf(text: string): Range | null {
  let range: Range = { from: -Infinity, isFromWithin: true, to: Infinity, isToWithin: true }
  const bounds = [...text.matchAll(CONDITION)]
  for (const [, sign = '', number] of bounds) {
    const isWithin = sign.endsWith('=')
    range = sign.startsWith('>')
      ? { ...range, from: Number(number), isFromWithin: isWithin }
      : { ...range, to: Number(number), isToWithin: isWithin }
  }
  return bounds.length === 0 ? null : range
}

const isIn = (range: Range, value: number): boolean =>
  (value > range.from || (range.isFromWithin && value === range.from)) &&
  (value < range.to || (range.isToWithin && value === range.to))

const names: Readonly<Record<string, Band>> = {
  outstanding: 'outstanding',
  good: 'good',
  'good or better': 'good-or-better',
  requires_improvement: 'requires-improvement',
}

interface Read {
  readonly band: Band
  readonly range: Range
}

/** The bands of a measure with their bounds, worst first as printed. */
export const readBands = ({ interpreted }: Measure): readonly Read[] =>
  Object.entries(interpreted).flatMap(([name, text]) => {
    const band = names[name]
    const range = rangeOf(text)
    return band && range ? [{ band, range }] : []
  })

/**
 * The band of a value, which is never rounded first: 79.5 % is not 80 %. What lies on the bad side of every band is below
 * the printed bands; what lies on the good side of every band, where that is closed, is in none.
 */
export function bandOf(measure: Measure, value: number): Band {
  const bands = readBands(measure)
  if (bands.length === 0) return 'direction only' in measure.interpreted ? 'direction-only' : 'none'
  const found = bands.find(({ range }) => isIn(range, value))
  if (found) return found.band
  const isWorse =
    measure.polarity === 'higher'
      ? bands.every(({ range }) => value <= range.from)
      : bands.every(({ range }) => value >= range.to)
  return isWorse ? 'below-printed-bands' : 'none'
}

/** A value from what it is made of; null where there is nothing to divide by. In per cent for measures that are one. */
export function valueOf({ unit }: Measure, numerator: number, denominator: number): number | null {
  if (denominator === 0) return null
  return (numerator / denominator) * (unit === 'percent' ? 100 : 1)
}

/** Why no such value can be, in a sentence; null where it can. */
export function whyImpossible({ unit }: Measure, value: number): string | null {
  if (!Number.isFinite(value)) return 'The value must be a number, such as 81.5.'
  if (value < 0) return 'The value must not be below 0.'
  return unit === 'percent' && value > 100 ? 'This measure is a percentage: its value must be from 0 to 100.' : null
}
