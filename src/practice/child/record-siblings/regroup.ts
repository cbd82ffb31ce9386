import type { FactId, NewRevision, SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import { siblingGroup } from '../events.ts'
import type { Grouped } from './ports.ts'

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

const put = (member: Grouped, group: string, since: Day, newId: () => string): NewRevision | null => {
  const { inGroup } = member
  if (inGroup?.group === group) return null
  const fact = inGroup?.fact ?? (newId() as FactId) // a new random uuid
  const revision = inGroup === null ? 0 : inGroup.lastRevision + 1
  return { ...kind(fact, revision, member.subject), happenedOn: since, body: { group }, texts: {} }
}

const takeOut = (member: Grouped): NewRevision | null =>
  member.inGroup && {
    ...kind(member.inGroup.fact, member.inGroup.lastRevision + 1, member.subject),
    happenedOn: null,
    body: {},
    texts: { reason: 'No longer planned for together' },
  }

const kind = (fact: FactId, revision: number, subject: SubjectId) => ({
  fact,
  revision,
  type: siblingGroup.type,
  shape: siblingGroup.shape,
  subjects: [subject],
})

/**
 * What must be saved so that exactly the chosen children are planned for together: the child's own group is kept where
 * there is one. A group of one is none.
 */
export function regroup({ child, others, before, since }: Chosen, newId: () => string): readonly NewRevision[] {
  const chosen = new Set(others.map(({ subject }) => subject))
  const left = before.filter(({ subject }) => !chosen.has(subject))
  if (others.length === 0) return [child, ...left].map(takeOut).filter((revision) => revision !== null)
  const group = child.inGroup?.group ?? newId()
  return [...[child, ...others].map((member) => put(member, group, since, newId)), ...left.map(takeOut)].filter(
    (revision) => revision !== null,
  )
}
