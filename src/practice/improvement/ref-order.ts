/** The numbers of a reference such as `1.1.17`, without the letters before them. What is no number comes last. */
export const refParts = (ref: string): readonly number[] =>
  ref
    .replace(/^[A-Z]+/, '')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : Number.MAX_SAFE_INTEGER))

/** The letters before the numbers of a reference: `A` of `A2`; empty where there are none. */
export const refLetters = (ref: string): string => /^[A-Z]*/.exec(ref)?.[0] ?? ''

/** Compares references number by number: 1.1.9 comes before 1.1.10. */
export function compareRefs(a: readonly number[], b: readonly number[]): number {
  for (let n = 0; n < Math.max(a.length, b.length); n += 1) {
    const difference = (a[n] ?? -1) - (b[n] ?? -1)
    if (difference !== 0) return difference
  }
  return 0
}
