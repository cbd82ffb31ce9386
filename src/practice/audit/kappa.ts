/** How far two people who grade the same cases agree, beyond what chance would give. */
export interface Agreement {
  readonly cases: number
  /** Cases with the very same grade from both. */
  readonly same: number
  /**
   * Cohen’s kappa with linear weights, from -1 to 1: two grades apart count twice as much as one. Null where it says
   * nothing: without cases, or where both gave one and the same grade to all.
   */
  readonly kappa: number | null
}

/** Pairs of grades by their place, 0 to `categories` - 1: the auditor’s and the moderator’s. */
export function agreement(pairs: readonly (readonly [number, number])[], categories: number): Agreement {
  const cases = pairs.length
  const same = pairs.filter(([a, b]) => a === b).length
  const count = (which: 0 | 1, grade: number): number => pairs.filter((pair) => pair[which] === grade).length
  const observed = pairs.reduce((sum, [a, b]) => sum + Math.abs(a - b), 0)
  const places = Array.from({ length: categories }, (_, place) => place)
  const expected = places.reduce(
    (sum, a) => sum + places.reduce((more, b) => more + Math.abs(a - b) * count(0, a) * count(1, b), 0),
    0,
  )
  return { cases, same, kappa: expected === 0 ? null : 1 - (observed * cases) / expected }
}

/** What a kappa means, in the words of Landis and Koch (1977). */
export function sayKappa(kappa: number | null): string {
  if (kappa === null) return 'It cannot be worked out'
  const words: readonly (readonly [number, string])[] = [
    [0.8, 'almost perfect'],
    [0.6, 'substantial'],
    [0.4, 'moderate'],
    [0.2, 'fair'],
    [0, 'slight'],
  ]
  const word = kappa < 0 ? 'less than chance would give' : (words.find(([over]) => kappa > over)?.[1] ?? 'slight')
  return `${kappa.toFixed(2).replace('-', '−')}: ${word}`
}
