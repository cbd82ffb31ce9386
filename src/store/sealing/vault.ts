import { type KeyObject, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AuthorityId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { givePositions } from '../appending/positions-given.ts'
import { opened, rewrapped, type Sealed, sealed } from '../appending/sealed.ts'
import type { Store, Tx } from '../database/store.ts'
import { writeSaying } from './saying.ts'

interface Row extends Sealed {
  readonly id: string
}

/** Reads every row; of the vault, few enough to be opened one by one. */
async function rowsIn(tx: Tx, authority: AuthorityId, table: 'vault' | 'vault_use'): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select id, key_id as "keyId", wrapped_key as "wrappedKey", ciphertext from ${sql.table(table)}
    where authority = ${authority} order by id`.execute(tx)
  return rows
}

/** How many records are in the vault. */
export const countSealed = (store: Store, authority: AuthorityId): Promise<number> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from vault where authority = ${authority}`.execute(
      tx,
    )
    return Number(rows[0]?.n ?? 0)
  })

/** A sealed record, opened: what it is depends on the release that sealed it. */
export interface OpenedFromVault {
  readonly id: string
  readonly content: unknown
}

/** Opens every record in the vault, to find one among them. Throws where the key is another or a row was altered. */
export const openVault = (store: Store, authority: AuthorityId, privateKey: KeyObject): Promise<OpenedFromVault[]> =>
  store.inAuthority(authority, async (tx) =>
    (await rowsIn(tx, authority, 'vault')).map((row) => ({ id: row.id, content: opened(row, privateKey) })),
  )

/**
 * Wraps every data key by another key, in one transaction: what the old key opened it opens no longer. Rows that are under
 * the new key already are left, so that an interrupted change can be asked for again. Answers how many were changed.
 */
export const rewrapVault = (
  store: Store,
  authority: AuthorityId,
  from: KeyObject,
  to: { readonly key: KeyObject; readonly id: string },
): Promise<number> =>
  store.inAuthority(authority, async (tx) => {
    let changed = 0
    for (const table of ['vault', 'vault_use'] as const)
      for (const row of await rowsIn(tx, authority, table)) {
        if (row.keyId === to.id) continue
        const { keyId, wrappedKey } = rewrapped(row, from, to.key)
        await sql`update ${sql.table(table)} set key_id = ${keyId}, wrapped_key = ${wrappedKey}
          where authority = ${authority} and id = ${row.id}`.execute(tx)
        changed += 1
      }
    return changed
  })

/** An opening of the vault, a release out of it, or a purge that was asked for: in clear only who and when. */
export interface VaultUse {
  readonly id: string
  readonly kind: 'open' | 'release' | 'purge'
  readonly askedBy: string
  readonly askedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly decision: 'approved' | 'refused' | null
}

/** Who uses the vault, on which day, and as which type of fact the record says so. */
export interface UsingVault {
  readonly by: string
  readonly today: Day
  readonly saidAs: { readonly type: string; readonly shape: number }
}

/** Says in the record that the vault was used, by the number of the use alone: of whom, it does not say. */
async function say(tx: Tx, authority: AuthorityId, { by, today, saidAs }: UsingVault, use: string, did: string) {
  const entry = await writeSaying(tx, { authority, by, today, request: randomUUID() }, saidAs, { use, did })
  await givePositions(tx, authority, [entry])
}

const asks: Readonly<Record<VaultUse['kind'], string>> = {
  open: 'opened',
  release: 'release-asked',
  purge: 'purge-asked',
}

/** Notes that somebody opens the vault, or asks for a release or a purge. What it is about, and why, is sealed. Answers its id. */
export const noteVaultUse = (
  store: Store,
  authority: AuthorityId,
  use: UsingVault & { readonly id?: string; readonly kind: VaultUse['kind']; readonly about: unknown },
  publicKey: KeyObject,
): Promise<string> =>
  store.inAuthority(authority, async (tx) => {
    const id = use.id ?? randomUUID()
    const { keyId, wrappedKey, ciphertext } = sealed(use.about, publicKey)
    const { rows } = await sql`insert into vault_use (authority, id, kind, asked_by, key_id, wrapped_key, ciphertext)
      values (${authority}, ${id}, ${use.kind}, ${use.by}, ${keyId}, ${wrappedKey}, ${ciphertext})
      on conflict do nothing returning id`.execute(tx)
    if (rows.length > 0) await say(tx, authority, use, id, asks[use.kind]) // a double click is one use
    return id
  })

/** A second person decides on a release, or refuses a purge, once. Answers whether it was theirs to decide. */
export const decideRelease = (
  store: Store,
  authority: AuthorityId,
  id: string,
  decided: UsingVault & { readonly decision: 'approved' | 'refused' },
): Promise<boolean> =>
  store.inAuthority(authority, async (tx) => {
    const { by, decision } = decided
    const { rows } = await sql`
      update vault_use set decided_by = ${by}, decided_at = now(), decision = ${decision}
      where authority = ${authority} and id = ${id}
        and (kind = 'release' or (kind = 'purge' and ${decision} = 'refused')) and decision is null and asked_by <> ${by}
      returning id`.execute(tx)
    if (rows.length > 0) await say(tx, authority, decided, id, decision)
    return rows.length > 0
  })

/** The last uses of the vault, the newest first; with the private key, what each was about. */
export const readVaultUses = (
  store: Store,
  authority: AuthorityId,
  privateKey: KeyObject | null,
  limit: number,
): Promise<readonly (VaultUse & { readonly about: unknown })[]> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<VaultUse & Sealed>`
      select id, kind, asked_by as "askedBy", asked_at as "askedAt", decided_by as "decidedBy", decided_at as "decidedAt",
        decision, key_id as "keyId", wrapped_key as "wrappedKey", ciphertext
      from vault_use where authority = ${authority} order by asked_at desc, id limit ${limit}`.execute(tx)
    return rows.map(({ keyId, wrappedKey, ciphertext, ...use }) => ({
      ...use,
      about: privateKey === null ? null : opened({ keyId, wrappedKey, ciphertext }, privateKey),
    }))
  })
