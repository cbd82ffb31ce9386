import type { Standing } from './stand.ts'

/** The brothers and sisters on the tracker, by group. */
export type Siblings = ReadonlyMap<string, readonly Standing[]>

/** Who is planned for together with whom, among these. */
export function siblingsIn(standings: readonly Standing[]): Siblings {
  const groups = new Map<string, Standing[]>()
  for (const standing of standings) {
    const { siblingGroup } = standing.child
    if (siblingGroup === null) continue
    const group = groups.get(siblingGroup)
    if (group) group.push(standing)
    else groups.set(siblingGroup, [standing])
  }
  return groups
}
