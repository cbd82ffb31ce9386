import { type KeyObject, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AuthorityId, Body } from '../../record/index.ts'
import { empty, type EmptyingDone, type EmptyingWords, type FoundRecord } from './emptying.ts'
import type { EmptyingAsked } from './saying.ts'
import type { Rules } from '../projecting/fold-subjects.ts'
import { listSealed } from '../appending/sealed-refs.ts'
import { sealed, vaultDigest } from '../appending/sealed.ts'
import type { Store, Tx } from '../database/store.ts'

/** The keys of the vault: its public half seals, the other knows sealed numbers again. Neither is in the database. */
export interface SealingKeys {
  readonly publicKey: KeyObject
  readonly refs: KeyObject
}

export interface SealAsked extends EmptyingAsked {
  /** As typed: it goes into the vault and nowhere else. */
  readonly reason: string
}

export type SealedAnswer =
  | ({ readonly sealed: true } & EmptyingDone)
  /** Something else must end first: an import, a check, or working out rows anew. */
  | { readonly sealed: false; readonly why: 'busy' | 'not-found' | 'already-sealed' }

/** Moves a child's record into the vault. */
export async function seal(
  store: Store,
  rules: Rules,
  keys: SealingKeys,
  words: EmptyingWords,
  asked: SealAsked,
): Promise<SealedAnswer> {
  const done = await empty<never>(
    store,
    { rules, words, asked },
    { refuses: async () => null, keep: (tx, found) => intoVault(tx, asked, keys, found) },
  )
  if (done === 'already-done') return { sealed: false, why: 'already-sealed' }
  return typeof done === 'string' ? { sealed: false, why: done } : { sealed: true, ...done }
}

async function intoVault(
  tx: Tx,
  { authority, by, reason, today }: SealAsked,
  { publicKey, refs }: SealingKeys,
  { whose, gathered, closed }: FoundRecord,
): Promise<Body> {
  const editions = gathered.editions.map((each) => ({ ...each, content: each.content.toString('base64') }))
  const { ids: subjects, refs: numbers, name } = whose
  const bornOn = gathered.rows['child']?.[0]?.['born_on'] ?? null
  const record = { sealedOn: today, by, reason, closed, subjects, numbers, name, bornOn, rows: gathered.rows, editions }
  const { keyId, wrappedKey, ciphertext } = sealed(record, publicKey)
  await sql`insert into vault (authority, id, key_id, wrapped_key, ciphertext)
    values (${authority}, ${randomUUID()}, ${keyId}, ${wrappedKey}, ${ciphertext})`.execute(tx)
  await listSealed(tx, authority, refs, numbers)
  return { vault: vaultDigest(await vaultRows(tx, authority)) }
}

const vaultRows = async (tx: Tx, authority: AuthorityId) => {
  const { rows } = await sql<{ id: string; ciphertext: Buffer }>`
    select id, ciphertext from vault where authority = ${authority}`.execute(tx)
  return rows
}
