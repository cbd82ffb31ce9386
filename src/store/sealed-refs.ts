import type { KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import type { AuthorityId } from '../record/index.ts'
import { keyedRef } from './sealed.ts'
import type { Tx } from './store.ts'
import { SOURCE } from './subjects.ts'

/** Which of these numbers belong to sealed records: an import leaves them out. */
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
  'Adoption records are sealed here, and the key of the list of their numbers is not at hand. Without it the files would make them again. Set THROUGHLINE_VAULT_KEY to the file of the vault’s key, and import again.'
