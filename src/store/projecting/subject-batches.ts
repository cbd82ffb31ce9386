import { sql } from 'kysely'
import type { AuthorityId, SubjectId } from '../../record/index.ts'
import type { Known } from './fold-subjects.ts'
import type { Tx } from '../database/store.ts'
import { SOURCE } from './subjects.ts'

/** How many subjects are read and folded at once: what memory then holds is a few tens of thousands of events. */
export const BATCH = 500

/** The next subjects after one, by id. */
export async function nextSubjects(
  tx: Tx,
  authority: AuthorityId,
  after: SubjectId | null,
  howMany = BATCH,
): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select s.id, s.kind, r.ref as "sourceRef" from subject s
    left join source_ref r on r.authority = ${authority} and r.subject = s.id and r.source = ${SOURCE}
    where s.authority = ${authority} and (${after}::uuid is null or s.id > ${after}::uuid)
    order by s.id limit ${howMany}`.execute(tx)
  return rows
}

export async function countSubjects(tx: Tx, authority: AuthorityId): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from subject where authority = ${authority}`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}
