import { generateKeyPairSync } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signedHead, type Save, type SignedHead } from '../../record/index.ts'
import { rebuild } from '../projecting/rebuild.ts'
import { save as saveWith } from '../appending/save.ts'
import { chainHead } from '../appending/positions.ts'
import type { Store, Tx } from '../database/store.ts'
import { aStore, HARBOUR } from '../testing.ts'
import { aNewChild, aSave, aVisit, definitions, project } from '../testing-rules.ts'
import { verify } from './verify.ts'

const rules = { project, definitions }
const { privateKey, publicKey: key } = generateKeyPairSync('ed25519')
let store: Store
beforeAll(async () => {
  store = await aStore()
})
afterAll(() => store.close())

const save = (given: Save) => saveWith(store, HARBOUR, given, project, definitions)
const check = (heads: readonly SignedHead[] = []) => verify(store, HARBOUR, { heads, key, rules, foldOneIn: 1 })

async function sign(): Promise<SignedHead> {
  const head = await chainHead(store, HARBOUR)
  if (!head) throw new Error('There is no head')
  return signedHead({ authority: HARBOUR, ...head, at: '2025-10-16T12:00:00.000Z' }, privateKey)
}

/** What somebody with the whole database in their hands can do: no trigger and no wall stops them. */
async function asSuperuser(work: (tx: Tx) => Promise<unknown>): Promise<void> {
  await store.asUser(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await work(tx)
  })
}

/** Does harm, looks what `verify` finds, and undoes it. */
async function found(harm: ReturnType<typeof sql>): Promise<readonly string[]> {
  const changed = await snapshotOf()
  await asSuperuser((tx) => harm.execute(tx))
  const { faults } = await check([head])
  await changed.restore()
  return faults.map(({ where, what }) => `${where}: ${what}`)
}

const TABLES = [
  'entry',
  'event',
  'event_subject',
  'event_text',
  'chain_head',
  'point',
  'journey',
  'subject',
  'figure_change',
]
async function snapshotOf() {
  await asSuperuser(async (tx) => {
    for (const table of TABLES) {
      await sql`drop table if exists ${sql.table(`kept_${table}`)}`.execute(tx)
      await sql`create table ${sql.table(`kept_${table}`)} as select * from ${sql.table(table)}`.execute(tx)
    }
  })
  const restore = () =>
    asSuperuser(async (tx) => {
      for (const table of TABLES) {
        await sql`delete from ${sql.table(table)}`.execute(tx)
        const over = table === 'entry' ? sql`overriding system value` : sql``
        await sql`insert into ${sql.table(table)} ${over} select * from ${sql.table(`kept_${table}`)}`.execute(tx)
      }
    })
  return { restore }
}

let head: SignedHead
test('an honest record has no fault, and its subjects and events are counted', async () => {
  const [one, two] = [aNewChild('100001'), aNewChild('100002')]
  await save(one.save)
  await save(two.save)
  await save(aSave([aVisit([one.child, two.child], '2025-02-03', { texts: { note: 'Seen at home' } })]))
  await save(aSave([{ ...one.visit, revision: 1, happenedOn: null, body: {} }]))
  await save(aSave([aVisit(one.child, '2025-03-03'), aVisit(one.child, '2025-03-04')]))
  head = await sign()
  expect(await check([head])).toEqual({ subjects: 2, events: 6, reads: 0, purged: 0, faults: [] })
})

test('altering any part of an event is found, and where', async () => {
  const where = sql`where entry = (select id from entry where position = 3) and n = 0`
  for (const change of [
    sql`happened_on = '2025-02-04'`,
    sql`body = '{"seen":"no"}'`,
    sql`type = 'visits.ended'`,
    sql`shape = 2`,
    sql`salt = '\\x00'`,
  ])
    expect(await found(sql`update event set ${change} ${where}`)).toContain(
      'position 3, event 0: the event was altered',
    )
  expect(await found(sql`update event_text set text = 'Seen nowhere'`)).toEqual([
    'position 3, event 0: the text of note was altered',
  ])
})

test.each([
  [
    'an event deleted',
    sql`delete from event where entry = (select id from entry where position = 5) and n = 1`,
    'position 5: an event was altered, added, deleted or moved',
  ],
  [
    'two events in another order',
    sql`update event set n = 7 - n where entry = (select id from entry where position = 5)`,
    'position 5: an event was altered, added, deleted or moved',
  ],
  ['a text deleted', sql`delete from event_text`, 'position 3: an event was altered, added, deleted or moved'],
  [
    'an entry deleted',
    sql`delete from entry where position = 2`,
    'position 3: the entries from position 2 are missing',
  ],
  [
    'the last entry deleted',
    sql`delete from entry where position = 5`,
    'head of the chain: the last entry of the chain is not the one that the head names',
  ],
  [
    'who saved it',
    sql`update entry set by_person = 'somebody else' where position = 2`,
    'position 2: the chain is broken here',
  ],
  [
    'when it was recorded',
    sql`update entry set recorded_at = recorded_at + interval '1 microsecond' where position = 4`,
    'position 4: the chain is broken here',
  ],
  [
    'its civil date',
    sql`update entry set recorded_on = '2020-01-01' where position = 4`,
    'position 4: the chain is broken here',
  ],
  [
    'its source',
    sql`update entry set statement = '2025:2025-03-31' where position = 4`,
    'position 4: the chain is broken here',
  ],
  [
    'the head set back',
    sql`update chain_head set position = 4`,
    'head of the chain: the last entry of the chain is not the one that the head names',
  ],
  [
    'a child cut off from an event',
    sql`delete from event_subject where entry = (select id from entry where position = 3)`,
    'it cannot be found by one of its subjects',
  ],
  ['a child deleted', sql`delete from subject`, 'it does not exist, and has events'],
  ['a stored row altered', sql`update point set num = 2`, 'what is stored in point is not what the facts come to'],
  [
    'a sum by month altered',
    sql`insert into figure_change (authority, generation, apart, measure, month, who, num, den)
      values (${HARBOUR}, 0, 'team', 'month:1.1-m04', '2025-03-01', 'North', 1, 2)`,
    'figure 1.1-m04, 2025-03, team North: the sum of the month is not what the children add up to: numerator 1 too many, denominator 2 too many',
  ],
  ['a journey deleted', sql`delete from journey`, 'it has facts in a practice and no journey through it'],
])('%s is found', async (_name, harm, says) => {
  expect((await found(harm)).join('\n')).toContain(says)
})

test('a chain that was rebuilt from end to end is found by the head that was signed before', async () => {
  const other = { ...head, hash: head.hash.replace(/^../, '00') }
  const resigned = signedHead(other, privateKey)
  expect((await check([resigned])).faults).toEqual([
    { where: 'position 5', what: 'the record up to here is not the one that was signed on 2025-10-16T12:00:00.000Z' },
  ])
  expect((await check([other])).faults).toEqual([
    { where: 'position 5', what: 'the signature of 2025-10-16T12:00:00.000Z is not ours' },
  ])
  const later = signedHead({ ...head, position: 9 }, privateKey)
  expect((await check([later])).faults).toEqual([
    { where: 'position 9', what: 'it was signed, and the record ends before it' },
  ])
})

test('rebuilding changes nothing where nothing differs, and mends what does', async () => {
  expect(await rebuild(store, HARBOUR, rules)).toEqual({ subjects: 2, differences: {} })
  await asSuperuser(async (tx) => {
    await sql`update point set num = 2 where on_date = '2025-03-03'`.execute(tx)
    await sql`delete from clock where started_on = '2025-03-04'`.execute(tx)
  })
  expect(await rebuild(store, HARBOUR, rules)).toEqual({
    subjects: 2,
    differences: { point: { away: 1, put: 1 }, clock: { away: 0, put: 1 } },
  })
  expect((await check()).faults).toEqual([])
})
