import type { FactId, NewRevision } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import { siblingGroup } from '../events.ts'
import type { GroupFact, Grouped } from './ports.ts'

/** What the form showed of a group: if it is different when the form is saved, somebody changed it meanwhile. */
export const seenAs = (members: readonly Grouped[]): string =>
  members
    .map(({ subject, inGroup }) => `${subject}:${inGroup?.fact ?? ''}:${inGroup?.lastRevision ?? ''}`)
    .sort()
    .join(' ')

interface Chosen {
  readonly child: Grouped
  /** Brothers and sisters who are to be in the group with the child. */
  readonly others: readonly Grouped[]
  /** Who is in the group now, the child aside. */
  readonly before: readonly Grouped[]
  readonly since: Day
}

/** Puts a child in the group. What stands behind and begins no earlier would stand over it, and is withdrawn. */
function put(member: Grouped, group: string, since: Day, newId: () => string): NewRevision[] {
  const { inGroup, earlier, subject } = member
  if (inGroup?.group === group) return []
  const fact = inGroup ?? { fact: newId() as FactId, lastRevision: -1, subjects: [subject] } // a new random uuid
  const over = earlier.filter((each) => each.since >= since).map(withdrawn)
  return [{ ...next(fact), happenedOn: since, body: { group }, texts: {} }, ...over]
}

/** Takes a child out of every group: an earlier one does not come back in its place. */
const takeOut = ({ inGroup, earlier }: Grouped): NewRevision[] =>
  inGroup === null ? [] : [inGroup, ...earlier].map(withdrawn)

const withdrawn = (fact: GroupFact): NewRevision => ({
  ...next(fact),
  happenedOn: null,
  body: {},
  texts: { reason: 'No longer planned for together' },
})

const next = ({ fact, lastRevision, subjects }: Pick<GroupFact, 'fact' | 'lastRevision' | 'subjects'>) => ({
  fact,
  revision: lastRevision + 1,
  type: siblingGroup.type,
  shape: siblingGroup.shape,
  subjects,
})

/**
 * What must be saved so that exactly the chosen children are planned for together: the child's own group is kept where
 * there is one. A group of one is none.
 */
export function regroup({ child, others, before, since }: Chosen, newId: () => string): readonly NewRevision[] {
  const chosen = new Set(others.map(({ subject }) => subject))
  const left = before.filter(({ subject }) => !chosen.has(subject))
  if (others.length === 0) return [child, ...left].flatMap(takeOut)
  const group = child.inGroup?.group ?? newId()
  return [...[child, ...others].flatMap((member) => put(member, group, since, newId)), ...left.flatMap(takeOut)]
}
