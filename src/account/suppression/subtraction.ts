import type { Sum } from './ranges.ts'
import type { Small } from './small.ts'

/** How many times over a reader is taken to subtract, and how many results to keep: no more is looked for. */
const ROUNDS = 3
const MOST_RESULTS = 3000

/** What a reader finds by subtracting whatever lies within something else: groups as bits, each with its count. */
export interface Found {
  readonly groups: ReadonlyMap<bigint, number>
}

/** Gives each unknown its bit. */
export function bitsOf(): (sum: Sum) => bigint {
  const bits = new Map<string, bigint>()
  const bitOf = (unknown: string): bigint => {
    const known = bits.get(unknown)
    if (known !== undefined) return known
    const bit = 1n << BigInt(bits.size)
    bits.set(unknown, bit)
    return bit
  }
  return ({ of }) => of.reduce((all, each) => all | bitOf(each), 0n)
}

/** What follows by subtraction when one more group is known: every new group with its count. */
function* following(
  groups: ReadonlyMap<bigint, number>,
  group: bigint,
  count: number,
): Generator<readonly [bigint, number]> {
  for (const [other, of] of groups) {
    const common = group & other
    if (common === other && other !== group) yield [group ^ other, count - of]
    else if (common === group && other !== group) yield [other ^ group, of - count]
  }
}

/**
 * Adds a published sum to what was found. `isSmallNew`: whether a small count comes out, of a group that was not found
 * before: then nothing should be added.
 */
export function withSum(
  { groups }: Found,
  [group, count]: readonly [bigint, number],
  { least, most }: Small,
): Found & { readonly isSmallNew: boolean } {
  const all = new Map(groups)
  let isSmallNew = false
  let fresh: readonly (readonly [bigint, number])[] = [[group, count]]
  for (let round = 0; round <= ROUNDS && fresh.length > 0; round += 1) {
    const next: (readonly [bigint, number])[] = []
    for (const [one, of] of fresh) {
      if (one === 0n || all.has(one)) continue
      if (of >= least && of <= most) isSmallNew = true
      if (all.size >= MOST_RESULTS) continue
      next.push(...following(all, one, of))
      all.set(one, of)
    }
    fresh = next
  }
  return { groups: all, isSmallNew }
}
