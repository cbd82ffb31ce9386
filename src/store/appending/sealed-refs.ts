import type { KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import type { AuthorityId } from '../../record/index.ts'
import { keyedRef } from './sealed.ts'
import type { Tx } from '../database/store.ts'
import { SOURCE } from '../projecting/subjects.ts'

/** Lists the numbers of a record that is sealed or purged, so that no import makes it again. */
export async function listSealed(
  tx: Tx,
  authority: AuthorityId,
  key: KeyObject,
  numbers: readonly { readonly source: string; readonly ref: string }[],
): Promise<void> {
  for (const { source, ref } of numbers)
    await sql`insert into sealed_ref (authority, keyed) values (${authority}, ${keyedRef(key, source, ref)})
      on conflict do nothing`.execute(tx)
}

/** Which of these numbers belong to records that were sealed or purged: an import leaves them out. */
export async function sealedAmong(
  tx: Tx,
  authority: AuthorityId,
  listKey: () => KeyObject | null,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from sealed_ref where authority = ${authority}) as any`.execute(tx)
  if (!rows[0]?.any) return new Set()
  const refs = listKey()
  if (refs === null) throw Object.assign(new Error(NO_LIST_KEY), { code: 'no-vault-key' as const })
  const keyed = new Map(numbers.map((ref) => [keyedRef(refs, SOURCE, ref).toString('hex'), ref]))
  const found = await sql<{ keyed: string }>`
    select encode(keyed, 'hex') as keyed from sealed_ref
    where authority = ${authority} and keyed = any(${[...keyed.keys()].map((hex) => Buffer.from(hex, 'hex'))}::bytea[])`.execute(
    tx,
  )
  return new Set(found.rows.flatMap((row) => keyed.get(row.keyed) ?? []))
}

const NO_LIST_KEY =
  'Records were sealed or purged here, and the key of the list of their numbers is not at hand. Without it the files would make them again. Set THROUGHLINE_VAULT_KEY to the file of the vault’s key, and import again.'
