import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRecordOf, project } from '../../../test/a-record-of.ts'
import { aChild } from '../../demo/index.ts'
import { defaultDefinitions, eventDefinitions } from '../../practice/index.ts'
import type { Project, Save } from '../../record/index.ts'
import { readDefinitionsInUse, save, type Store } from '../../store/index.ts'
import { aStore, HARBOUR } from '../../store/testing.ts'
import { aSave, newFact, newSubject } from '../../store/testing-rules.ts'
import { day } from '../../time/index.ts'
import { makeSettings } from './settings.ts'

let store: Store
beforeAll(async () => {
  store = await aStore()
  await aRecordOf(store, [aChild('Oriel L.', '500001').bornOn('2015-02-03').enteredCareOn('2025-03-03')])
})
afterAll(() => store.close())

const authority = newSubject()
const newSubjects = [{ id: authority, kind: 'authority' as const, sourceRef: null }]

async function set(setting: string, value: number, more: Partial<Save> = {}) {
  const said = { fact: newFact(), revision: 0, type: 'authority.setting', shape: 1, subjects: [authority] }
  const revision = { ...said, happenedOn: day('2024-01-01'), body: { setting, value }, texts: { reason: 'Agreed' } }
  const { saved } = await save(store, HARBOUR, aSave([revision], more), project, eventDefinitions)
  expect(saved).toBe(true)
}

test('what is set while rows are being worked out is still told when the first working out has ended', async () => {
  const folding = Promise.withResolvers<undefined>()
  const told: Project = (...given) => {
    folding.resolve(undefined)
    return project(...given)
  }
  const rules = { project: told, definitions: eventDefinitions }
  const settings = makeSettings({ store, shipped: defaultDefinitions, rules })
  await set('permanence.a2.limit', 90, { newSubjects })
  expect(await settings.isAwaited(HARBOUR)).toBe(true)
  const first = settings.workOut(HARBOUR)
  await folding.promise
  await set('permanence.moved-in.limit', 35)
  expect(await settings.isAwaited(HARBOUR)).toBe(true)
  await first
  const { used, latest } = await readDefinitionsInUse(store, HARBOUR)
  expect(used).toBeLessThan(latest)
  expect(await settings.sayAwaited(HARBOUR)).toContain('“Moved in after the match')
  await settings.workOut(HARBOUR)
  expect(await settings.sayAwaited(HARBOUR)).toBeNull()
})
