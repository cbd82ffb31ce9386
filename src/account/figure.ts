import type { Figure, FigureRow } from './measure.ts'

/** A ratio to the nearest whole number, halves upwards, in whole-number arithmetic: 494.5 is 495. */
export const roundHalfUp = (numerator: number, denominator: number): number =>
  Math.floor((2 * numerator + denominator) / (2 * denominator))

export interface LeftOut<Child> {
  readonly child: Child
  readonly reason: string
}

/** The mean number of days of its rows. `met` compares the mean before rounding: equal to the threshold is within it. */
export function meanOfDays<Child>(
  id: string,
  rows: readonly (FigureRow<Child> & { readonly days: number })[],
  excluded: readonly LeftOut<Child>[],
  threshold: number | null,
): Figure<Child> {
  const sum = rows.reduce((total, row) => total + row.days, 0)
  const n = rows.length
  return {
    id,
    value: n === 0 ? null : roundHalfUp(sum, n),
    unrounded: n === 0 ? null : sum / n,
    unit: 'days',
    numerator: sum,
    denominator: n,
    threshold,
    met: threshold === null || n === 0 ? null : sum <= threshold * n,
    rows,
    excluded,
  }
}

/** The share of its rows that are `in`, in percent. */
export function share<Child>(
  id: string,
  rows: readonly (FigureRow<Child> & { readonly in: boolean })[],
  excluded: readonly LeftOut<Child>[],
): Figure<Child> {
  const numerator = rows.reduce((total, row) => total + (row.in ? 1 : 0), 0)
  const n = rows.length
  return {
    id,
    value: n === 0 ? null : roundHalfUp(100 * numerator, n),
    unrounded: n === 0 ? null : (100 * numerator) / n,
    unit: 'percent',
    numerator,
    denominator: n,
    threshold: null,
    met: null,
    rows,
    excluded,
  }
}

/** How many rows there are. */
export function count<Child>(
  id: string,
  rows: readonly (FigureRow<Child> & { readonly on: FigureRow<Child>['on'] })[],
  excluded: readonly LeftOut<Child>[],
): Figure<Child> {
  const n = rows.length
  return {
    id,
    value: n,
    unrounded: n,
    unit: 'children',
    numerator: n,
    denominator: n,
    threshold: null,
    met: null,
    rows,
    excluded,
  }
}
