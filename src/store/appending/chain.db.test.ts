import { expect, test } from 'vitest'
import { rebuild } from '../projecting/rebuild.ts'
import { save as saveWith } from './save.ts'
import { aStore, HARBOUR, testServer } from '../testing.ts'
import { aNewChild, aSave, aVisit, definitions, project } from '../testing-rules.ts'
import { verify } from '../verifying/verify.ts'
import type { Save, SubjectId } from '../../record/index.ts'

const WRITERS = 8
const SAVES_EACH = testServer ? 25 : 4

test('eight writers on six children: positions without a gap, nobody deadlocked, verify clean', async () => {
  const store = await aStore()
  const save = (given: Save) => saveWith(store, HARBOUR, given, project, definitions)
  const children: SubjectId[] = []
  for (let n = 0; n < 6; n++) {
    const { child, save: first } = aNewChild(`10000${n}`)
    children.push(child)
    await save(first)
  }
  const pick = (n: number) => children[n % children.length] ?? ('' as never)
  const write = async (writer: number) => {
    for (let n = 0; n < SAVES_EACH; n++) {
      // Two children a time, named in either order: the store locks them in one.
      const pair = [pick(writer + n), pick(writer + n + 1 + (n % 4))]
      const saved = await save(aSave([aVisit(n % 2 ? pair : pair.reverse(), '2025-06-06')]))
      expect(saved).toMatchObject({ saved: true })
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)))
  const positions = await store.inAuthority(HARBOUR, (tx) =>
    tx.selectFrom('entry').select(['position', 'recorded_at']).orderBy('position').execute(),
  )
  const all = WRITERS * SAVES_EACH + 6
  expect(positions.map((each) => each.position)).toEqual(Array.from({ length: all }, (_, n) => n + 1))
  const times = positions.map((each) => each.recorded_at?.getTime() ?? 0)
  expect(times).toEqual([...times].sort((a, b) => a - b))
  const rules = { project, definitions }
  expect((await verify(store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
  expect((await rebuild(store, HARBOUR, rules)).differences).toEqual({})
  await store.close()
})
