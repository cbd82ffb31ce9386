import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project, type OnRecord } from '../../../test/a-record-of.ts'
import { everyChild, type Sees } from '../../access/index.ts'
import { aChild } from '../../demo/index.ts'
import { eventDefinitions } from '../../practice/index.ts'
import type { FactId, SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { readAsker } from '../people/askers.ts'
import { readChild } from '../children/child.ts'
import { readChildNamed } from './child-facts.ts'
import { wordsOf } from '../../practice/child/list-children/ask.ts'
import { readChildren, readTeams } from '../children/children.ts'
import { readChildrenCalled } from '../children/children-called.ts'
import { readContradictions } from '../children/contradictions.ts'
import { readGrouped } from '../children/grouped.ts'
import { readOverview } from '../children/overview.ts'
import { readQuiet } from '../children/quiet.ts'
import { save } from '../appending/save.ts'
import type { Store } from '../database/store.ts'
import { aStore, HARBOUR } from '../testing.ts'
import { readTracked } from '../children/tracker.ts'

const story = (name: string, number: string, team: string, worker: string) =>
  aChild(name, number)
    .enteredCareOn('2023-08-28')
    .placedWithFosterCarers()
    .inTeam(team, '2023-09-01')
    .withSiblings('R', '2023-09-01')
    .withWorker(worker, '2023-09-01')
    .decisionOn('2024-02-01')

let store: Store
let on: ReadonlyMap<string, OnRecord>
const idOf = (name: string): SubjectId => {
  const found = on.get(name)
  if (!found) throw new Error(name)
  return found.subject
}

beforeAll(async () => {
  store = await aStore()
  on = await aRecordOf(store, [
    story('Ours', '100001', 'North', 'SW2'),
    story('Allocated', '100002', 'East', 'SW1'),
    story('Theirs', '100003', 'East', 'SW2'),
    story('Hidden', '100004', 'North', 'SW1'),
  ])
  const saved = await save(
    store,
    HARBOUR,
    {
      ...{ request: 'restrict', by: 'director', voice: 'typed', statement: null, newSubjects: [] },
      recordedOn: day('2025-10-01'),
      revisions: [
        {
          ...{
            fact: '00000000-0000-4000-8000-00000000000a' as FactId,
            revision: 0,
            type: 'child.restricted',
            shape: 1,
          }, // a new fact
          ...{ subjects: [idOf('Hidden')], happenedOn: day('2025-10-01'), texts: {} },
          body: { people: 'director' },
        },
      ],
    },
    project,
    eventDefinitions,
  )
  expect(saved.saved).toBe(true)
})
afterAll(() => store.close())

const team: Sees = { reach: 'team', team: 'North', workers: ['SW1'], named: [], unsealed: false }
const list = { words: [], bornOn: null, standing: 'any', team: null, sort: 'name', limit: 50, offset: 0 } as const

describe.each([
  ['the authority’s, the restricted one aside', () => everyChild, ['Allocated', 'Ours', 'Theirs']],
  ['their team’s and their own', () => team, ['Allocated', 'Ours']],
  ['nobody', (): Sees => ({ ...everyChild, reach: 'nobody' }), []],
  [
    'the restricted one too, being named',
    (): Sees => ({ ...everyChild, named: [idOf('Hidden')] }),
    ['Allocated', 'Hidden', 'Ours', 'Theirs'],
  ],
])('Somebody who sees %s', (_, sees, expected) => {
  const reading = () => ({ authority: HARBOUR, generation: 0, on: day('2025-10-16'), sees: sees() })
  const all = () => [...on.values()].map(({ subject }) => subject)
  const names = (children: readonly { readonly name: string | null }[]) => children.map(({ name }) => name).sort()

  it('finds them in lists, in searches and in their number', async () => {
    const found = await readChildren(store)(reading(), list)
    expect(names(found.children)).toEqual(expected)
    expect(found.total).toBe(expected.length)
    const searched = await readChildren(store)(reading(), { ...list, words: wordsOf('hidden').words })
    expect(searched.total).toBe(expected.includes('Hidden') ? 1 : 0)
    expect(await readTeams(store)(reading())).toEqual(expected.length === 0 ? [] : ['East', 'North'])
  })

  it('finds them on the tracker, in worklists and by id', async () => {
    const tracked = await readTracked(store, { adoptionStages: ['adoption-planned'], rules: ['none'] })(
      reading(),
      'adoption',
    )
    expect(names(tracked)).toEqual(expected)
    const lookedAfter = await readTracked(store, { adoptionStages: [], rules: ['none'] })(reading(), 'all')
    expect(names(lookedAfter)).toEqual(expected)
    const quiet = await readQuiet(store)(reading(), { isLookedAfterOnly: true, limit: 50, offset: 0 })
    expect([names(quiet.children), quiet.total]).toEqual([expected, expected.length])
    const { contradictions, kinds } = await readContradictions(store)(reading(), { code: null, limit: 50, offset: 0 })
    expect(new Set(contradictions.map(({ name }) => name))).toEqual(new Set(expected)) // none has a date of birth
    expect(Math.max(0, ...kinds.map((kind) => kind.children))).toBe(expected.length)
    expect(names(await readChildrenCalled(store)(reading(), all()))).toEqual(expected)
    expect(names(await readGrouped(store, eventDefinitions)(reading(), all()))).toEqual(expected)
    for (const [name, { subject }] of on) {
      expect((await readChildNamed(store)(reading(), subject)) !== null).toBe(expected.includes(name))
      const child = await readChild(store)(reading(), subject)
      expect(child !== null).toBe(expected.includes(name))
      if (child) expect(names(child.siblings)).toEqual(expected.filter((one) => one !== name))
    }
  })

  it('counts them; who sees nobody is told how many there are', async () => {
    const overview = await readOverview(store)(reading())
    const looked = overview.stages.find(({ practice, stage }) => practice === 'child' && stage === 'looked-after')
    expect(looked?.children).toBe(expected.length === 0 ? 3 : expected.length)
    expect(overview.quietLookedAfter).toBe(looked?.children)
  })
})

describe('Who asks', () => {
  it('is read with the child they ask about, by the team, worker and restriction as now known', async () => {
    const read = readAsker(
      store,
      () => null,
      () => day('2025-10-16'),
    )
    expect(await read(HARBOUR, 'nobody', idOf('Ours'))).toBeNull()
    await store.inAuthority(HARBOUR, (tx) =>
      tx
        .insertInto('person')
        .values({
          authority: HARBOUR,
          id: 'director',
          name: 'D',
          roles: ['director', 'gone'],
          team: null,
          identity: null,
          signed_in_at: null,
        })
        .execute(),
    )
    const asker = await read(HARBOUR, 'director', idOf('Hidden'))
    expect(asker?.person).toMatchObject({ roles: ['director'], state: 'active', named: [idOf('Hidden')] })
    expect(asker?.child).toEqual({
      subject: idOf('Hidden'),
      team: 'North',
      worker: 'SW1',
      officer: null,
      isRestricted: true,
      isUnsealed: false,
    })
  })
})
