import { sql } from 'kysely'
import type { AuthorityId } from '../../record/index.ts'
import { projectedTables } from './projected-tables.ts'
import { countingLater } from './figures.ts'
import type { Store, Tx } from '../database/store.ts'

/** What was known at a position, prepared for reading or on its way. */
export interface Reconstruction {
  readonly generation: number
  readonly position: number
  /** The instant at which that position was recorded. */
  readonly knownAt: Date
  readonly state: 'queued' | 'running' | 'ready' | 'failed'
  readonly done: number
  readonly of: number
}

interface Row {
  generation: number
  position: number
  known_at: Date
  state: Reconstruction['state']
  progress: { done?: number; of?: number }
}

const shown = ({ generation, position, known_at: knownAt, state, progress }: Row): Reconstruction => ({
  ...{ generation, position, knownAt, state },
  ...{ done: progress.done ?? 0, of: progress.of ?? 0 },
})

/** The reconstruction of a position, however far it is; null where nobody asked for one. */
export const readReconstruction = (
  store: Store,
  authority: AuthorityId,
  position: number,
): Promise<Reconstruction | null> => store.inAuthority(authority, (tx) => find(tx, authority, position))

async function find(tx: Tx, authority: AuthorityId, position: number): Promise<Reconstruction | null> {
  const { rows } = await sql<Row>`select generation, position, known_at, state, progress from reconstruction
    where authority = ${authority} and position = ${position}`.execute(tx)
  return rows[0] ? shown(rows[0]) : null
}

/**
 * Asks for the reconstruction of a committed position: a new one is `queued`, one that failed is queued again, and any
 * other is answered as it is. Null where the record has no such position.
 */
export const askForReconstruction = (
  store: Store,
  authority: AuthorityId,
  position: number,
): Promise<Reconstruction | null> =>
  store.inAuthority(authority, async (tx) => {
    // One asker at a time, so that two never take one number. The head of the chain is left alone.
    await sql`select pg_advisory_xact_lock(${NUMBERING}, ${authority})`.execute(tx)
    await sql`update reconstruction set state = 'queued', progress = '{}' where authority = ${authority}
      and position = ${position} and state = 'failed'`.execute(tx)
    await sql`insert into reconstruction (authority, generation, position, known_at, state)
      select ${authority}::integer, 1 + (select coalesce(max(generation), 0) from reconstruction where authority = ${authority}),
        e.position, e.recorded_at, 'queued'
      from entry e where e.authority = ${authority} and e.position = ${position}
      on conflict (authority, position) do nothing`.execute(tx)
    return find(tx, authority, position)
  })

/** Any number that nothing else in this database locks by, beside the authority's. */
const NUMBERING = 740_326

/**
 * Holds a reconstruction until the transaction ends: a sealing, which takes all of them away first, waits for it. Throws
 * where it was taken away.
 */
export async function holdReconstruction(tx: Tx, authority: AuthorityId, generation: number): Promise<void> {
  const { rows } = await sql`select from reconstruction
    where authority = ${authority} and generation = ${generation} for key share`.execute(tx)
  if (rows.length === 0) throw new Error('What was known then was taken away while it was prepared')
}

/** Says how far a reconstruction is. */
export async function tellReconstruction(
  tx: Tx,
  authority: AuthorityId,
  generation: number,
  { state, done, of }: Pick<Reconstruction, 'state' | 'done' | 'of'>,
): Promise<void> {
  await sql`update reconstruction set state = ${state}, progress = ${JSON.stringify({ done, of })},
    ready_at = case when ${state} = 'ready' then now() end
    where authority = ${authority} and generation = ${generation}`.execute(tx)
}

/** Takes a reconstruction's rows away, and with `isForgotten` the asking for it too. */
export const removeReconstruction = (
  store: Store,
  authority: AuthorityId,
  generation: number,
  isForgotten: boolean,
): Promise<void> =>
  store.inAuthority(authority, async (tx) => {
    if (generation < 1) throw new Error('The record as now known is no reconstruction')
    const ours = sql`authority = ${authority} and generation = ${generation}`
    await countingLater(tx)
    for (const { name } of projectedTables) await sql`delete from ${sql.table(name)} where ${ours}`.execute(tx)
    for (const table of ['figure_change', 'figure_month'])
      await sql`delete from ${sql.table(table)} where ${ours}`.execute(tx)
    if (isForgotten) await sql`delete from reconstruction where ${ours}`.execute(tx)
  })

/** Takes away what was asked for more than so many hours ago. Answers how many were taken away. */
export async function expireReconstructions(
  store: Store,
  authority: AuthorityId,
  olderThanHours: number,
): Promise<number> {
  const old = await store.inAuthority(authority, (tx) =>
    sql<{ generation: number }>`select generation from reconstruction where authority = ${authority}
      and asked_at < now() - ${olderThanHours}::integer * interval '1 hour'`.execute(tx),
  )
  for (const { generation } of old.rows) await removeReconstruction(store, authority, generation, true)
  return old.rows.length
}

/** Marks reconstructions that a killed process left under way as failed, so that asking again prepares them. */
export const failAbandonedReconstructions = (store: Store, authority: AuthorityId): Promise<void> =>
  store.inAuthority(authority, async (tx) => {
    await sql`update reconstruction set state = 'failed'
      where authority = ${authority} and state in ('queued', 'running')`.execute(tx)
  })

/** Takes away every reconstruction that is not under way: they were folded by definitions that are no longer in use. */
export async function forgetReconstructions(store: Store, authority: AuthorityId): Promise<void> {
  const { rows } = await store.inAuthority(authority, (tx) =>
    sql<{ generation: number }>`select generation from reconstruction
      where authority = ${authority} and state in ('ready', 'failed')`.execute(tx),
  )
  for (const { generation } of rows) await removeReconstruction(store, authority, generation, true)
}
