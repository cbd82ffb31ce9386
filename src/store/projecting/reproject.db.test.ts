import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRecordOf, project } from '../../../test/a-record-of.ts'
import { aChild } from '../../demo/builders.ts'
import { eventDefinitions } from '../../practice/index.ts'
import type { FactId, FieldValue, Save, SubjectId } from '../../record/index.ts'
import { addDays, day } from '../../time/index.ts'
import { projectedTables } from './projected-tables.ts'
import { rebuild } from './rebuild.ts'
import { reconstruct } from './reconstruct.ts'
import { readReconstruction } from './reconstructions.ts'
import { reproject } from './reproject.ts'
import { save as saveWith } from '../appending/save.ts'
import { readAuthorityHistory, readDefinitionsInUse } from './settings.ts'
import type { Store } from '../database/store.ts'
import { aStore, HARBOUR } from '../testing.ts'
import { aSave, newFact, newSubject } from '../testing-rules.ts'
import { verify } from '../verifying/verify.ts'

const rules = { project, definitions: eventDefinitions }
const authority = newSubject()

let store: Store
let children: readonly SubjectId[]
beforeAll(async () => {
  store = await aStore()
  const told = Array.from({ length: 12 }, (_, n) =>
    aChild(`Child ${n}`, String(100_001 + n))
      .enteredCareOn(addDays(day('2024-01-08'), 7 * n))
      .placedWithFosterCarers()
      .decisionOn(addDays(day('2024-06-03'), 7 * n))
      .withPlacementOrderOn(addDays(day('2024-09-02'), 7 * n)),
  )
  const onRecord = await aRecordOf(store, told)
  children = [...onRecord.values()].map(({ subject }) => subject)
})
afterAll(() => store.close())

const save = (given: Save) => saveWith(store, HARBOUR, given, project, eventDefinitions)

async function set(setting: string, value: FieldValue, from = '2024-01-01'): Promise<FactId> {
  const { subject } = await readAuthorityHistory(store, HARBOUR)
  const fact = newFact()
  const revision = { fact, revision: 0, type: 'authority.setting', shape: 1, subjects: [authority] }
  const said = {
    ...revision,
    happenedOn: day(from),
    body: { setting, value },
    texts: { reason: 'Agreed by the board' },
  }
  const newSubjects = subject === null ? [{ id: authority, kind: 'authority' as const, sourceRef: null }] : []
  const saved = await save(aSave([said], { newSubjects }))
  expect(saved.saved).toBe(true)
  return fact
}

const dues = async (rule: string): Promise<readonly string[]> =>
  store.inAuthority(HARBOUR, async (tx) => {
    const { rows } = await sql<{ took: number }>`select distinct due_on - started_on as took from clock
      where authority = ${HARBOUR} and generation = 0 and rule = ${rule} order by 1`.execute(tx)
    return rows.map(({ took }) => String(took))
  })

/** Every stored row of one generation. */
const rowsOf = (generation: number): Promise<readonly string[]> =>
  store.inAuthority(HARBOUR, async (tx) => {
    const all: string[] = []
    for (const { name } of projectedTables) {
      const { rows } = await sql<{
        row: string
      }>`select (to_jsonb(t) - 'generation')::text as row from ${sql.table(name)} t
        where authority = ${HARBOUR} and generation = ${generation}`.execute(tx)
      all.push(...rows.map(({ row }) => `${name} ${row}`))
    }
    return all.sort()
  })

const verified = async () =>
  (await verify(store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults.map(({ what }) => what)

/** The same store, which does something else first when the new rows are about to take the others' place. */
function beforeTheFlip(first: () => Promise<unknown>): Store {
  let isDone = false
  return {
    ...store,
    inAuthority: async (of, work, scope) => {
      if (scope?.lockTimeoutMs !== undefined && !isDone) {
        isDone = true
        await first()
      }
      return store.inAuthority(of, work, scope)
    },
  }
}

test('nothing is worked out again while nothing was set', async () => {
  expect(await reproject(store, HARBOUR, rules)).toBeNull()
  expect(await readDefinitionsInUse(store, HARBOUR)).toEqual({ used: 0, latest: 0, done: 0, of: 0 })
})

test('a changed limit shows once all rows are worked out, and then they are those that a rebuild makes', async () => {
  const before = await rowsOf(0)
  expect(await dues('permanence.a2')).toEqual(['121'])
  await set('permanence.a2.limit', 90)
  expect(await rowsOf(0)).toEqual(before)
  expect(await verified()).toEqual([])
  const told: string[] = []
  const done = await reproject(store, HARBOUR, rules, { progress: (at, of) => told.push(`${at} of ${of}`) })
  expect(done).toEqual({ subjects: 13, changed: 12 }) // twelve children, and the authority itself
  expect(told).toContain('13 of 13')
  expect(await dues('permanence.a2')).toEqual(['90'])
  expect(await rowsOf(-1)).toEqual([])
  expect(await verified()).toEqual([])
  expect((await rebuild(store, HARBOUR, rules)).differences).toEqual({})
  expect(await reproject(store, HARBOUR, rules)).toBeNull()
})

test('who is saved meanwhile is not lost, and stands on the changed limit too', async () => {
  await set('permanence.a2.limit', 100, '2024-01-02')
  const [first] = children
  if (!first) throw new Error('There is no child')
  const newcomer = newSubject()
  const visit = (subject: SubjectId, on: string) =>
    ({
      ...{ fact: newFact(), revision: 0, type: 'permanence.placement-order', shape: 1, subjects: [subject] },
      ...{ happenedOn: day(on), body: {}, texts: {} },
    }) as const
  const slow = beforeTheFlip(async () => {
    const newSubjects = [{ id: newcomer, kind: 'child' as const, sourceRef: '200001' }]
    expect((await save(aSave([visit(newcomer, '2025-02-03')], { newSubjects }))).saved).toBe(true)
    expect((await save(aSave([visit(first, '2025-03-03')]))).saved).toBe(true)
  })
  await reproject(slow, HARBOUR, rules)
  const rows = await rowsOf(0)
  for (const subject of [newcomer, first]) expect(rows.some((row) => row.includes(subject))).toBe(true)
  expect(await dues('permanence.a2')).toEqual(['100'])
  expect(await verified()).toEqual([])
  expect((await rebuild(store, HARBOUR, rules)).differences).toEqual({})
})

test('stopped in the middle, it leaves the rows of before; asked for again, it begins anew', async () => {
  const before = await rowsOf(0)
  await set('permanence.a2.limit', 110, '2024-01-03')
  const killed = reproject(
    beforeTheFlip(() => Promise.reject(new Error('killed'))),
    HARBOUR,
    rules,
  )
  await expect(killed).rejects.toThrow('killed')
  expect(await rowsOf(0)).toEqual(before)
  expect(await rowsOf(-1)).not.toEqual([])
  expect(await verified()).toEqual([])
  expect(await reproject(store, HARBOUR, rules)).toMatchObject({ changed: 13 })
  expect(await dues('permanence.a2')).toEqual(['110'])
  expect(await rowsOf(-1)).toEqual([])
})

test('whoever begins later takes over, and the earlier one ends without having changed anything', async () => {
  await set('permanence.a2.limit', 115, '2024-01-04')
  const overtaken = reproject(
    beforeTheFlip(() => reproject(store, HARBOUR, rules)),
    HARBOUR,
    rules,
  )
  await expect(overtaken).rejects.toThrow('Another process')
  expect(await dues('permanence.a2')).toEqual(['115'])
  expect(await verified()).toEqual([])
})

test('a change that is withdrawn leaves what is shipped, and a past that was prepared is prepared again', async () => {
  const fact = await set('permanence.a2.limit', 60, '2024-02-01')
  await reproject(store, HARBOUR, rules)
  expect(await dues('permanence.a2')).toEqual(['60'])
  await reconstruct(store, HARBOUR, 3, rules)
  const withdrawn = { fact, revision: 1, type: 'authority.setting', shape: 1, subjects: [authority] }
  await save(aSave([{ ...withdrawn, happenedOn: null, body: {}, texts: { reason: 'Set by mistake' } }]))
  await reproject(store, HARBOUR, rules)
  expect(await readReconstruction(store, HARBOUR, 3)).toBeNull()
  expect(await dues('permanence.a2')).toEqual(['115'])
  expect((await rebuild(store, HARBOUR, rules)).differences).toEqual({})
})

test('a bank holiday of one day moves what working days are counted over', async () => {
  const before = await dues('child.first-review')
  await set('authority.bank-holiday', 'A day of our own', '2024-01-31')
  await reproject(store, HARBOUR, rules)
  expect(await dues('child.first-review')).not.toEqual(before)
  expect(await verified()).toEqual([])
})

test('an authority is one subject at most: the database refuses a second', async () => {
  const second = newSubject()
  const said = { fact: newFact(), revision: 0, type: 'authority.setting', shape: 1, subjects: [second] }
  const given = aSave([{ ...said, happenedOn: day('2024-01-01'), body: {}, texts: {} }], {
    newSubjects: [{ id: second, kind: 'authority', sourceRef: null }],
  })
  expect(await save(given)).toEqual({ saved: false, why: 'busy' })
})
