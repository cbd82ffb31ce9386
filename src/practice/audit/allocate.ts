/** A case that is to be audited, or a social worker whose practice is: then `subject` is their number too. */
export interface Case {
  readonly subject: string
  readonly team: string | null
  /** The number of the social worker who has it. */
  readonly worker: string | null
}

export interface Auditor {
  readonly id: string
  readonly name: string
  readonly team: string | null
  readonly workers: readonly string[]
}

/** Whether somebody may audit or moderate a case: never one that they hold, or that is their team’s. */
export const isAway = ({ team, workers }: Omit<Auditor, 'name' | 'id'>, of: Omit<Case, 'subject'>): boolean =>
  !(of.worker !== null && workers.includes(of.worker)) && !(of.team !== null && of.team === team)

export interface Allotted<T extends Case> {
  readonly case: T
  readonly auditor: string
  /** Null where it is not moderated, or nobody else is away from it. */
  readonly moderator: string | null
}

export interface Allocation<T extends Case> {
  readonly allotted: readonly Allotted<T>[]
  /** Cases that every auditor holds or has in their team: nobody audits them. */
  readonly left: readonly T[]
}

/** Who has least so far; of several the first in the order in which they stand. */
const least = (auditors: readonly Auditor[], load: ReadonlyMap<string, number>): Auditor | undefined =>
  auditors.toSorted((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0))[0]

/**
 * Shares cases among auditors away from their own, evenly: the cases that fewest may audit first, each to whoever has
 * least. Every nth case, `moderateEvery`, goes to another auditor to moderate; 0: none.
 */
export function allocate<T extends Case>(
  cases: readonly T[],
  auditors: readonly Auditor[],
  moderateEvery: number,
): Allocation<T> {
  const audits = new Map<string, number>()
  const moderations = new Map<string, number>()
  const add = (load: Map<string, number>, id: string) => load.set(id, (load.get(id) ?? 0) + 1)
  const left: T[] = []
  const allotted: Allotted<T>[] = []
  const hardest = cases
    .map((each) => ({ each, away: auditors.filter((auditor) => isAway(auditor, each)) }))
    .toSorted((a, b) => a.away.length - b.away.length)
  for (const [nth, { each, away }] of hardest.entries()) {
    const auditor = least(away, audits)
    if (!auditor) {
      left.push(each)
      continue
    }
    add(audits, auditor.id)
    const isModerated = moderateEvery > 0 && nth % moderateEvery === 0
    const moderator = isModerated
      ? least(
          away.filter(({ id }) => id !== auditor.id),
          moderations,
        )
      : undefined
    if (moderator) add(moderations, moderator.id)
    allotted.push({ case: each, auditor: auditor.id, moderator: moderator?.id ?? null })
  }
  return { allotted, left }
}
