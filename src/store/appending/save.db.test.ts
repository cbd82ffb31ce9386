import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../../time/index.ts'
import { save as saveWith } from './save.ts'
import type { Store } from '../database/store.ts'
import { aStore, HARBOUR } from '../testing.ts'
import { aNewChild, aSave, aVisit, definitions, project } from '../testing-rules.ts'
import type { Save, SubjectId } from '../../record/index.ts'

let store: Store
beforeAll(async () => {
  store = await aStore()
})
afterAll(() => store.close())

const save = (given: Save) => saveWith(store, HARBOUR, given, project, definitions)
const rows = (table: 'point' | 'journey' | 'clock', subject: SubjectId) =>
  store.inAuthority(HARBOUR, (tx) =>
    tx.selectFrom(table).selectAll().where('authority', '=', HARBOUR).where('subject', '=', subject).execute(),
  )

test('a save stores facts, what they come to, and a place in the chain', async () => {
  const { child, save: first } = aNewChild('100001')
  expect(await save(first)).toMatchObject({ saved: true })
  expect(await rows('journey', child)).toMatchObject([{ practice: 'visits', stage: 'visiting', next_on: '2025-02-17' }])
  const saved = await save(aSave([aVisit(child, '2025-02-10')]))
  expect(saved).toMatchObject({ saved: true })
  expect(await rows('point', child)).toHaveLength(2)
  const [kept] = await store.inAuthority(HARBOUR, (tx) =>
    tx.selectFrom('child').selectAll().where('subject', '=', child).execute(),
  )
  expect(kept).toMatchObject({ source_ref: '100001', last_event_on: '2025-02-10', generation: 0 })
})

test('one request saves once: a double click, the back button and a retry', async () => {
  const { child, save: first } = aNewChild()
  const before = await save(first)
  const again = await save(first)
  expect(again).toEqual({ saved: false, why: 'already-saved', position: before.saved ? before.position : -1 })
  const both = await Promise.all([1, 2].map(() => save({ ...aSave([aVisit(child, '2025-03-03')]), request: 'one' })))
  expect(both.map((each) => each.saved).sort()).toEqual([false, true])
  expect(await rows('point', child)).toHaveLength(2)
})

test('two people who correct one fact cannot both win; a visit beside it is no conflict', async () => {
  const { child, visit, save: first } = aNewChild()
  await save(first)
  const correction = (on: string) => aSave([{ ...visit, revision: 1, happenedOn: day(on) }])
  const [one, other, beside] = await Promise.all([
    save(correction('2025-01-07')),
    save(correction('2025-01-08')),
    save(aSave([aVisit(child, '2025-02-02')])),
  ])
  expect([one, other].filter((each) => each.saved)).toHaveLength(1)
  expect([one, other]).toContainEqual({ saved: false, why: 'changed-meanwhile', facts: [visit.fact] })
  expect(beside).toMatchObject({ saved: true })
})

test('what is retracted leaves the rows, and the record keeps it', async () => {
  const { child, save: first } = aNewChild()
  const wrong = aVisit(child, '2025-05-05', { body: { seen: 'no' }, texts: { note: 'Nobody\0 was in' } })
  await save(first)
  await save(aSave([wrong]))
  expect(await rows('point', child)).toHaveLength(2)
  await save(aSave([{ ...wrong, revision: 1, happenedOn: null, body: {}, texts: {} }]))
  expect(await rows('point', child)).toHaveLength(1)
  const events = await store.inAuthority(HARBOUR, (tx) =>
    tx
      .selectFrom('event')
      .select(['revision', 'happened_on'])
      .where('fact', '=', wrong.fact)
      .orderBy('revision')
      .execute(),
  )
  expect(events).toEqual([
    { revision: 0, happened_on: '2025-05-05' },
    { revision: 1, happened_on: null },
  ])
})

test('a save of two children writes to both, and a child that an import holds is busy', async () => {
  const [one, two] = [aNewChild(), aNewChild()]
  await save(one.save)
  await save(two.save)
  await save(aSave([aVisit([two.child, one.child], '2025-06-06')]))
  expect(await rows('clock', one.child)).toHaveLength(2)
  expect(await rows('clock', two.child)).toHaveLength(2)
})
