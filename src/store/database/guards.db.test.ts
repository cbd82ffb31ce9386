import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureAuthority } from './authorities.ts'
import { save } from '../appending/save.ts'
import { projectedTables } from '../projecting/projected-tables.ts'
import type { Store } from './store.ts'
import { aStore, HARBOUR } from '../testing.ts'
import { aNewChild, aSave, aVisit, definitions, project } from '../testing-rules.ts'

const OTHER = 2
let store: Store
const { child, save: first } = aNewChild('100001')
beforeAll(async () => {
  store = await aStore()
  await ensureAuthority(store, { id: OTHER, name: 'Hillside Council', code: null, demonstration: true })
  await save(store, HARBOUR, first, project, definitions)
  await save(store, HARBOUR, aSave([aVisit(child, '2025-02-02', { texts: { note: 'At home' } })]), project, definitions)
})
afterAll(() => store.close())

const asApplication = (statement: RawBuilder<unknown>, authority = HARBOUR) =>
  store.inAuthority(authority, (tx) => statement.execute(tx))
const asOwner = (statement: RawBuilder<unknown>) =>
  store.asUser(async (tx) => {
    await sql`set local role throughline_owner`.execute(tx)
    await sql`select set_config('app.authority', '1', true)`.execute(tx)
    return statement.execute(tx)
  })

const DENIED = { code: '42501' }
const APPEND_ONLY = { code: '23001', constraint: 'append_only' }
const CHECK = '23514'

test.each(['event', 'event_subject', 'event_text'])(
  'nothing in %s can be changed or deleted, by anybody',
  async (table) => {
    const t = sql.table(table)
    await expect(asApplication(sql`update ${t} set n = 1`)).rejects.toMatchObject(DENIED)
    await expect(asApplication(sql`delete from ${t}`)).rejects.toMatchObject(DENIED)
    await expect(asApplication(sql`truncate ${t}`)).rejects.toMatchObject(DENIED)
    await expect(asOwner(sql`update ${t} set n = 1`)).rejects.toMatchObject(APPEND_ONLY)
    await expect(asOwner(sql`delete from ${t}`)).rejects.toMatchObject(APPEND_ONLY)
    await expect(asOwner(sql`truncate ${t}`)).rejects.toMatchObject(APPEND_ONLY)
  },
)

test('an entry gets its position once, from the chain, and nothing else of it changes', async () => {
  await expect(asApplication(sql`update entry set position = 9`)).rejects.toMatchObject(DENIED)
  await expect(asApplication(sql`delete from entry`)).rejects.toMatchObject(DENIED)
  await expect(asOwner(sql`update entry set position = 9`)).rejects.toMatchObject(APPEND_ONLY)
  await expect(asOwner(sql`update entry set by_person = 'somebody'`)).rejects.toMatchObject(APPEND_ONLY)
  await expect(asOwner(sql`delete from entry`)).rejects.toMatchObject(APPEND_ONLY)
  await expect(asOwner(sql`truncate entry`)).rejects.toMatchObject(APPEND_ONLY)
  const entry = (position: number | null) => sql`
    insert into entry (authority, position, recorded_on, by_person, voice, request, digest)
    values (${HARBOUR}, ${position}, '2025-10-16', 'person 1', 'typed', 'forged', '')`
  await expect(asApplication(entry(3))).rejects.toMatchObject(APPEND_ONLY)
  await expect(asApplication(entry(null))).rejects.toMatchObject({ code: CHECK, constraint: 'entry_has_position' })
  await expect(asApplication(sql`update chain_head set position = 0`)).rejects.toMatchObject(DENIED)
  await expect(asOwner(sql`delete from chain_head`)).rejects.toMatchObject(APPEND_ONLY)
})

test('a request is unique, and so is the number of a fact’s revision', async () => {
  const { rows } = await asApplication(sql`select request from entry limit 1`)
  await expect(
    asApplication(sql`insert into entry (authority, recorded_on, by_person, voice, request, digest)
      select authority, recorded_on, by_person, voice, request, digest from entry limit 1`),
  ).rejects.toMatchObject({ code: '23505', constraint: 'entry_authority_request_key' })
  expect(rows).toHaveLength(1)
  await expect(
    asApplication(sql`insert into event select authority, entry, n + 9, fact, revision, type, shape, happened_on, subjects,
      salt, body, commitment from event limit 1`),
  ).rejects.toMatchObject({ code: '23505', constraint: 'event_authority_fact_revision_key' })
})

test('an event is about a subject that exists, and subjects are never deleted', async () => {
  await expect(
    asApplication(
      sql`insert into event_subject (authority, subject, entry, n) values (${HARBOUR}, gen_random_uuid(), 1, 0)`,
    ),
  ).rejects.toMatchObject({ code: '23503' })
  await expect(asApplication(sql`delete from subject`)).rejects.toMatchObject(DENIED)
  await expect(asOwner(sql`delete from subject`)).rejects.toMatchObject(APPEND_ONLY)
})

test.each(['stage = null', 'owner_role = null', 'next_on = null', 'next_what = null', "ended_on = '2025-05-05'"])(
  'an open journey has stage, owner and next date: %s is refused',
  async (change) => {
    await expect(asApplication(sql`update journey set ${sql.raw(change)}`)).rejects.toMatchObject({
      code: CHECK,
      constraint: 'open_has_stage_owner_and_next_date',
    })
  },
)

test('two open journeys through one practice are refused', async () => {
  await expect(
    asApplication(sql`insert into journey (authority, generation, subject, practice, nth, started_on, start_known,
        stage, stage_since, owner_role, next_on, next_what)
      select authority, generation, subject, practice, nth + 1, started_on, start_known,
        stage, stage_since, owner_role, next_on, next_what from journey`),
  ).rejects.toMatchObject({ code: '23505', constraint: 'one_open_journey' })
})

test('at commit, a live child or action has a journey through every practice it has facts in', async () => {
  const refused = { code: CHECK, constraint: 'live_child_has_journeys' }
  await expect(asApplication(sql`delete from journey`)).rejects.toMatchObject(refused)
  await expect(asApplication(sql`update subject set practices = '{visits,panel}'`)).rejects.toMatchObject(refused)
  await expect(
    asApplication(
      sql`insert into subject (authority, id, kind, practices) values (${HARBOUR}, gen_random_uuid(), 'child', '{visits}')`,
    ),
  ).rejects.toMatchObject(refused)
  await expect(
    asApplication(
      sql`insert into subject (authority, id, kind, practices) values (${HARBOUR}, gen_random_uuid(), 'action', '{improvement}')`,
    ),
  ).rejects.toMatchObject(refused)
  await asApplication(
    sql`insert into subject (authority, id, kind) values (${HARBOUR}, gen_random_uuid(), 'authority')`,
  )
})

test('between authorities stands a wall: nothing is read, written or linked across it', async () => {
  for (const table of [
    'event',
    'entry',
    'subject',
    'event_subject',
    'event_text',
    'child',
    'journey',
    'point',
    'recording',
    'source_ref',
  ]) {
    expect((await asApplication(sql`select * from ${sql.table(table)}`, OTHER)).rows).toEqual([])
    expect((await asApplication(sql`select * from ${sql.table(table)}`)).rows).not.toEqual([])
  }
  await expect(
    asApplication(
      sql`insert into subject (authority, id, kind) values (${HARBOUR}, gen_random_uuid(), 'authority')`,
      OTHER,
    ),
  ).rejects.toMatchObject(DENIED)
  await expect(asApplication(sql`select give_positions(${HARBOUR}, '{}')`, OTHER)).rejects.toMatchObject({
    code: 'P0002',
  })
  await expect(
    store.asApplication((tx) =>
      sql`insert into subject (authority, id, kind) values (1, gen_random_uuid(), 'x')`.execute(tx),
    ),
  ).rejects.toMatchObject(DENIED)
  const { rows } = await store.asApplication((tx) => sql`select * from subject`.execute(tx))
  expect(rows).toEqual([])
})

test('every table with an authority has a wall, but for sessions', async () => {
  const { rows } = await store.executeSql(`select c.relname from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not (c.relrowsecurity and c.relforcerowsecurity)`)
  expect(rows).toEqual([{ relname: 'session' }])
})

test('what was known then has the keys of its tables: every other index of them is of the record as now known', async () => {
  const { rows } = await asOwner(sql`
    select indexdef from pg_indexes where schemaname = current_schema() and indexdef like 'CREATE INDEX%'
      and tablename = any(${projectedTables.map(({ name }) => name)}::text[]) and indexdef not like '%generation <= 0%'`)
  expect(rows).toEqual([])
})
