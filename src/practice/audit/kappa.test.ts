import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreement, sayKappa } from './kappa.ts'

/** So many pairs of each kind, row by row: the auditor’s grade is the row, the moderator’s the column. */
const pairsOf = (table: readonly (readonly number[])[]): readonly (readonly [number, number])[] =>
  table.flatMap((row, a) => row.flatMap((count, b) => Array.from({ length: count }, () => [a, b] as const)))

describe('Weighted kappa', () => {
  it('of two grades is Cohen’s kappa: 20, 5, 10 and 15 of 50 give 0.4', () => {
    // Observed 35/50 = 0.7; by chance 0.5 × 0.6 + 0.5 × 0.4 = 0.5; (0.7 - 0.5) / (1 - 0.5) = 0.4.
    const { kappa, cases, same } = agreement(pairsOf([[20, 5], [10, 15]]), 2) // prettier-ignore
    expect([cases, same]).toEqual([50, 35])
    expect(kappa).toBeCloseTo(0.4, 10)
  })

  it('counts two grades apart twice as much as one', () => {
    const near = agreement([[0, 0], [0, 0], [1, 1], [1, 1], [2, 2], [2, 1]], 3) // prettier-ignore
    const far = agreement([[0, 0], [0, 0], [1, 1], [1, 1], [2, 2], [2, 0]], 3) // prettier-ignore
    // Sum of |a - b| n(a) m(b): near 2×(3×1 + 1×2) + 2×(2×1 + 1×1) + 2×(2×2 + 3×1) = 10 + 6 + 14 = 30; 1 - 1×6/30 = 0.8.
    expect(near.kappa).toBeCloseTo(0.8, 10)
    // Far: 2×(2×1 + 1×2) + 2×(3×1 + 1×1) + 2×(3×2 + 2×1) = 8 + 8 + 16 = 32; 1 - 2×6/32 = 0.625.
    expect(far.kappa).toBeCloseTo(0.625, 10)
  })

  it('is 1 where all agree on more than one grade, -1 where two always take the other’s, and null where there is nothing to tell', () => {
    expect(agreement([[0, 0], [3, 3]], 4).kappa).toBe(1) // prettier-ignore
    expect(agreement([[0, 3], [3, 0]], 4).kappa).toBe(-1) // prettier-ignore
    expect(agreement([], 4).kappa).toBeNull()
    expect(agreement([[1, 1], [1, 1]], 4)).toEqual({ cases: 2, same: 2, kappa: null }) // prettier-ignore
  })

  it('lies from -1 to 1, is the same whichever is called the auditor, and 1 only where all agree', () => {
    const grade = fc.nat(3)
    fc.assert(
      fc.property(fc.array(fc.tuple(grade, grade), { maxLength: 40 }), (pairs) => {
        const { kappa, cases, same } = agreement(pairs, 4)
        const other = agreement(pairs.map(([a, b]) => [b, a] as const), 4).kappa // prettier-ignore
        if (kappa === null || other === null) {
          expect(other).toBe(kappa)
          return
        }
        expect(kappa).toBeGreaterThanOrEqual(-1)
        expect(kappa).toBeLessThanOrEqual(1)
        expect(other).toBeCloseTo(kappa, 10)
        expect(kappa === 1).toBe(cases === same)
      }),
    )
  })

  it('is said in words', () => {
    expect([0.85, 0.7, 0.5, 0.3, 0.1, -0.2, null].map(sayKappa)).toEqual([
      ...['0.85: almost perfect', '0.70: substantial', '0.50: moderate', '0.30: fair', '0.10: slight'],
      ...['−0.20: less than chance would give', 'It cannot be worked out'],
    ])
  })
})
