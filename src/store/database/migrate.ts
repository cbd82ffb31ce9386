import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { ensureRoles } from './roles.ts'
import type { Store, Tx } from './store.ts'

export type Migrated =
  | { readonly migrated: true; readonly applied: readonly string[] }
  /** The connecting user may not make what is missing: an administrator must run this first. */
  | { readonly migrated: false; readonly administratorSql: string }

interface Migration {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

/** Any number that nothing else in this database locks by. */
const MIGRATING = 740_325_001

/**
 * Brings the database to this release's schema; doing it twice changes nothing. Throws when a migration that was
 * applied earlier has been altered since, or when the database belongs to a later release.
 */
export async function migrate(store: Store): Promise<Migrated> {
  const roles = await ensureRoles(store)
  if (!roles.ready) return { migrated: false, administratorSql: roles.administratorSql }
  const applied = await store.asUser(async (tx) => {
    await sql`select pg_advisory_xact_lock(${MIGRATING})`.execute(tx)
    await sql`set local role throughline_owner`.execute(tx)
    return applyMissing(tx, migrations())
  })
  return { migrated: true, applied }
}

async function applyMissing(tx: Tx, all: readonly Migration[]): Promise<string[]> {
  await sql`create table if not exists migration
    (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`.execute(tx)
  const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration`.execute(tx)
  const known = new Map(rows.map((row) => [row.name, row.sha256]))
  refuseStrangers(known, all)
  const missing = all.filter((migration) => !known.has(migration.name))
  for (const { name, text, sha256 } of missing) {
    await sql.raw(text).execute(tx)
    await sql`insert into migration (name, sha256) values (${name}, ${sha256})`.execute(tx)
  }
  return missing.map((migration) => migration.name)
}

function refuseStrangers(known: ReadonlyMap<string, string>, all: readonly Migration[]): void {
  const ours = new Map(all.map((migration) => [migration.name, migration.sha256]))
  for (const [name, sha256] of known) {
    if (!ours.has(name)) throw new Error(`This database was made by a later release of Throughline (it has ${name})`)
    if (ours.get(name) !== sha256) throw new Error(`The migration ${name} was altered after it was applied here`)
  }
}

/** The SQL files beside this module, in order: in the source as in the built program, which carries a copy. */
function migrations(): Migration[] {
  const folder = new URL('./migrations/', import.meta.url)
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    return { name, text, sha256: hash('sha256', text) }
  })
}

/** A short name for this release's schema, another for every other. */
export const schemaVersion = (): string =>
  hash(
    'sha256',
    migrations()
      .map((migration) => migration.sha256)
      .join(),
  ).slice(0, 16)
