import { sql } from 'kysely'
import type { AuthorityId } from '../../record/index.ts'
import { vaultDigest } from '../appending/sealed.ts'
import type { Tx } from '../database/store.ts'
import type { Fault } from './verified.ts'

/** What entries that are in the chain say was emptied, redacted or issued again; of several, the last holds. */
export interface Emptied {
  /** `entry.n`. */
  readonly events: ReadonlySet<string>
  /** Numbers of reads. */
  readonly reads: ReadonlySet<number>
  /** By number of a read: what is left of it is committed to by this, hexadecimal. */
  readonly redacted: ReadonlyMap<number, string>
  /** By `fact/name`: the SHA-256 of an edition's file as it was issued again, hexadecimal. */
  readonly files: ReadonlyMap<string, string>
  /** Of the whole vault after the last sealing; null where nothing was ever sealed. */
  readonly vault: string | null
}

interface Told {
  readonly events: readonly string[]
  readonly reads: readonly string[]
  readonly redacted: readonly string[]
  readonly files: readonly string[]
  readonly vault?: string
}

const pairs = (said: readonly string[]): [string, string][] =>
  said.map((each) => {
    const [of = '', is = ''] = each.split(' ')
    return [of, is]
  })

/** Reads what sealing and purging say of themselves, in the order of the chain. */
export async function readEmptied(tx: Tx, authority: AuthorityId): Promise<Emptied> {
  const { rows } = await sql<{ body: Told }>`
    select e.body from event e join entry n on n.authority = ${authority} and n.id = e.entry
    where e.authority = ${authority} and e.type in ('records.sealed', 'records.purged') and n.position is not null
    order by n.position, e.n`.execute(tx)
  const told = rows.map(({ body }) => body)
  return {
    events: new Set(told.flatMap(({ events }) => events)),
    reads: new Set(told.flatMap(({ reads }) => reads.map(Number))),
    redacted: new Map(told.flatMap(({ redacted }) => pairs(redacted)).map(([n, is]) => [Number(n), is])),
    files: new Map(told.flatMap(({ files }) => pairs(files))),
    vault: told.findLast(({ vault }) => vault !== undefined)?.vault ?? null,
  }
}

/** Holds the vault against what the last sealing left. Which row was altered shows when it is opened. */
export async function verifyVault(tx: Tx, authority: AuthorityId, { vault }: Emptied): Promise<Fault[]> {
  const { rows } = await sql<{ id: string; ciphertext: Buffer }>`
    select id, ciphertext from vault where authority = ${authority}`.execute(tx)
  if (vault === null ? rows.length === 0 : vaultDigest(rows) === vault) return []
  return [{ where: 'the vault', what: 'it is not as the last sealing left it' }]
}

/**
 * Holds the uses of the vault against what the record says of them: none is gone, and each was asked and decided by whom it
 * says. Uses of a release before are in no entry.
 */
export async function verifyVaultUses(tx: Tx, authority: AuthorityId): Promise<Fault[]> {
  const { rows } = await sql<{ use: string }>`
    select distinct e.body ->> 'use' as use from event e
    join entry n on n.authority = ${authority} and n.id = e.entry and n.position is not null
    left join vault_use u on u.authority = ${authority} and u.id::text = e.body ->> 'use'
    where e.authority = ${authority} and e.type = 'records.vault-used' and (u.id is null or case
      when e.body ->> 'did' in ('approved', 'refused')
        then u.decision is distinct from e.body ->> 'did' or u.decided_by is distinct from n.by_person
      else u.asked_by <> n.by_person end)
    order by use`.execute(tx)
  return rows.map(({ use }) => ({ where: `use ${use} of the vault`, what: 'it is not as the record says' }))
}
