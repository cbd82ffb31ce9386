import { sql } from 'kysely'
import { projectedTables } from './projected-tables.ts'
import type { Store } from '../database/store.ts'

const OF_THE_RECORD = ['entry', 'event', 'event_subject', 'subject', 'source_ref', 'coverage'] as const

/**
 * Lets the planner know how full the tables are. Without it, the reads of a save cost up to a thousand times as much
 * after a large import: PostgreSQL's own round comes minutes later, and the embedded database's never.
 */
export async function refreshStatistics(store: Store): Promise<void> {
  const names = [...OF_THE_RECORD, ...projectedTables.map(({ name }) => name)].map((name) => sql.table(name))
  await store.asUser(async (tx) => {
    await sql`set local role throughline_owner`.execute(tx)
    await sql`analyze ${sql.join(names)}`.execute(tx)
  })
}

const BESIDE_THE_RECORD = [
  ...(['event_text', 'finding', 'draft', 'stored_search', 'import_reject', 'read_log', 'emergency_access'] as const),
  ...(['emergency_review', 'unusual_reading', 'edition_file', 'reconstruction'] as const),
]

/**
 * Has the planner forget values of rows that are gone: what it remembers of a column holds some of them. It looks at each
 * table again; of one that is empty it would keep what it knew, so that its columns are said anew, which drops that.
 */
export async function forgetStatistics(store: Store): Promise<void> {
  const names = [...OF_THE_RECORD, ...projectedTables.map(({ name }) => name), ...BESIDE_THE_RECORD]
  await store.asUser(async (tx) => {
    const { rows } = await sql<{ queue: string | null }>`select to_regclass('queue.job')::text as queue`.execute(tx)
    if (rows[0]?.queue) await sql`analyze queue.job`.execute(tx)
    await sql`set local role throughline_owner`.execute(tx)
    await sql`analyze ${sql.join(names.map((name) => sql.table(name)))}`.execute(tx)
    // What is remembered is not shown of tables behind the wall: every column is said anew, which of none costs little.
    const known = await sql<{ table: string; column: string; type: string }>`
      select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where n.nspname = 'public' and c.relname = any(${names}::text[]) and c.reltuples = 0
        and a.attname <> 'authority'`.execute(tx)
    for (const { table, column, type } of known.rows)
      await sql`alter table ${sql.table(table)} alter column ${sql.id(column)} type ${sql.raw(type)}`.execute(tx)
  })
}
