import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NewRevision, Save, SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { importInto } from './import-into.ts'
import { readRecordingTimes, type RecordingAsk } from './recording.ts'
import { save as saveWith } from './save.ts'
import type { Store } from '../database/store.ts'
import { aStore, HARBOUR } from '../testing.ts'
import { aNewChild, aSave, aVisit, definitions, newSubject, project as projectVisits } from '../testing-rules.ts'

let store: Store
beforeAll(async () => {
  store = await aStore()
})
afterAll(() => store.close())

/** Visits, to children whose team the last visit that names one tells. */
const project: typeof projectVisits = (subject, facts) => {
  const projection = projectVisits(subject, facts)
  const told = facts.findLast(({ body }) => body['team'] !== undefined)?.body['team']
  const team = typeof told === 'string' ? told : null
  return projection.child ? { ...projection, child: { ...projection.child, team } } : projection
}
const save = (given: Save) => saveWith(store, HARBOUR, given, project, definitions)
const visitOf = (team: string, child: SubjectId, on: string): NewRevision => aVisit(child, on, { body: { team } })
const times = (ask: Partial<RecordingAsk>) =>
  readRecordingTimes(store, HARBOUR, { from: day('2025-09-01'), to: day('2025-10-01'), team: null, by: 'team', ...ask })
const counts = async (ask: Partial<RecordingAsk>) =>
  (await times(ask)).map(({ voice, team, month, events, days, late }) => [voice, team ?? month, events, days, late])

test('an event counts for the team that has the case once it is on record, and for nobody before a team is named', async () => {
  const { child, save: first } = aNewChild('100001', '2025-10-15')
  await save(first)
  await save(aSave([visitOf('North', child, '2025-10-06')]))
  await save(aSave([visitOf('South', child, '2025-10-15')], { recordedOn: day('2025-09-30') }))
  expect(await counts({})).toEqual([
    ['typed', 'North', 1, 10, 1],
    ['typed', 'South', 1, 0, 0],
    ['typed', null, 1, 1, 0],
  ])
})

test('what happened to two children is counted once, for the first one’s team; corrections are not counted', async () => {
  const [one, two] = [newSubject(), newSubject()]
  const visit = aVisit([one, two], '2025-10-16', { body: { team: 'Both' } })
  const newSubjects = [one, two].map((id) => ({ id, kind: 'child' as const, sourceRef: null }))
  await save(aSave([visit], { newSubjects }))
  await save(aSave([{ ...visit, revision: 1, happenedOn: day('2025-10-01') }]))
  expect(await counts({ team: 'Both' })).toEqual([['typed', 'Both', 1, 0, 0]])
})

test('what an import tells counts for the team as well', async () => {
  const info = { request: randomUUID(), by: 'analyst', voice: 'ssda903', recordedOn: day('2025-10-16') } as const
  await importInto(store, HARBOUR, info, project, definitions, async (importing) => {
    await importing.read(['200001'])
    const id = newSubject()
    await importing.write({
      newSubjects: [{ id, kind: 'child', sourceRef: '200001' }],
      entries: [{ statement: '2026:2025-10-16', revisions: [visitOf('East', id, '2025-10-10')] }],
      coverage: new Map(),
    })
  })
  expect(await counts({ team: 'East' })).toEqual([['ssda903', 'East', 1, 6, 0]])
})

test('the same events stand by month, or all together', async () => {
  expect(await counts({ by: 'month', team: 'South' })).toEqual([['typed', '2025-09-01', 1, 0, 0]])
  const [typed, ...rest] = (await times({ by: 'kind' })).filter(({ voice }) => voice === 'typed')
  expect(rest).toEqual([])
  expect(typed).toMatchObject({ team: null, month: null, events: 4, days: 11, late: 1 })
})
