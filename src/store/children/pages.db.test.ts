import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project, type OnRecord } from '../../../test/a-record-of.ts'
import { everyChild } from '../../access/index.ts'
import { aChild } from '../../demo/index.ts'
import { eventDefinitions } from '../../practice/index.ts'
import { status } from '../../clocks/index.ts'
import { pastJourneys, permanenceDefinitions, permanenceRules, stages } from '../../practice/permanence/index.ts'
import type { FactId, Save } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { readChild, readHistory } from './child.ts'
import { readChildNamed, readFact } from '../projecting/child-facts.ts'
import { wordsOf } from '../../practice/child/list-children/ask.ts'
import { readChildren, readTeams } from './children.ts'
import { readChildrenCalled } from './children-called.ts'
import { readDue } from './due.ts'
import { readGrouped } from './grouped.ts'
import { readPastJourneys } from './past-journeys.ts'
import { chainHead } from '../appending/positions.ts'
import { reconstruct } from '../projecting/reconstruct.ts'
import { save } from '../appending/save.ts'
import { readScorecardRows } from './scorecard.ts'
import { keepSearch, readSearch } from '../people/searches.ts'
import type { Store } from '../database/store.ts'
import { aStore, HARBOUR } from '../testing.ts'
import { readTracked, readWays } from './tracker.ts'

const rowan = aChild('Rowan A.', '100001')
  .bornOn('2021-05-01', { sex: 'M' })
  .enteredCareOn('2023-08-28')
  .underInterimCareOrder()
  .placedWithFosterCarers()
  .inTeam('Permanence team', '2023-09-01')
  .withSiblings('R', '2023-09-01')
  .withWorker('SW00012', '2023-08-28', { until: '2024-02-01' })
  .withWorker('SW00031', '2024-02-01')
  .decisionOn('2024-02-01')
  .withPlacementOrderOn('2024-03-15')
  .waitedFrom('2024-06-01', 'sibling-assessment', { whose: 'ours' })
const wren = aChild('Wren A.', '100002')
  .bornOn('2023-05-20', { sex: 'F' })
  .enteredCareOn('2024-01-27')
  .placedWithFosterCarers()
  .inTeam('Permanence team', '2024-02-01')
  .withSiblings('R', '2024-02-01')
const maya = aChild('Maya S.', '200003')
  .bornOn('2022-01-01')
  .enteredCareOn('2022-02-01')
  .placedWithFosterCarers()
  .inTeam('East', '2022-02-01')
  .decisionOn('2022-06-01')
  .withPlacementOrderOn('2022-08-01')
  .matchedOn('2022-10-03')
  .movedInOn('2022-11-01')
  .adoptedOn('2023-05-02')
const odd = aChild('100% Zed_', '300004').bornOn('2015-03-27').inNeedFrom('2025-09-01').inTeam('North', '2025-09-01')

let store: Store
let on: ReadonlyMap<string, OnRecord>
const today = { authority: HARBOUR, generation: 0, on: day('2025-10-16'), sees: everyChild }
const idOf = (name: string) => {
  const found = on.get(name)
  if (!found) throw new Error(name)
  return found.subject
}

beforeAll(async () => {
  store = await aStore()
  on = await aRecordOf(store, [rowan, wren, maya, odd])
})
afterAll(() => store.close())

const words = {
  adoptionStages: stages.filter(({ isAdoption }) => isAdoption).map(({ stage }) => stage),
  rules: permanenceRules(permanenceDefinitions).map(({ id }) => id),
}

describe('the tracker reads', () => {
  it('those with or heading for adoption, with the start of their stage and their clocks', async () => {
    const tracked = await readTracked(store, words)(today, 'adoption')
    expect(tracked.map(({ name }) => name)).toEqual(['Rowan A.'])
    expect(tracked[0]).toMatchObject({
      sourceRef: '100001',
      team: 'Permanence team',
      startedOn: '2023-08-28',
      startKnown: true,
      stage: 'family-finding',
      stageSince: '2024-03-15',
      owner: { role: 'social-worker', named: 'SW00031' },
    })
    const started = Object.fromEntries((tracked[0]?.clocks ?? []).map(({ rule, startedOn }) => [rule, startedOn]))
    expect(started).toMatchObject({ 'permanence.a1': '2023-08-28', 'permanence.a2': '2024-03-15' })
  })

  it('the same on a past date as it stood then, though the owner changed within the stage', async () => {
    const then = { ...today, on: day('2022-09-01') }
    const tracked = await readTracked(store, words)(then, 'adoption')
    expect(tracked.map(({ name, stage, stageSince }) => [name, stage, stageSince])).toEqual([
      ['Maya S.', 'family-finding', '2022-08-01'],
    ])
    const before = await readTracked(store, words)({ ...today, on: day('2024-02-20') }, 'adoption')
    expect(before.map(({ stage, stageSince, owner }) => [stage, stageSince, owner.named])).toEqual([
      ['adoption-planned', '2024-02-01', 'SW00031'],
    ])
  })

  it('every looked-after child when asked', async () => {
    const all = await readTracked(store, words)(today, 'all')
    expect(all.map(({ name }) => name).sort()).toEqual(['Rowan A.', 'Wren A.'])
  })

  it('the ways of a page: stretches of the bar and causes of delay', async () => {
    const [way] = await readWays(store)(today, [idOf('Rowan A.')])
    expect(way?.stretches.map(({ stage, from }) => [stage, from])).toEqual([
      ['becoming-looked-after', '2023-08-28'],
      ['adoption-planned', '2024-02-01'],
      ['family-finding', '2024-03-15'],
    ])
    expect(way?.delays).toEqual([{ cause: 'sibling-assessment', isOurs: true, from: '2024-06-01', to: null }])
  })

  it('past journeys that reached a family in the years before', async () => {
    const read = readPastJourneys(store, 3, pastJourneys)
    expect(await read(today)).toMatchObject([{ movedInOn: '2022-11-01', matchedOn: '2022-10-03' }])
    expect(await read({ ...today, on: day('2026-10-16') })).toEqual([])
  })

  it('an answer that stands while nothing is saved, or nothing of whom it tells', async () => {
    const read = readTracked(store, words)
    const first = await read(today, 'all')
    expect(await read(today, 'all')).toBe(first)
    await aRecordOf(store, [aChild('Saved since', '900001').bornOn('2020-01-01').inNeedFrom('2025-01-01')])
    expect(await read(today, 'all')).toBe(first)
  })
})

describe('the list of children reads', () => {
  const list = { words: [], bornOn: null, standing: 'any', team: null, sort: 'name', limit: 50, offset: 0 } as const
  const names = async (ask: Partial<Parameters<ReturnType<typeof readChildren>>[1]>, reading = today) =>
    (await readChildren(store)(reading, { ...list, ...ask })).children.map(({ name }) => name)

  const search = (text: string) => names(wordsOf(text))

  it('by any word of the name, the start of the number, or the date of birth', async () => {
    expect(await search('rowan')).toEqual(['Rowan A.', 'Wren A.']) // they sound alike
    expect(await search('a. wr')).toEqual(['Wren A.'])
    expect(await search('10000')).toEqual(['Rowan A.', 'Wren A.'])
    expect(await search('27/3/2015')).toEqual(['100% Zed_'])
    expect(await search('nobody')).toEqual([])
  })

  it('taking % and _ and quotation marks as what they are in a name: nothing', async () => {
    expect(await search('100% z')).toEqual(['100% Zed_'])
    expect(await search('zed_')).toEqual(['100% Zed_'])
    expect(await search("'; drop table child; --")).toEqual([])
  })

  it('by where the child stood on the day, and by team', async () => {
    expect(await names({ standing: 'looked-after' })).toEqual(['Rowan A.', 'Wren A.'])
    expect(await names({ standing: 'looked-after' }, { ...today, on: day('2022-09-01') })).toEqual(['Maya S.'])
    expect(await names({ standing: 'closed' })).toContain('Maya S.')
    expect(await names({ team: 'North' })).toEqual(['100% Zed_'])
    expect(await readTeams(store)(today)).toEqual(['East', 'North', 'Permanence team'])
  })

  it('with a next date for every open journey, and how many there are in all', async () => {
    const page = await readChildren(store)(today, { ...list, sort: 'next', limit: 2 })
    expect([page.total, page.children.length]).toEqual([5, 2])
    const all = await readChildren(store)(today, { ...list })
    for (const child of all.children)
      expect([child.name, child.nextOn !== null]).toEqual([child.name, child.stage !== null])
    const beyond = await readChildren(store)(today, { ...list, offset: 50 })
    expect(beyond.children).toEqual([])
  })

  it('what somebody searched for, and not what another did', async () => {
    const id = await keepSearch(store)(HARBOUR, 'iro', 'rowan')
    expect(await readSearch(store)(HARBOUR, 'iro', id)).toBe('rowan')
    expect(await readSearch(store)(HARBOUR, 'social-worker', id)).toBeNull()
  })
})

describe('a child’s page reads', () => {
  it('what is stored up to the day, and the brothers and sisters', async () => {
    const child = await readChild(store)(today, idOf('Rowan A.'))
    expect(child).toMatchObject({ name: 'Rowan A.', siblingGroup: 'R', sex: 'M' })
    expect(child?.siblings.map(({ name }) => name)).toEqual(['Wren A.'])
    const before = await readChild(store)({ ...today, on: day('2024-02-20') }, idOf('Rowan A.'))
    expect(before?.clocks.map(({ rule }) => rule)).not.toContain('permanence.a2')
    expect(before?.delays).toEqual([])
  })

  it('nothing of a child who is not there', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000' as ReturnType<typeof idOf> // a uuid of nobody
    expect(await readChild(store)(today, nobody)).toBeNull()
    expect(await readChildNamed(store)(today, nobody)).toBeNull()
  })

  it('every revision with who saved it, withdrawn facts and their reasons too', async () => {
    const at = on.get('Wren A.')
    const fact = at?.facts[1] as FactId // the episode of care, the second fact of the story
    const entry: Save = {
      request: 'withdraw one',
      by: 'social-worker',
      voice: 'typed',
      statement: null,
      recordedOn: day('2025-10-16'),
      newSubjects: [],
      revisions: [
        {
          fact,
          revision: 1,
          type: 'child.episode',
          shape: 1,
          subjects: [idOf('Wren A.')],
          happenedOn: null,
          body: {},
          texts: { reason: 'Another child' },
        },
      ],
    }
    expect((await save(store, HARBOUR, entry, project, eventDefinitions)).saved).toBe(true)
    const shown = await readFact(store, eventDefinitions)(today, idOf('Wren A.'), fact)
    expect(shown).toMatchObject({
      isWithdrawn: true,
      lastRevision: 1,
      lastBy: 'social-worker',
      texts: { reason: 'Another child' },
    })
    const history = await readHistory(store)(today, idOf('Wren A.'))
    expect(history.revisions.filter((revision) => revision.fact === fact)).toHaveLength(2)
    expect(history.texts).toMatchObject([{ fact, revision: 1, field: 'reason', text: 'Another child' }])
  })

  it('who is planned for with whom, by the facts that say so', async () => {
    const grouped = await readGrouped(store, eventDefinitions)(today, [idOf('Rowan A.')])
    expect(grouped.map(({ name, inGroup }) => [name, inGroup?.group, inGroup?.lastRevision])).toEqual([
      ['Rowan A.', 'R', 0],
      ['Wren A.', 'R', 0],
    ])
  })
})

describe('the scorecard reads', () => {
  it('its rows once while nothing is saved, and only those of the time asked for', async () => {
    const read = readScorecardRows(store)
    const rows = await read(today, day('2022-01-01'))
    expect(rows.points.find(({ measure }) => measure === 'A1')).toMatchObject({ num: 273, onDate: '2023-05-02' })
    expect(await read(today, day('2022-01-01'))).toBe(rows)
    expect((await read(today, day('2024-01-01'))).points.filter(({ measure }) => measure === 'A1')).toEqual([])
  })

  it('the names of many children in one query', async () => {
    const called = await readChildrenCalled(store)(today, [idOf('Maya S.'), idOf('Rowan A.')])
    expect(called.map(({ name }) => name).sort()).toEqual(['Maya S.', 'Rowan A.'])
    expect(await readChildrenCalled(store)(today, [])).toEqual([])
  })
})

it('no read shows the children of another authority', async () => {
  const elsewhere = { ...today, authority: 2 }
  expect(await readTracked(store, words)(elsewhere, 'all')).toEqual([])
  expect(await readChild(store)(elsewhere, idOf('Rowan A.'))).toBeNull()
  const list = { words: [], bornOn: null, standing: 'any', team: null, sort: 'name', limit: 50, offset: 0 } as const
  expect((await readChildren(store)(elsewhere, list)).total).toBe(0)
})

describe('as it was known at a past position', () => {
  it('the same reads show what was known then, and the facts recorded since are not in the history', async () => {
    const read = readTracked(store, words)
    expect((await read(today, 'adoption'))[0]?.stage).toBe('family-finding')
    const before = await chainHead(store, HARBOUR)
    const position = before?.position ?? 0
    const entry: Save = {
      request: 'a match since',
      by: 'social-worker',
      voice: 'typed',
      statement: null,
      recordedOn: day('2025-10-16'),
      newSubjects: [],
      revisions: [
        {
          fact: '11111111-1111-4111-8111-111111111111' as FactId, // a new fact
          revision: 0,
          type: 'permanence.match',
          shape: 1,
          subjects: [idOf('Rowan A.')],
          happenedOn: day('2025-10-01'),
          body: {},
          texts: {},
        },
      ],
    }
    expect((await save(store, HARBOUR, entry, project, eventDefinitions)).saved).toBe(true)
    const then = await reconstruct(store, HARBOUR, position, { project, definitions: eventDefinitions })
    const known = { ...today, generation: then?.generation ?? -1 }
    const stageIn = async (reading: typeof today) => (await read(reading, 'adoption'))[0]?.stage
    expect([await stageIn(today), await stageIn(known)]).toEqual(['matched', 'family-finding'])
    const typesIn = async (reading: typeof today) =>
      (await readHistory(store)(reading, idOf('Rowan A.'))).revisions.map(({ type }) => type)
    expect(await typesIn(today)).toContain('permanence.match')
    expect(await typesIn(known)).not.toContain('permanence.match')
    expect((await readChild(store)(known, idOf('Rowan A.')))?.stays.at(-1)?.stage).toBe('family-finding')
  })
})

describe('what is due', () => {
  const everything = {
    ...{ team: null, role: null, workers: null, rule: null, limit: 50, offset: 0, person: 'iro' },
  } as const
  const due = (onDay: string, ask: Partial<Parameters<ReturnType<typeof readDue>>[1]> = {}) =>
    readDue(store)({ ...today, on: day(onDay) }, { part: 'all', ...everything, ...ask })

  it.each(['2022-09-01', '2024-07-12', '2024-07-13', '2025-10-16', '2027-01-01'])(
    'on %s is what the clocks’ own dates say, part by part',
    async (onDay) => {
      const on = day(onDay)
      const clocks = (
        await Promise.all([rowan, wren, maya, odd].map(({ name }) => readChild(store)({ ...today, on }, idOf(name))))
      ).flatMap((child) => child?.clocks ?? [])
      const standing = clocks
        .filter((clock) => clock.startedOn <= on)
        .map((clock) => ({ ...status(clock, on), ...clock }))
        .filter(({ daysLeft }) => daysLeft !== null)
      const count = (is: (clock: (typeof standing)[number]) => boolean) => standing.filter(is).length
      expect((await due(onDay)).counts).toEqual({
        late: count((clock) => clock.status === 'late'),
        today: count((clock) => clock.daysLeft === 0),
        week: count(({ daysLeft }) => (daysLeft ?? -1) >= 1 && (daysLeft ?? 8) <= 7),
        'at-risk': count((clock) => clock.status === 'at-risk'),
        all: standing.length,
      })
    },
  )

  it('comes the longest overdue first, each with whose turn it is', async () => {
    const { clocks } = await due('2025-10-16', { part: 'late' })
    const dates = clocks.map(({ dueOn }) => dueOn)
    expect(dates).toEqual([...dates].sort())
    expect(clocks.find(({ rule }) => rule === 'permanence.a1')).toMatchObject({
      name: 'Rowan A.',
      team: 'Permanence team',
      dueOn: '2024-10-27',
      owner: { role: 'social-worker', named: 'SW00031' },
    })
  })

  it('is narrowed by team, by whose turn it is and by step', async () => {
    expect((await due('2025-10-16', { team: 'East' })).counts.all).toBe(0)
    const reviews = await due('2025-10-16', { role: 'iro' })
    expect(new Set(reviews.clocks.map(({ rule }) => rule.split('.')[0]))).toEqual(new Set(['child']))
    const one = await due('2025-10-16', { rule: 'permanence.a1' })
    expect(one.clocks.map(({ name }) => name)).toEqual(['Rowan A.'])
  })
})
