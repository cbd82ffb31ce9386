import { sql } from 'kysely'
import type { Grouped, ReadGrouped } from '../../practice/child/index.ts'
import { factsFrom, type EventDefinitions, type Revision, type SubjectId } from '../../record/index.ts'
import { readRevisions } from '../projecting/revisions.ts'
import { seen } from '../projecting/seen.ts'
import type { Store } from '../database/store.ts'

const TYPE = 'child.sibling-group'

type Row = Omit<Grouped, 'inGroup' | 'earlier'> & { readonly records: readonly SubjectId[] }

/** Reads children with the facts that say with whom they are planned for, and everyone in a group with one of them. */
export const readGrouped =
  (store: Store, definitions: EventDefinitions): ReadGrouped =>
  (reading, children) => {
    const { authority, generation } = reading
    return store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<Row>`
        select c.subject, c.name, c.source_ref as "sourceRef", c.born_on as "bornOn",
          array(select s.id from subject s where s.authority = ${authority} and s.same_as = c.subject)::text[] || c.subject::text
            as records
        from child c
        where c.authority = ${authority} and c.generation = ${generation} and (
          c.subject = any(${children}::uuid[]) or c.sibling_group in (
            select sibling_group from child where authority = ${authority} and generation = ${generation}
              and subject = any(${children}::uuid[]) and sibling_group is not null))
          and ${seen(reading, sql`c.subject`)}
        order by c.born_on nulls last, c.subject limit 200`.execute(tx)
      const revisions = await readRevisions(
        tx,
        authority,
        rows.flatMap(({ records }) => records),
      )
      return rows.map(({ records, ...child }) => {
        const own = records.flatMap((record) => revisions.get(record) ?? [])
        const [inGroup = null, ...earlier] = groupFacts(own, definitions)
        return { ...child, inGroup, earlier }
      })
    })
  }

/** What was said of a child's group, the fact that stands first. */
const groupFacts = (revisions: readonly Revision[], definitions: EventDefinitions): NonNullable<Grouped['inGroup']>[] =>
  factsFrom(
    revisions.filter(({ type }) => type === TYPE),
    definitions,
  )
    .toReversed()
    .flatMap(({ id, revision, happenedOn, subjects, body: { group } }) =>
      typeof group === 'string' ? [{ group, fact: id, lastRevision: revision, since: happenedOn, subjects }] : [],
    )
