import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project, type OnRecord } from '../../../test/a-record-of.ts'
import { everyChild, type Reading, type Sees } from '../../access/index.ts'
import { aChild } from '../../demo/index.ts'
import { eventDefinitions } from '../../practice/index.ts'
import type { FactId, SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { readCaseloads, readContinuity, readPlansLacking, readUnallocated } from './caseloads.ts'
import { readOutstanding } from '../children/outstanding.ts'
import { rebuild } from '../projecting/rebuild.ts'
import { readAlerts, readDisputes, readOfficerClocks, readOfficerDone, readOfficers } from './reviewing.ts'
import { save } from '../appending/save.ts'
import { readStanding } from '../children/standing.ts'
import type { Store } from '../database/store.ts'
import { countClimbed, readClimbed, readRuleWeek, readTeamClocks, readUrgent } from './team-work.ts'
import { aStore, HARBOUR } from '../testing.ts'

const seenVisit = { seen: true, seenAlone: true, place: 'home' }

/** In care, visited once in May: the next visit was due on 23 June 2025. */
const rowan = aChild('Rowan A.', '100001')
  .bornOn('2014-01-05')
  .enteredCareOn('2024-12-06')
  .placedWithFosterCarers()
  .reviewedOn('2025-01-02', '2025-04-01')
  .inTeam('North', '2024-12-10')
  .withWorker('SW00012', '2024-12-06', { until: '2025-03-03', reason: 'FCONTA' })
  .withWorker('SW00031', '2025-03-03', { reason: 'LEFTRL' })
  .alsoSaid('child.visit', '2025-05-12', seenVisit, 'typed')
  .alsoSaid('child.reviewing-officer', '2025-01-02', { officer: 'SW00071' }, 'typed')
  .alsoSaid(
    'child.practice-alert',
    '2025-09-01',
    { theme: 'visits', respondByOn: '2025-09-15', answeredOn: '2025-09-20' },
    'typed',
  )
  .alsoSaid('child.dispute', '2025-09-22', { stage: 'service', cafcassOn: '2025-10-10' }, 'typed')
  .alsoSaid(
    'child.plan-version',
    '2025-01-06',
    { kind: 'placement', measured: false, owned: true, dated: true, contingency: false },
    'typed',
  )
/** In need without anybody since the worker left on 1 October 2025. */
const wren = aChild('Wren B.', '100002')
  .bornOn('2013-05-20')
  .inNeedFrom('2025-01-27')
  .inTeam('South', '2025-02-01')
  .withWorker('SW00012', '2025-02-03', { until: '2025-10-01' })
  .alsoSaid('protection.strategy-discussion', '2025-09-29', { outcome: 'enquiry' }, 'typed')
  .alsoSaid(
    'child.plan-version',
    '2025-03-03',
    { kind: 'in-need', measured: true, owned: true, dated: true, contingency: true },
    'typed',
  )

let store: Store
let on: ReadonlyMap<string, OnRecord>
const idOf = (name: string): SubjectId => on.get(name)?.subject ?? (name as SubjectId) // a test that asks for nobody fails
const reading = (onDay = '2025-10-16', sees: Sees = everyChild): Reading => ({
  authority: HARBOUR,
  generation: 0,
  on: day(onDay),
  sees,
})
const team = (name: string): Sees => ({ reach: 'team', team: name, workers: [], named: [], unsealed: false })
const nobody: Sees = { reach: 'nobody', team: null, workers: [], named: [], unsealed: false }
const names = (rows: readonly { readonly name: string | null }[]) => rows.map(({ name }) => name)

beforeAll(async () => {
  store = await aStore()
  on = await aRecordOf(store, [rowan, wren])
})
afterAll(() => store.close())

describe('what a clinic reads', () => {
  it('each child once, those first for whom days matter most, then the longest late', async () => {
    const all = { team: null, limit: 5, first: ['front-door.seen-enquiry', 'protection.initial-conference'] }
    const urgent = await readUrgent(store)(reading(), all)
    expect(urgent.map(({ name, rule, dueOn }) => [name, rule, dueOn])).toEqual([
      ['Wren B.', 'front-door.seen-enquiry', '2025-09-30'],
      ['Rowan A.', 'child.visit', '2025-06-23'],
    ])
    expect(names(await readUrgent(store)(reading(), { ...all, first: [] }))).toEqual(['Rowan A.', 'Wren B.'])
    expect(names(await readUrgent(store)(reading(), { ...all, team: 'South' }))).toEqual(['Wren B.'])
    expect(urgent[1]?.late).toBeGreaterThan(1)
  })

  it('a rule’s week: what runs and is late on the day, what was done in the seven days up to it', async () => {
    const week = async (onDay: string, rule: string) =>
      (await readRuleWeek(store)(reading(onDay), null)).find((each) => each.rule === rule)
    expect(await week('2025-06-23', 'child.visit')).toMatchObject({
      running: 1,
      late: 0,
      atRisk: 1,
      dueSoon: 1,
      done: 0,
    })
    expect(await week('2025-06-24', 'child.visit')).toMatchObject({ running: 1, late: 1, atRisk: 0, dueSoon: 0 })
    expect(await week('2025-09-26', 'child.alert-answered')).toMatchObject({ done: 1, doneInTime: 0, running: 0 })
    expect(await week('2025-09-27', 'child.alert-answered')).toBeUndefined()
  })

  it('what climbed by a day: due up to a day of its own for each rule', async () => {
    const page = { limit: 10, offset: 0 }
    const from = (rule: string, dueOnOrBefore: string) => [{ rule, dueOnOrBefore: day(dueOnOrBefore) }]
    expect(names(await readClimbed(store)(reading(), from('child.visit', '2025-06-23'), page))).toEqual(['Rowan A.'])
    expect(await readClimbed(store)(reading(), from('child.visit', '2025-06-22'), page)).toEqual([])
    expect(await readClimbed(store)(reading(), [], page)).toEqual([])
  })

  it('how many climbed as far as each of several people, as many as are listed', async () => {
    const from = [
      { to: 'director', rule: 'child.visit', dueOnOrBefore: day('2025-06-22') },
      { to: 'team-manager', rule: 'child.visit', dueOnOrBefore: day('2025-06-23') },
      { to: 'director', rule: 'child.alert-answered', dueOnOrBefore: day('2025-10-15') },
    ]
    expect(await countClimbed(store)(reading(), from)).toEqual([
      { to: 'team-manager', rule: 'child.visit', late: 1, firstDueOn: '2025-06-23' },
    ])
    expect(await countClimbed(store)(reading('2025-10-16', nobody), from)).toEqual([])
    expect(await countClimbed(store)(reading(), [])).toEqual([])
  })

  it('is of those whom the reader may see, whatever is asked', async () => {
    const all = { team: null, limit: 5, first: [] }
    expect(names(await readUrgent(store)(reading('2025-10-16', team('North')), all))).toEqual(['Rowan A.'])
    expect(await readUrgent(store)(reading('2025-10-16', nobody), all)).toEqual([])
    expect((await readTeamClocks(store)(reading('2025-10-16', team('South')))).map((each) => each.team)).toEqual([
      'South',
    ])
    expect(await readUnallocated(store)(reading('2025-10-16', team('North')), null)).toEqual([])
    expect(await readAlerts(store)(reading('2025-10-16', team('South')), 365)).toEqual([])
    expect(await readOfficers(store)(reading('2025-10-16', nobody))).toEqual([])
  })
})

describe('who has whom', () => {
  it('caseloads are of the day, and a child without anybody is listed since the last worker left', async () => {
    expect(await readCaseloads(store)(reading())).toEqual([
      { team: 'North', worker: 'SW00031', lookedAfter: 1, inNeed: 0 },
    ])
    expect(await readCaseloads(store)(reading('2025-02-20'))).toEqual([
      { team: 'North', worker: 'SW00012', lookedAfter: 1, inNeed: 0 },
      { team: 'South', worker: 'SW00012', lookedAfter: 0, inNeed: 1 },
    ])
    expect((await readUnallocated(store)(reading(), null)).map(({ name, since }) => [name, since])).toEqual([
      ['Wren B.', '2025-10-01'],
    ])
    expect((await readUnallocated(store)(reading('2025-01-28'), null)).map(({ name, since }) => [name, since])).toEqual(
      [['Wren B.', '2025-01-27']],
    )
  })

  it('workers of a looked-after child are counted over the year up to the day, with why they changed', async () => {
    expect(await readContinuity(store)(reading())).toEqual({
      byWorkers: [{ workers: 2, children: 1 }],
      most: [],
      reasons: [
        { reason: 'FCONTA', changes: 1 },
        { reason: 'LEFTRL', changes: 1 },
        { reason: null, changes: 1 },
      ],
    })
    // A year after the first one left, there was one in the year.
    expect((await readContinuity(store)(reading('2026-03-03'))).byWorkers).toEqual([{ workers: 1, children: 1 }])
  })

  it('what passes in a handover: the worker of the day and every clock that runs, the next due first', async () => {
    const { worker, clocks } = await readOutstanding(store)(reading(), idOf('Rowan A.'))
    expect(worker).toBe('SW00031')
    expect(clocks[0]).toEqual({ rule: 'child.visit', startedOn: '2025-05-12', dueOn: '2025-06-23' })
    expect((await readOutstanding(store)(reading('2025-10-16', team('South')), idOf('Rowan A.'))).clocks).toEqual([])
  })
})

describe('what reviewing officers read', () => {
  it('whose children, what runs, and what was done', async () => {
    expect(await readOfficers(store)(reading())).toEqual([{ officer: 'SW00071', children: 1 }])
    expect(await readOfficers(store)(reading('2025-01-01'))).toEqual([{ officer: null, children: 1 }])
    const own = (workers: readonly string[]): Sees => ({ ...team(''), team: null, workers })
    expect(await readOfficers(store)(reading('2025-10-16', own(['SW00071'])))).toEqual([
      { officer: 'SW00071', children: 1 },
    ])
    expect(await readOfficers(store)(reading('2025-10-16', own(['SW00072'])))).toEqual([])
    const clocks = await readOfficerClocks(store)(reading(), { officer: 'SW00071', limit: 10 })
    expect(clocks.map(({ rule }) => rule)).toContain('child.later-review')
    expect(await readOfficerClocks(store)(reading(), { officer: 'SW00072', limit: 10 })).toEqual([])
    const done = await readOfficerDone(store)(reading('2025-04-02'), 14)
    expect(done).toEqual([{ officer: 'SW00071', rule: 'child.second-review', done: 1, doneInTime: 1 }])
  })

  it('alerts and disputes as they stood on the day, and not what came later', async () => {
    const stood = async (onDay: string) =>
      (await readAlerts(store)(reading(onDay), 365)).map(({ officer, theme, answeredOn, resolvedOn }) => [
        officer,
        theme,
        answeredOn,
        resolvedOn,
      ])
    expect(await stood('2025-08-31')).toEqual([])
    expect(await stood('2025-09-19')).toEqual([['SW00071', 'visits', null, null]])
    expect(await stood('2025-09-20')).toEqual([['SW00071', 'visits', '2025-09-20', null]])
    const disputes = await readDisputes(store)(reading('2025-10-09'))
    expect(disputes.map(({ stage, since, cafcassOn }) => [stage, since, cafcassOn])).toEqual([
      ['service', '2025-09-22', null],
    ])
    expect((await readDisputes(store)(reading()))[0]?.cafcassOn).toBe('2025-10-10')
  })

  it('plans in force that lack something, with what', async () => {
    const { inForce, plans } = await readPlansLacking(store)(reading(), null)
    expect(inForce).toBe(2)
    expect(plans.map(({ name, kind, lacks }) => [name, kind, lacks])).toEqual([
      ['Rowan A.', 'placement', ['child.plan-lacks-contingency', 'child.plan-lacks-measure']],
    ])
    expect((await readPlansLacking(store)(reading('2025-01-05'), null)).inForce).toBe(0)
  })
})

describe('when a form may record', () => {
  it('from the first journey on, until it is closed, and the days that are taken', async () => {
    const before = await readStanding(store)(reading(), idOf('Wren B.'), 'child.review')
    expect(before).toEqual({ knownFrom: '2025-01-27', closedOn: null, days: [] })
    expect((await readStanding(store)(reading(), idOf('Rowan A.'), 'child.review')).days.toSorted()).toEqual([
      '2025-01-02',
      '2025-04-01',
    ])
  })
})

describe('stored clocks', () => {
  it('are what the facts come to: a second visit moves them in the same save, and folding afresh changes nothing', async () => {
    const visited = {
      fact: randomUUID() as FactId, // a new fact
      ...{ revision: 0, type: 'child.visit', shape: 1, subjects: [idOf('Rowan A.')], happenedOn: day('2025-10-15') },
      ...{ body: seenVisit, texts: {} },
    }
    const entry = {
      request: randomUUID(),
      by: 'social-worker',
      voice: 'typed' as const,
      statement: null,
      recordedOn: day('2025-10-16'),
      newSubjects: [],
      revisions: [visited],
    }
    await save(store, HARBOUR, entry, project, eventDefinitions)
    const { clocks } = await readOutstanding(store)(reading(), idOf('Rowan A.'))
    expect(clocks).toContainEqual({ rule: 'child.visit', startedOn: '2025-10-15', dueOn: '2025-11-26' })
    const rebuilt = await rebuild(store, HARBOUR, { project, definitions: eventDefinitions })
    expect(rebuilt.differences).toEqual({})
  })
})
