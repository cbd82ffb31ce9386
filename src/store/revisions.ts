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
  const { rows } = await sql<RevisionRow>`
    select s.subject, e.fact, e.revision, e.type, e.shape, e.happened_on, e.subjects, e.body,
      n.voice, n.statement, n.recorded_on
    from event_subject s
    join event e on e.authority = s.authority and e.entry = s.entry and e.n = s.n
    join entry n on n.authority = s.authority and n.id = s.entry
    where s.authority = ${authority} and s.subject = any(${subjects}::uuid[]) ${known}`.execute(tx)
  for (const { subject, happened_on, recorded_on, ...rest } of rows)
    found.get(subject)?.push({ ...rest, happenedOn: happened_on, recordedOn: recorded_on })
  return found
}
