import { sql } from 'kysely'
import { projectedTables } from './projected-tables.ts'
import type { Store } from './store.ts'

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
