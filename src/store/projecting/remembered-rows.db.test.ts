import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyChild } from '../../access/index.ts'
import { sameAs, type Save, type SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { isAmong, rememberedRows } from './remembered-rows.ts'
import { save as saveWith } from '../appending/save.ts'
import type { Store } from '../database/store.ts'
import { aStore, HARBOUR } from '../testing.ts'
import { aNewChild, aSave, aVisit, definitions, project } from '../testing-rules.ts'

let store: Store
beforeAll(async () => {
  store = await aStore()
})
afterAll(() => store.close())

const reading = { authority: HARBOUR, generation: 0, on: day('2026-03-31'), sees: everyChild }
const save = (given: Save) => saveWith(store, HARBOUR, given, project, definitions)

/** A read of every point that says whom it was asked for each time. */
function counted() {
  const asked: (readonly SubjectId[] | null)[] = []
  const read = rememberedRows(store, 4, async (tx, { authority, generation }, _: null, only) => {
    asked.push(only && [...only].sort())
    const points = await tx
      .selectFrom('point')
      .select(['subject', 'measure', 'on_date', 'fact'])
      .where('authority', '=', authority)
      .where('generation', '=', generation)
      .where(isAmong('subject', only))
      .execute()
    return { points }
  })
  return { asked, points: async () => (await read(reading, null)).points.map((row) => JSON.stringify(row)).sort() }
}

test('after a save only whom it touched is read anew, and the lists are those that anybody else reads', async () => {
  const [one, two] = [aNewChild('700001', '2025-01-06'), aNewChild('700002', '2025-03-03')]
  await save(one.save)
  await save(two.save)
  const { asked, points } = counted()
  await points()
  await save(aSave([aVisit(one.child, '2025-05-01')]))
  expect(await points()).toEqual(await counted().points())
  expect(asked).toEqual([null, [one.child]])
})

test('a save to a record that is read under another touches that other, also once they are apart again', async () => {
  const [root, member] = [aNewChild('700003', '2025-01-06'), aNewChild('700004', '2025-03-03')]
  await save(root.save)
  await save(member.save)
  const { asked, points } = counted()
  await points()
  const join = aVisit([member.child, root.child], '2025-10-16', { type: sameAs.type, body: { under: root.child } })
  const both = [root.child, member.child].sort()
  for (const revision of [
    join,
    aVisit(member.child, '2025-06-01'),
    { ...join, revision: 1, happenedOn: null, body: {} },
  ]) {
    expect(await save(aSave([revision]))).toMatchObject({ saved: true })
    expect(await points()).toEqual(await counted().points())
    expect(asked.at(-1)).toEqual(both)
  }
})

test('a save that changes none of the rows leaves the very same lists, and what was made of them', async () => {
  const one = aNewChild('700005', '2025-01-06')
  await save(one.save)
  const read = rememberedRows(store, 4, () => Promise.resolve({ points: [{ subject: one.child, num: 1 }] }))
  const first = await read(reading, null)
  await save(aSave([aVisit(one.child, '2025-05-01')]))
  expect(await read(reading, null)).toBe(first)
})

test('a failed reading is not kept', async () => {
  let times = 0
  const read = rememberedRows(store, 4, () => {
    times += 1
    return times === 1 ? Promise.reject(new Error('The database is away')) : Promise.resolve({ points: [] })
  })
  await expect(read(reading, null)).rejects.toThrow('away')
  expect(await read(reading, null)).toEqual({ points: [] })
})
