import type { Sum } from './ranges.ts'
import type { Small } from './small.ts'

/** How many times over a reader is taken to subtract, and how many results to keep: no more is looked for. */
const ROUNDS = 3
const MOST_RESULTS = 3000

/**
 * What a reader finds by subtracting whatever lies within something else: groups as bits, each with its count. Unknowns
 * that are found one by one are kept apart and taken off every group: what holds of the rest holds with any of them.
 */
export interface Found {
  readonly single: ReadonlyMap<bigint, number>
  readonly groups: ReadonlyMap<bigint, number>
}

export const nothingFound: Found = { single: new Map(), groups: new Map() }

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

type Counted = readonly [group: bigint, count: number]

const isSingle = (group: bigint): boolean => (group & (group - 1n)) === 0n

/** The group without the unknowns that are found by themselves. */
function without(single: ReadonlyMap<bigint, number>, [group, count]: Counted): Counted {
  let [rest, left] = [group, count]
  for (const [bit, of] of single)
    if ((rest & bit) !== 0n) {
      rest ^= bit
      left -= of
    }
  return [rest, left]
}

/** What follows by subtraction when one more group is known: every new group with its count. */
function following(groups: ReadonlyMap<bigint, number>, [group, count]: Counted): readonly Counted[] {
  const all: Counted[] = []
  for (const [other, of] of groups) {
    const common = group & other
    if (common === other) all.push([group ^ other, count - of])
    else if (common === group) all.push([other ^ group, of - count])
  }
  return all
}

/** Takes the groups that hold an unknown, now found, out of the others. */
function holding(groups: Map<bigint, number>, bit: bigint): readonly Counted[] {
  const held = [...groups].filter(([group]) => (group & bit) !== 0n)
  for (const [group] of held) groups.delete(group)
  return held
}

/**
 * Adds a published sum to what was found. `isSmallNew`: whether a small count comes out, of a group that was not found
 * before: then nothing should be added.
 */
export function withSum(found: Found, sum: Counted, { least, most }: Small): Found & { readonly isSmallNew: boolean } {
  const [single, groups] = [new Map(found.single), new Map(found.groups)]
  let isSmallNew = false
  let fresh: readonly Counted[] = [sum]
  for (let round = 0; round <= ROUNDS && fresh.length > 0; round += 1) {
    const next: Counted[] = []
    const now = [...fresh]
    for (let each = now.pop(); each !== undefined; each = now.pop()) {
      const one = without(single, each)
      const [group, count] = one
      if (group === 0n || groups.has(group)) continue
      if (count >= least && count <= most) isSmallNew = true
      if (isSingle(group)) {
        single.set(group, count)
        now.push(...holding(groups, group))
      } else if (groups.size < MOST_RESULTS) {
        next.push(...following(groups, one))
        groups.set(group, count)
      }
    }
    fresh = next
  }
  return { single, groups, isSmallNew }
}
