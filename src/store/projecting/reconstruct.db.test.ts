import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../../time/index.ts'
import { reconstruct } from './reconstruct.ts'
import { expireReconstructions, readReconstruction } from './reconstructions.ts'
import { save } from '../appending/save.ts'
import type { Store } from '../database/store.ts'
import { aStore, HARBOUR } from '../testing.ts'
import { aNewChild, aSave, aVisit, definitions, project } from '../testing-rules.ts'

let store: Store
beforeAll(async () => {
  store = await aStore()
})
afterAll(() => store.close())

const points = (generation: number) =>
  store.inAuthority(HARBOUR, (tx) =>
    tx.selectFrom('point').select('on_date').where('generation', '=', generation).orderBy('on_date').execute(),
  )

test('what was known at a position can be read beside what is known now', async () => {
  const one = aNewChild('100001', '2025-01-06')
  const two = aNewChild('100002', '2025-01-08')
  await save(store, HARBOUR, one.save, project, definitions)
  await save(store, HARBOUR, aSave([aVisit(one.child, '2025-02-02')]), project, definitions)
  await save(
    store,
    HARBOUR,
    aSave([{ ...one.visit, revision: 1, happenedOn: day('2025-01-07') }]),
    project,
    definitions,
  )
  await save(store, HARBOUR, two.save, project, definitions)
  const told: number[] = []
  const rules = { project, definitions }
  const then = await reconstruct(store, HARBOUR, 2, rules, { progress: (done) => told.push(done) })
  expect(then).toMatchObject({ generation: 1, position: 2, state: 'ready', done: 2 })
  expect(told).toEqual([2])
  expect(await points(1)).toEqual([{ on_date: '2025-01-06' }, { on_date: '2025-02-02' }])
  expect(await points(0)).toHaveLength(3)
  expect(await reconstruct(store, HARBOUR, 2, rules)).toMatchObject({ generation: 1 })
  expect(await reconstruct(store, HARBOUR, 3, rules)).toMatchObject({ generation: 2 })
  expect(await points(2)).toEqual([{ on_date: '2025-01-07' }, { on_date: '2025-02-02' }])
})

test('a position that the record does not have cannot be asked for', async () => {
  expect(await reconstruct(store, HARBOUR, 99, { project, definitions })).toBeNull()
})

test('one that fails leaves nothing but the word that it failed, and can be asked for again', async () => {
  const failing = {
    project: () => {
      throw new Error('no')
    },
    definitions,
  }
  await expect(reconstruct(store, HARBOUR, 1, failing)).rejects.toThrow('no')
  expect(await readReconstruction(store, HARBOUR, 1)).toMatchObject({ state: 'failed' })
  expect(await points(3)).toEqual([])
  expect(await reconstruct(store, HARBOUR, 1, { project, definitions })).toMatchObject({ state: 'ready' })
})

test('old ones are taken away', async () => {
  expect(await expireReconstructions(store, HARBOUR, 24)).toBe(0)
  expect(await expireReconstructions(store, HARBOUR, 0)).toBe(3)
  expect(await points(1)).toEqual([])
  expect(await points(0)).toHaveLength(3)
})
