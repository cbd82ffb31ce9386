import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Read } from '../../access/index.ts'
import { signedHead, type SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { addAuthority } from '../database/authorities.ts'
import { chainHead } from '../appending/positions.ts'
import { recordReads, sealReads } from './read-log.ts'
import { save } from '../appending/save.ts'
import type { Store, Tx } from '../database/store.ts'
import { aStore, HARBOUR } from '../testing.ts'
import { aNewChild, definitions, project } from '../testing-rules.ts'
import { verify } from '../verifying/verify.ts'

const TODAY = day('2025-10-16')
const ROWAN = randomUUID() as SubjectId // stands for a child’s id
const aRead = (given: Partial<Read> = {}): Read => ({
  ...{
    person: 'iro',
    route: '/children/:child',
    on: TODAY,
    ground: 'other-team',
    because: 'The role reaches the child.',
  },
  ...{ subject: ROWAN, subjects: [ROWAN] },
  ...given,
})

const { privateKey, publicKey: key } = generateKeyPairSync('ed25519')
let store: Store
let record: ReturnType<typeof recordReads>
beforeAll(async () => {
  store = await aStore()
  record = recordReads(store)
})
afterAll(() => store.close())

const faults = async (heads: Parameters<typeof verify>[2]['heads'] = []) =>
  (await verify(store, HARBOUR, { heads, key, rules: { project, definitions }, foldOneIn: 1 })).faults.map(
    ({ where, what }) => `${where}: ${what}`,
  )

const asSuperuser = (work: (tx: Tx) => Promise<unknown>) =>
  store.asUser(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await work(tx)
  })

/** What `verify` finds after a change that no trigger and no wall stopped. */
async function foundAfter(harm: ReturnType<typeof sql>): Promise<readonly string[]> {
  await asSuperuser((tx) => sql`drop table if exists kept; create table kept as table read_log`.execute(tx))
  await asSuperuser((tx) => harm.execute(tx))
  const found = await faults()
  await asSuperuser((tx) => sql`delete from read_log; insert into read_log table kept; drop table kept`.execute(tx))
  return found
}

test('reads are numbered without a gap, those that come together go together, and an honest log has no fault', async () => {
  await save(store, HARBOUR, aNewChild('100001').save, project, definitions)
  await record(HARBOUR, aRead())
  await Promise.all(Array.from({ length: 20 }, (_, n) => record(HARBOUR, aRead({ person: `person-${n}` }))))
  const others = [randomUUID(), randomUUID()] as SubjectId[]
  await record(HARBOUR, aRead({ ground: 'list', subject: null, subjects: others, route: '/children' }))
  const { rows } = await store.inAuthority(HARBOUR, (tx) =>
    sql<{
      n: number
      times: number
    }>`select n, count(*) over (partition by at) as times from read_log order by n`.execute(tx),
  )
  expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 22 }, (_, n) => n + 1))
  expect(Math.max(...rows.map(({ times }) => times))).toBeGreaterThan(1)
  expect(await faults()).toEqual([])
})

test('they enter the chain as one entry without events, once, and a signed head stands for them', async () => {
  const before = await chainHead(store, HARBOUR)
  expect(await sealReads(store, HARBOUR, TODAY)).toBe((before?.position ?? 0) + 1)
  expect(await sealReads(store, HARBOUR, TODAY)).toBeNull()
  await record(HARBOUR, aRead({ person: 'director' }))
  await record(HARBOUR, aRead({ person: 'mash' }))
  await sealReads(store, HARBOUR, TODAY)
  await record(HARBOUR, aRead({ person: 'not yet in the chain' }))
  const head = await chainHead(store, HARBOUR)
  const signed = head && signedHead({ authority: HARBOUR, ...head, at: '2025-10-16T12:00:00.000Z' }, privateKey)
  expect(await faults(signed ? [signed] : [])).toEqual([])
})

test.each([
  ['who read it', sql`update read_log set person = 'somebody else' where n = 3`, ['read 3: it was altered or moved']],
  ['the ground', sql`update read_log set ground = 'allocated' where n = 24`, ['read 24: it was altered or moved']],
  [
    'one that is not yet in the chain',
    sql`update read_log set because = 'x' where n = 25`,
    ['read 25: it was altered or moved'],
  ],
  [
    'one deleted',
    sql`delete from read_log where n = 7`,
    ['read 7: it is missing', 'position 2, reads 1-22: a read was altered, added, deleted or moved'],
  ],
  [
    'a whole batch deleted',
    sql`delete from read_log where n in (23, 24)`,
    ['reads 23 to 24: it is missing', 'position 3, reads 23-24: a read was altered, added, deleted or moved'],
  ],
  ['the last deleted, which is in no entry yet', sql`delete from read_log where n = 25`, ['read 25: it is missing']],
  [
    'two in another order',
    sql`update read_log set n = -1 where n = 23; update read_log set n = 23 where n = 24;
      update read_log set n = 24 where n = -1`,
    [
      'read 23: it was altered or moved',
      'read 24: it was altered or moved',
      'position 3, reads 23-24: a read was altered, added, deleted or moved',
    ],
  ],
  [
    'one altered with a commitment made anew',
    sql`update read_log l set commitment = m.commitment, salt = m.salt, person = m.person, at = m.at, n = l.n
      from read_log m where l.n = 4 and m.n = 5`,
    ['read 4: it was altered or moved', 'position 2, reads 1-22: a read was altered, added, deleted or moved'],
  ],
  [
    'one added after the last',
    sql`insert into read_log select authority, 99, at, read_on, person, route, ground, because, subject, subjects, salt, commitment
      from read_log where n = 1`,
    ['read 99: no read has this number'],
  ],
])('verify finds %s, and says where', async (_, harm, says) => {
  expect(await foundAfter(harm)).toEqual(says)
  expect(await faults()).toEqual([])
})

test('the application can neither alter nor delete nor forge a read, nor see another authority’s', async () => {
  const asApplication = (statement: ReturnType<typeof sql>, authority = HARBOUR) =>
    store.inAuthority(authority, (tx) => statement.execute(tx))
  for (const refused of [
    sql`update read_log set person = 'x'`,
    sql`delete from read_log`,
    sql`truncate read_log`,
    sql`insert into read_log select * from read_log`,
    sql`update read_head set last = 0`,
  ])
    await expect(asApplication(refused)).rejects.toMatchObject({ code: '42501' })
  const asOwner = store.asUser(async (tx) => {
    await sql`set local role throughline_owner`.execute(tx)
    await sql`select set_config('app.authority', ${String(HARBOUR)}, true)`.execute(tx)
    await sql`delete from read_log`.execute(tx)
  })
  await expect(asOwner).rejects.toMatchObject({ code: '23001' })
  const other = await addAuthority(store, { name: 'Quayside', code: null, demonstration: true })
  expect((await asApplication(sql`select * from read_log`, other)).rows).toEqual([])
  expect((await asApplication(sql`select reads_showing(${ROWAN}, 10, 0)`, other)).rows).toEqual([])
  expect((await asApplication(sql`select reads_showing(${ROWAN}, 10, 0)`)).rows).toHaveLength(10)
  await expect(asApplication(sql`select record_reads(${HARBOUR}, '[{"person":"x"}]')`, other)).rejects.toBeDefined()
  await expect(asApplication(sql`select seal_reads(${HARBOUR}, 'x', '2025-10-16')`, other)).rejects.toBeDefined()
})

test('who waits for a write that fails is told, and the next is written', async () => {
  const bad = record(HARBOUR, aRead({ subjects: ['no uuid' as SubjectId] }))
  await expect(bad).rejects.toBeDefined()
  await record(HARBOUR, aRead())
  expect(await faults()).toEqual([])
})
