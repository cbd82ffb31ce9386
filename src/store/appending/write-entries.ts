import { type RawBuilder, sql } from 'kysely'
import {
  type AuthorityId,
  type Committed,
  entryDigest,
  type Randomness,
  type Save,
  storable,
} from '../../record/index.ts'
import { kept } from '../database/kept-statements.ts'
import { eventInserts, eventRows } from './event-rows.ts'
import type { Tx } from '../database/store.ts'
import { columns, type Row, selected, unnested } from '../database/unnest.ts'

export type NewEntry = Omit<Save, 'newSubjects'>

const saidColumns = columns('recorded_on:date by_person voice statement request digest:bytea')
const names = sql`authority, recorded_on, by_person, voice, statement, request, digest`

function said({ recordedOn, by, voice, statement, request }: NewEntry, committed: readonly Committed[]): Row {
  const source = statement === null ? null : storable(statement)
  return [recordedOn, storable(by), voice, source, storable(request), entryDigest(committed)]
}

/**
 * Writes one entry with its events, and whatever else of its save may be written in any order, in one statement, and
 * answers its id. It has no position yet.
 */
export async function writeEntry(
  tx: Tx,
  authority: AuthorityId,
  entry: NewEntry,
  random: Randomness,
  beside: readonly RawBuilder<unknown>[] = [],
): Promise<number> {
  const rows = eventRows(entry.revisions, 0, random)
  const others = beside.map((statement, nth) => sql`, ${sql.id(`beside_${nth}`)} as (${statement})`)
  // As many texts as there are sets of tables that a save changes.
  const { rows: made } = await kept(sql<{ id: number }>`
    with made as (
      insert into entry (${names}) select ${authority}::integer, ${selected('g', saidColumns)}
      from ${unnested('g', saidColumns, [said(entry, rows.committed)])} returning id),
    ${eventInserts(authority, sql`(select id from made)`, rows)}
    ${sql.join(others, sql``)}
    select id from made`).execute(tx)
  const [only] = made
  if (!only) throw new Error('No entry was made')
  return only.id
}

/** Ids for entries that will be written after their events: nothing else refers to them. */
export async function entryIds(tx: Tx, howMany: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('entry', 'id')) as id from generate_series(1, ${howMany}::integer)`.execute(
    tx,
  )
  return rows.map((row) => row.id)
}

/** So many events at once: few enough to be made while the database writes the ones before them. */
const EVENTS_AT_ONCE = 2000

/** The statements that write entries, each made when it is asked for: events first, then the entries that they belong to. */
export function* entryStatements(
  authority: AuthorityId,
  ids: readonly number[],
  entries: readonly NewEntry[],
  random: Randomness,
): Generator<RawBuilder<unknown>> {
  const made: Row[] = []
  for (const [at, entry] of entries.entries()) {
    const id = ids[at] ?? null
    const committed: Committed[] = []
    for (let from = 0; from < entry.revisions.length; from += EVENTS_AT_ONCE) {
      const rows = eventRows(entry.revisions.slice(from, from + EVENTS_AT_ONCE), from, random)
      for (const each of rows.committed) committed.push(each)
      yield sql`with ${eventInserts(authority, sql`${id}::bigint`, rows)} select`
    }
    made.push([id, ...said(entry, committed)])
  }
  const withIds = [...columns('id:bigint'), ...saidColumns]
  yield sql`insert into entry (id, ${names}) overriding system value
    select e.id, ${authority}::integer, ${selected('e', saidColumns)} from ${unnested('e', withIds, made)}`
}
