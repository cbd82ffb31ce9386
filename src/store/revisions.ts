import { sql } from 'kysely'
import type { AuthorityId, Revision, SubjectId } from '../record/index.ts'
import type { Tx } from './store.ts'

interface RevisionRow extends Omit<Revision, 'happenedOn' | 'recordedOn'> {
  readonly subject: SubjectId
  readonly happened_on: Revision['happenedOn']
  readonly recorded_on: Revision['recordedOn']
}

/** Every revision of every fact about these subjects; with `upTo`, those of entries at that position or before. */
export async function readRevisions(
  tx: Tx,
  authority: AuthorityId,
  subjects: readonly SubjectId[],
  upTo?: number,
): Promise<Map<SubjectId, Revision[]>> {
  const found = new Map<SubjectId, Revision[]>(subjects.map((subject) => [subject, []]))
  if (subjects.length === 0) return found
  const known = upTo === undefined ? sql`` : sql`and n.position <= ${upTo}`
  // In the order written, whatever the planner believes: a database without statistics (just loaded, or embedded, where
  // nothing gathers them) otherwise looks the subject up for every event there is. Measured: 4.9 s against 65 ms.
  const { rows } = await sql<RevisionRow>`
    with s as materialized (
      select subject, entry, n from event_subject
      where authority = ${authority} and subject = any(${subjects}::uuid[]))
    select s.subject, e.fact, e.revision, e.type, e.shape, e.happened_on, e.subjects, e.body,
      n.voice, n.statement, n.recorded_on
    from s
    cross join lateral (
      select * from event e where e.authority = ${authority} and e.entry = s.entry and e.n = s.n offset 0) e
    join entry n on n.authority = ${authority} and n.id = s.entry ${known}`.execute(tx)
  for (const { subject, happened_on, recorded_on, ...rest } of rows)
    found.get(subject)?.push({ ...rest, happenedOn: happened_on, recordedOn: recorded_on })
  return found
}
