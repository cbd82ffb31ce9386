import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AuthorityId } from '../../record/index.ts'
import { notWhileSealing } from '../appending/sealing-lock.ts'
import type { Store, Tx } from '../database/store.ts'

/** What somebody typed and did not save: the fields of a form and the address that it is sent to. */
export interface Draft {
  readonly about: string
  readonly fields: Readonly<Record<string, readonly string[]>>
}

/** A draft as it is kept. */
export interface KeptDraft extends Draft {
  /** Raised by one with everything that is typed. */
  readonly version: number
  readonly keptAt: Date
}

/** What is to be kept of a form. */
export interface DraftToKeep extends Draft {
  /** The version that this one was typed over; null: whatever there is. */
  readonly over: number | null
  /** The unique id of the form: of what is saved already, nothing is kept that arrives late. */
  readonly request: string
}

const KEPT_DAYS = 30

/** So many drafts a person has at most: the oldest goes. */
const MOST = 100

async function forgetOld(tx: Tx, authority: AuthorityId, person: string): Promise<void> {
  await sql`delete from draft where authority = ${authority} and (kept_at < now() - ${KEPT_DAYS} * interval '1 day'
    or id in (select id from draft where authority = ${authority} and by_person = ${person}
      order by kept_at desc offset ${MOST}))`.execute(tx)
}

/** The database takes no NUL in a text. */
const asJson = (fields: Draft['fields']): string => JSON.stringify(fields).replaceAll('\\u0000', '')

const CHILD = '^/children/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})'

/** Nothing is kept for a form about a child whose record is no longer here: it was sealed while somebody typed. */
const isOnRecord = (authority: AuthorityId, about: string) => sql`(not ${about}::text ~ ${CHILD} or exists (
  select from subject where authority = ${authority} and id = substring(${about}::text from ${CHILD})::uuid))`

const upsert = (authority: AuthorityId, person: string, { about, fields }: Draft, isInterrupted: boolean) => sql`
  insert into draft as d (authority, id, by_person, about, fields, is_interrupted)
  select ${authority}::integer, ${randomUUID()}::uuid, ${person}::text, ${about}::text, ${asJson(fields)}::jsonb,
    ${isInterrupted}::boolean
  where ${isOnRecord(authority, about)}`

const replaced = sql`on conflict (authority, by_person, about) do update set fields = excluded.fields,
  version = d.version + 1, kept_at = now(), is_interrupted = excluded.is_interrupted`

/**
 * Keeps what was typed by whoever had this session until it ended. Answers whether it could be kept: nobody knows whose
 * it was where there never was such a session.
 */
export async function keepInterrupted(store: Store, digest: string, draft: Draft): Promise<boolean> {
  const whose = await store.asApplication((tx) =>
    tx.selectFrom('session').select(['authority', 'person']).where('id', '=', digest).executeTakeFirst(),
  )
  if (!whose) return false
  const { authority, person } = whose
  await store.inAuthority(authority, async (tx) => {
    await notWhileSealing(tx, authority)
    await forgetOld(tx, authority, person)
    await sql`${upsert(authority, person, draft, true)} ${replaced}`.execute(tx)
  })
  return true
}

/** The last form that a person sent in the past day and that could not be taken; null where there is none. It is shown once. */
export const takeInterrupted = (store: Store, authority: AuthorityId, person: string): Promise<Draft | null> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<Draft>`
      update draft set is_interrupted = false where authority = ${authority} and id = (
        select id from draft where authority = ${authority} and by_person = ${person} and is_interrupted
          and kept_at > now() - interval '1 day' order by kept_at desc limit 1)
      returning about, fields`.execute(tx)
    return rows[0] ?? null
  })

/**
 * Keeps what a person has typed so far. Answers the version that is kept now; the other draft, where the same form was
 * filled in elsewhere since; null where the form is saved already, or the child is no longer on record.
 */
export const keepDraft = (
  store: Store,
  authority: AuthorityId,
  person: string,
  draft: DraftToKeep,
): Promise<{ readonly kept: number } | { readonly other: KeptDraft } | null> =>
  store.inAuthority(authority, async (tx) => {
    const { over, request, about } = draft
    await notWhileSealing(tx, authority)
    const saved = await sql`select from entry where authority = ${authority} and request = ${request}`.execute(tx)
    if (saved.rows.length > 0) return null
    const { rows } = await sql<{ version: number }>`
      ${upsert(authority, person, draft, false)} ${replaced}
      where ${over}::integer is null or d.version = ${over}::integer or d.fields = excluded.fields
      returning version`.execute(tx)
    const [kept] = rows
    if (kept) {
      if (kept.version === 1) await forgetOld(tx, authority, person)
      return { kept: kept.version }
    }
    const [other] = await draftsIn(tx, authority, person, [about])
    return other ? { other } : null
  })

async function draftsIn(
  tx: Tx,
  authority: AuthorityId,
  person: string,
  abouts: readonly string[],
): Promise<readonly KeptDraft[]> {
  const { rows } = await sql<KeptDraft>`
    select about, fields, version, kept_at as "keptAt" from draft
    where authority = ${authority} and by_person = ${person} and about = any(${abouts}::text[])
      and kept_at > now() - ${KEPT_DAYS} * interval '1 day'`.execute(tx)
  return rows
}

/** What a person typed into these forms and did not save. */
export const readDrafts = (
  store: Store,
  authority: AuthorityId,
  person: string,
  abouts: readonly string[],
): Promise<readonly KeptDraft[]> => store.inAuthority(authority, (tx) => draftsIn(tx, authority, person, abouts))

/** Deletes what a person typed into a form: it is saved, or thrown away. */
export const forgetDraft = (store: Store, authority: AuthorityId, person: string, about: string): Promise<void> =>
  store.inAuthority(authority, async (tx) => {
    await sql`delete from draft
      where authority = ${authority} and by_person = ${person} and about = ${about}`.execute(tx)
  })
