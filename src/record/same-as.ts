import { event, type EventDefinition } from './definition.ts'
import type { Revision, SubjectId } from './fact.ts'
import { factsFrom } from './facts-from.ts'

/** One child who is on record twice. A person confirms it, nobody guesses; withdrawing it parts the two again. */
export const sameAs: EventDefinition = event('child.same-as', {
  title: 'The same child as another record',
  describes:
    'Two records are of one child: a number was changed, or the child was entered twice. Their facts are then read together under one of them. Withdrawn, each record is as it was.',
  rank: 3,
  happenedOn: { kind: 'date', label: 'Joined on', notAfter: 'today' },
  // The body also names, as `under`, which of its two subjects is the root: an identifier, which no page shows.
  fields: { number: { kind: 'text', label: 'Number of the other record', optional: true } },
  says: () => 'Joined with another record of the same child',
})

const definitions = new Map([[sameAs.type, sameAs]])

/** The record under which each joined record is read: never itself a joined one. Records that stand alone are absent. */
export function rootsFrom(revisions: readonly Revision[]): Map<SubjectId, SubjectId> {
  const roots = new Map<SubjectId, SubjectId>()
  const said = revisions.filter(({ type }) => type === sameAs.type)
  for (const { body, subjects } of said.length > 0 ? factsFrom(once(said), definitions) : []) {
    const root = subjects.find((subject) => subject === body['under'])
    const member = subjects.find((subject) => subject !== body['under'])
    if (!root || !member || roots.has(member)) continue
    const under = roots.get(root) ?? root
    if (under === member) continue
    roots.set(member, under)
    for (const [other, its] of roots) if (its === member) roots.set(other, under)
  }
  return roots
}

/** Revisions that were found by several of their subjects, each once. */
export function once(revisions: readonly Revision[]): Revision[] {
  const found = new Map(revisions.map((each) => [`${each.fact} ${each.revision}`, each]))
  return [...found.values()]
}
