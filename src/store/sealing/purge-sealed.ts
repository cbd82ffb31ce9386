import type { KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import { opened, sealed, vaultDigest, type Sealed } from '../appending/sealed.ts'
import { givePositions } from '../appending/positions-given.ts'
import { BESIDE } from '../appending/sealing-lock.ts'
import type { Store, Tx } from '../database/store.ts'
import { isDoneBy, isLocked, LOCK_TIMEOUT_MS, writeSaying, type Emptier, type SaidAs } from './saying.ts'

/** A practice’s words for a purge out of the vault, and what it reads in what was sealed. */
export interface SealedPurgingWords {
  readonly saidAs: SaidAs
  /** Which records of the vault a use of it was about. */
  readonly recordsIn: (about: unknown) => readonly string[]
  /** What is left of a use that was about a record, once it is purged. */
  readonly without: (about: unknown, record: string) => unknown
  /** Why what was sealed may not be purged on the day; null where it may. */
  readonly whyKept: (content: unknown) => 'held' | 'too-early' | null
}

/** The vault’s keys: what was sealed must be read before it goes, and what is left of its uses is sealed again. */
export interface SealedPurgingKeys {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

export interface SealedPurgeAsked extends Emptier {
  /** The use of the vault by which somebody else asked. */
  readonly use: string
}

export type NotPurgedFromVault = 'not-asked' | 'same-person' | 'held' | 'too-early' | 'already-done' | 'busy'

interface Row extends Sealed {
  readonly id: string
}

/**
 * Purges a sealed record whose time is over: its row leaves the vault for good, and an entry says who asked, who did it and
 * what the vault then is. Its empty events, its closing figures and its keyed numbers stay: no return makes it again.
 */
export async function purgeSealed(
  store: Store,
  keys: SealedPurgingKeys,
  words: SealedPurgingWords,
  asked: SealedPurgeAsked,
): Promise<'purged' | NotPurgedFromVault> {
  try {
    return await store.inAuthority(asked.authority, (tx) => purgeIn(tx, keys, words, asked), {
      lockTimeoutMs: LOCK_TIMEOUT_MS,
    })
  } catch (error) {
    if (isLocked(error)) return 'busy'
    throw error
  }
}

async function purgeIn(
  tx: Tx,
  keys: SealedPurgingKeys,
  words: SealedPurgingWords,
  asked: SealedPurgeAsked,
): Promise<'purged' | NotPurgedFromVault> {
  const { authority, by, use } = asked
  if (await isDoneBy(tx, asked)) return 'already-done'
  // Alone with the vault: the entry says what the whole of it is afterwards.
  await sql`select pg_advisory_xact_lock(${BESIDE}, ${authority})`.execute(tx)
  const found = await whatWasAsked(tx, keys, words, asked)
  if (found === null) return 'not-asked'
  if (found.askedBy === by) return 'same-person'
  const why = words.whyKept(opened(found.row, keys.privateKey))
  if (why !== null) return why
  await sql`update vault_use set decided_by = ${by}, decided_at = now(), decision = 'approved'
      where authority = ${authority} and id = ${use}`.execute(tx)
  const { rows: left } = await sql<{ id: string; ciphertext: Buffer }>`
      select id, ciphertext from vault where authority = ${authority} and id <> ${found.row.id}`.execute(tx)
  const { rule, why: because } = words.saidAs
  const entry = await writeSaying(tx, asked, words.saidAs, {
    ...{ why: because, rule, events: [], reads: [], redacted: [], files: [] },
    ...{ askedBy: found.askedBy, vault: vaultDigest(left) },
  })
  const uses = await usesWithout(tx, keys, words, asked, found.row.id)
  await sql`select purge_from_vault(${authority}::integer, ${entry}::bigint, ${found.row.id}::uuid, ${use}::uuid,
      ${JSON.stringify(uses)}::jsonb)`.execute(tx)
  await givePositions(tx, authority, [entry])
  return 'purged'
}

/** The row of the vault whose purge somebody asked for and nobody decided; null where there is none. */
async function whatWasAsked(
  tx: Tx,
  { privateKey }: SealedPurgingKeys,
  { recordsIn }: SealedPurgingWords,
  { authority, use }: SealedPurgeAsked,
): Promise<{ readonly askedBy: string; readonly row: Row } | null> {
  const { rows } = await sql<Row & { askedBy: string }>`
    select id, asked_by as "askedBy", key_id as "keyId", wrapped_key as "wrappedKey", ciphertext from vault_use
    where authority = ${authority} and id = ${use} and kind = 'purge' and decision is null for update`.execute(tx)
  const [asked] = rows
  if (asked === undefined) return null
  const [record] = recordsIn(opened(asked, privateKey))
  const vault = await sql<Row>`select id, key_id as "keyId", wrapped_key as "wrappedKey", ciphertext from vault
    where authority = ${authority} and id::text = ${record ?? ''}`.execute(tx)
  const [row] = vault.rows
  return row === undefined ? null : { askedBy: asked.askedBy, row }
}

/** Every use of the vault that was about a record, without it: sealed again, as the function of the database takes them. */
async function usesWithout(
  tx: Tx,
  { privateKey, publicKey }: SealedPurgingKeys,
  { recordsIn, without }: SealedPurgingWords,
  { authority }: SealedPurgeAsked,
  record: string,
) {
  const { rows } = await sql<Row>`select id, key_id as "keyId", wrapped_key as "wrappedKey", ciphertext from vault_use
    where authority = ${authority}`.execute(tx)
  return rows
    .map((row) => ({ id: row.id, about: opened(row, privateKey) }))
    .filter(({ about }) => recordsIn(about).includes(record))
    .map(({ id, about }) => {
      const { keyId, wrappedKey, ciphertext } = sealed(without(about, record), publicKey)
      return { id, keyId, wrappedKey: wrappedKey.toString('base64'), ciphertext: ciphertext.toString('base64') }
    })
}
