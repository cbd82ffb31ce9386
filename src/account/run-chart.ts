/** What a run of values shows beside chance. By run rules and not by control limits: those would be drawn around percentages of five. */
export interface Run {
  /** The middle of all values; null of fewer than `LEAST_POINTS`. */
  readonly median: number | null
  /** Six or more after another on one side of the median, up to the last: which side. */
  readonly shift: 'above' | 'below' | null
  /** Five or more after another each higher, or each lower, up to the last. */
  readonly trend: 'up' | 'down' | null
  /** Why nothing is read into it; null where something may be. */
  readonly silent: 'few-points' | 'small-numbers' | null
}

/** A run chart needs ten values or more; a shift six, a trend five: the usual rules of run charts. */
const LEAST_POINTS = 10
const SHIFT_POINTS = 6
const TREND_POINTS = 5
/** Of fewer than so many, one child moves a percentage by ten points or more. */
export const FEW = 10

export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** Values on the median belong to no side and break no run. */
function shiftOf(values: readonly number[], median: number): Run['shift'] {
  const sides = values.filter((value) => value !== median).map((value) => value > median)
  const last = sides.at(-1)
  if (last === undefined) return null
  const run = sides.length - 1 - sides.findLastIndex((side) => side !== last)
  return run >= SHIFT_POINTS ? (last ? 'above' : 'below') : null
}

/** A value like the one before belongs to the run and adds nothing to it. */
function trendOf(values: readonly number[]): Run['trend'] {
  const steps = values.filter((value, n) => n === 0 || value !== values[n - 1])
  let run = 1
  let way: Run['trend'] = null
  for (let n = steps.length - 1; n > 0; n -= 1) {
    const step = (steps[n] ?? 0) > (steps[n - 1] ?? 0) ? 'up' : 'down'
    if (way !== null && step !== way) break
    way = step
    run += 1
  }
  return run >= TREND_POINTS ? way : null
}

/** Reads a series of values with what each is out of; months without a value are left out. `isCount`: not a share of anything. */
export function runOf(
  points: readonly { readonly value: number | null; readonly den: number }[],
  isCount = false,
): Run {
  const known = points.flatMap(({ value, den }) => (value === null ? [] : [{ value, den }]))
  const values = known.map(({ value }) => value)
  if (values.length < LEAST_POINTS) return { median: null, shift: null, trend: null, silent: 'few-points' }
  const median = medianOf(values)
  const typical = medianOf(known.map(({ den }) => den)) ?? 0
  if (!isCount && typical < FEW) return { median, shift: null, trend: null, silent: 'small-numbers' }
  return { median, shift: median === null ? null : shiftOf(values, median), trend: trendOf(values), silent: null }
}
