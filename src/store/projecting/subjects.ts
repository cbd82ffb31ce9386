import { type RawBuilder, sql } from 'kysely'
import type { AuthorityId, Save, SubjectId } from '../../record/index.ts'
import type { Folded, Known } from './fold-subjects.ts'
import { kept } from '../database/kept-statements.ts'
import type { Tx } from '../database/store.ts'
import { arrayCell, columns, type Row, selected, unnested } from '../database/unnest.ts'

/** The source whose numbers children are known by. */
export const SOURCE = 'ssda903'

/** Locks subjects until the transaction ends, ascending by id in one statement, so that no two savers wait for each other. */
export async function lockSubjects(
  tx: Tx,
  authority: AuthorityId,
  ids: RawBuilder<unknown>,
  unless: RawBuilder<boolean> = sql`false`,
): Promise<Known[]> {
  const { rows } = await kept(sql<Known>`
    with locked as materialized (
      select id, kind from subject where authority = ${authority} and id = any(${ids}) and not (${unless})
      order by id for update
    )
    select l.id, l.kind, r.ref as "sourceRef" from locked l
    left join source_ref r on r.authority = ${authority} and r.subject = l.id and r.source = ${SOURCE}`).execute(tx)
  return rows
}

const newColumns = columns('id:uuid kind practices:text[] same_as:uuid')
const refColumns = columns('source ref subject:uuid')

/** What a source calls a subject. */
export interface SourceRef {
  readonly source: string
  readonly ref: string
  readonly subject: SubjectId
}

/** Makes subjects that do not exist yet, with the numbers that the source knows them by. */
export async function insertSubjects(
  tx: Tx,
  authority: AuthorityId,
  subjects: Save['newSubjects'],
  folded: ReadonlyMap<SubjectId, Folded>,
): Promise<void> {
  if (subjects.length === 0) return
  const rows = subjects.map(({ id, kind }): Row => [
    id,
    kind,
    practicesCell(folded.get(id)),
    folded.get(id)?.sameAs ?? null,
  ])
  await sql`insert into subject (authority, id, kind, practices, same_as)
    select ${authority}::integer, ${selected('s', newColumns)} from ${unnested('s', newColumns, rows)}`.execute(tx)
  const refs = subjects.flatMap(({ id, sourceRef }): SourceRef[] =>
    sourceRef === null ? [] : [{ source: SOURCE, ref: sourceRef, subject: id }],
  )
  await insertRefs(tx, authority, refs)
}

/** Notes what sources call subjects that exist. */
export async function insertRefs(tx: Tx, authority: AuthorityId, refs: readonly SourceRef[]): Promise<void> {
  if (refs.length === 0) return
  const rows = refs.map(({ source, ref, subject }): Row => [source, ref, subject])
  await sql`insert into source_ref (authority, source, ref, subject)
    select ${authority}::integer, r.source, r.ref, r.subject from ${unnested('r', refColumns, rows)}`.execute(tx)
}

/** The subjects that a source calls so, by what it calls them. */
export async function subjectsCalled(
  tx: Tx,
  authority: AuthorityId,
  source: string,
  refs: readonly string[],
): Promise<ReadonlyMap<string, SubjectId>> {
  const { rows } = await sql<{ ref: string; subject: SubjectId }>`select ref, subject from source_ref
    where authority = ${authority} and source = ${source} and ref = any(${refs}::text[])`.execute(tx)
  return new Map(rows.map(({ ref, subject }) => [ref, subject]))
}

const practicesCell = (folded: Folded | undefined): string => arrayCell(folded?.practices ?? [])

const updateColumns = columns('id:uuid practices:text[] same_as:uuid')

/** Counts a save on subjects that exist, and says in which practices they now have facts and under which they are read. */
export async function updateSubjects(
  tx: Tx,
  authority: AuthorityId,
  folded: ReadonlyMap<SubjectId, Folded>,
): Promise<void> {
  for (const statement of subjectUpdates(authority, folded)) await statement.execute(tx)
}

/** The statement that does so; none where there is nobody. */
export function subjectUpdates(
  authority: AuthorityId,
  folded: ReadonlyMap<SubjectId, Folded>,
): readonly RawBuilder<unknown>[] {
  if (folded.size === 0) return []
  const rows = [...folded].map(([id, each]): Row => [id, practicesCell(each), each.sameAs])
  return [
    sql`update subject s set version = s.version + 1, practices = u.practices::text[], same_as = u.same_as
      from ${unnested('u', updateColumns, rows)} where s.authority = ${authority} and s.id = u.id`,
  ]
}
