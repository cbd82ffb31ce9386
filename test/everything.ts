import { sql } from 'kysely'
import type { Store } from '../src/store/database/store.ts'

/** Every row of every table of the database, the queue's among them, as text, by table; with what the planner remembers. */
export async function everything(store: Store): Promise<ReadonlyMap<string, readonly string[]>> {
  return store.asUser(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`set local row_security = off`.execute(tx)
    const tables = await sql<{ schema: string; name: string }>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(tx)
    const all = new Map<string, readonly string[]>()
    for (const { schema, name } of tables.rows) {
      const { rows } = await sql<{ row: string }>`
        select to_jsonb(t)::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(tx)
      all.set(
        `${schema}.${name}`,
        rows.map(({ row }) => row),
      )
    }
    const known = await sql<{ row: string }>`select to_jsonb(s)::text as row from pg_stats s
      where schemaname not in ('pg_catalog', 'information_schema')`.execute(tx)
    all.set(
      'pg_stats',
      known.rows.map(({ row }) => row),
    )
    return all
  })
}

/** Expressions of indexes, which could hold a value that no column shows. */
export const indexExpressions = (store: Store): Promise<readonly string[]> =>
  store.asUser(async (tx) => {
    const { rows } = await sql<{ says: string }>`
      select pg_get_expr(indexprs, indrelid) as says from pg_index
      join pg_class on oid = indrelid join pg_namespace n on n.oid = relnamespace
      where indexprs is not null and nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`.execute(tx)
    return rows.map(({ says }) => says)
  })
