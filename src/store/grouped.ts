import { sql } from 'kysely'
import type { Grouped, ReadGrouped } from '../practice/child/index.ts'
import { factsFrom, type EventDefinitions, type SubjectId } from '../record/index.ts'
import { readRevisions } from './revisions.ts'
import { seen } from './seen.ts'
import type { Store } from './store.ts'

const TYPE = 'child.sibling-group'

/** Reads children with the facts that say with whom they are planned for, and everyone in a group with one of them. */
export const readGrouped =
  (store: Store, definitions: EventDefinitions): ReadGrouped =>
  (reading, children) => {
    const { authority, generation } = reading
    return store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<Omit<Grouped, 'inGroup'> & { readonly subject: SubjectId }>`
        select subject, name, source_ref as "sourceRef", born_on as "bornOn" from child
        where authority = ${authority} and generation = ${generation} and (
          subject = any(${children}::uuid[]) or sibling_group in (
            select sibling_group from child where authority = ${authority} and generation = ${generation}
              and subject = any(${children}::uuid[]) and sibling_group is not null))
          and ${seen(reading, sql`subject`)}
        order by born_on nulls last, subject limit 200`.execute(tx)
      const revisions = await readRevisions(
        tx,
        authority,
        rows.map(({ subject }) => subject),
      )
      return rows.map((child) => {
        const own = (revisions.get(child.subject) ?? []).filter(({ type }) => type === TYPE)
        const fact = factsFrom(own, definitions).at(-1)
        const group = fact?.body['group']
        if (!fact || typeof group !== 'string') return { ...child, inGroup: null }
        const { id, revision: lastRevision, happenedOn: since } = fact
        return { ...child, inGroup: { group, fact: id, lastRevision, since } }
      })
    })
  }
