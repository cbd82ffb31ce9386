import { type RawBuilder, sql } from 'kysely'
import { rootsFrom, sameAs, type AuthorityId, type Revision, type SubjectId } from '../../record/index.ts'
import type { Known } from './fold-subjects.ts'
import { readRevisions } from './revisions.ts'
import type { Tx } from '../database/store.ts'
import { lockSubjects, SOURCE } from './subjects.ts'

/** Locks subjects with every record that is joined with one of them, and answers all of them. */
export async function lockGroups(tx: Tx, authority: AuthorityId, ids: readonly SubjectId[]): Promise<Known[]> {
  if (ids.length === 0) return []
  for (;;) {
    const locked = await lockGroupsAsSeen(tx, authority, ids)
    // Somebody may have joined another while we waited; once we hold the lock nobody can.
    const { rows } = await groupsOf(authority, ids).execute(tx)
    const group = rows.map(({ id }) => id)
    if (holds(locked, group)) return locked
  }
}

/** Locks subjects with those that were joined with them before anybody was waited for. `unless` spares the wait. */
export const lockGroupsAsSeen = (
  tx: Tx,
  authority: AuthorityId,
  ids: readonly SubjectId[],
  unless: RawBuilder<boolean> = sql`false`,
): Promise<Known[]> => lockSubjects(tx, authority, sql`array(${groupsOf(authority, ids)})`, unless)

/** Whether all of a group are among those that are locked. */
export function holds(locked: readonly Known[], group: readonly SubjectId[]): boolean {
  const held = new Set(locked.map(({ id }) => id))
  return group.every((id) => held.has(id))
}

/** The subjects with every record that is joined with one of them. */
export const groupsOf = (authority: AuthorityId, ids: readonly SubjectId[]): RawBuilder<{ id: SubjectId }> =>
  sql`
    with root as materialized (
      select distinct coalesce(same_as, id) as id from subject
      where authority = ${authority} and id = any(${ids}::uuid[]))
    select id from root
    union all select s.id from root r join subject s on s.authority = ${authority} and s.same_as = r.id`

/**
 * The record under which each joined record is read, by the facts themselves; with `upTo`, as known at that position. Only
 * what joins them is read: reading all that is known of everybody joined took each batch of children as long as its own facts.
 */
export async function readRoots(tx: Tx, authority: AuthorityId, upTo?: number): Promise<Map<SubjectId, SubjectId>> {
  const known = upTo === undefined ? sql`` : sql`and n.position <= ${upTo}`
  const { rows } = await sql<Revision>`
    select e.fact, e.revision, e.type, e.shape, e.subjects, e.happened_on as "happenedOn", e.body,
      n.voice, n.statement, n.recorded_on as "recordedOn"
    from event e join entry n on n.authority = ${authority} and n.id = e.entry
    where e.authority = ${authority} and e.type = ${sql.lit(sameAs.type)} ${known}`.execute(tx)
  return rootsFrom(rows)
}

/** Subjects with those that are joined with them, and what is on record of all, as known at a position where one is given. */
export async function readGroups(
  tx: Tx,
  authority: AuthorityId,
  ids: readonly SubjectId[],
  upTo?: number,
): Promise<{ readonly subjects: readonly Known[]; readonly revisions: ReadonlyMap<SubjectId, readonly Revision[]> }> {
  const roots = await readRoots(tx, authority, upTo)
  const rootOf = (id: SubjectId): SubjectId => roots.get(id) ?? id
  const wanted = new Set(ids.map(rootOf))
  const all = new Set([...ids, ...wanted, ...[...roots.keys()].filter((id) => wanted.has(rootOf(id)))])
  const { rows } = await sql<Known>`
    select s.id, s.kind, r.ref as "sourceRef" from subject s
    left join source_ref r on r.authority = ${authority} and r.subject = s.id and r.source = ${SOURCE}
    where s.authority = ${authority} and s.id = any(${[...all]}::uuid[])`.execute(tx)
  return { subjects: rows, revisions: await readRevisions(tx, authority, [...all], upTo) }
}
