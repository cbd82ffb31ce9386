import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AuthorityId } from '../record/index.ts'
import type { Store } from './store.ts'

/** What somebody typed and could not send: the fields of a form and the address they were for. */
export interface Draft {
  readonly about: string
  readonly fields: Readonly<Record<string, readonly string[]>>
}

const KEPT_DAYS = 30

/**
 * Keeps what was typed by whoever had this session until it ended. Answers whether it could be kept: nobody knows whose
 * it was where there never was such a session.
 */
export async function keepDraft(store: Store, digest: string, { about, fields }: Draft): Promise<boolean> {
  const whose = await store.asApplication((tx) =>
    tx.selectFrom('session').select(['authority', 'person']).where('id', '=', digest).executeTakeFirst(),
  )
  if (!whose) return false
  const { authority, person } = whose
  await store.inAuthority(authority, async (tx) => {
    await sql`delete from draft where authority = ${authority} and kept_at < now() - ${KEPT_DAYS} * interval '1 day'`.execute(
      tx,
    )
    const draft = { authority, id: randomUUID(), by_person: person, about, fields: JSON.stringify(fields) }
    await tx.insertInto('draft').values(draft).execute()
  })
  return true
}

/** Takes the last of what a person typed and could not send in the past day; null where there is nothing. */
export const takeDraft = (store: Store, authority: AuthorityId, person: string): Promise<Draft | null> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<Draft>`
      delete from draft where authority = ${authority} and id = (
        select id from draft where authority = ${authority} and by_person = ${person}
          and kept_at > now() - interval '1 day' order by kept_at desc limit 1)
      returning about, fields`.execute(tx)
    return rows[0] ?? null
  })
