import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyChild, type Reading } from '../../access/index.ts'
import { monthsUpTo, standing } from '../../account/index.ts'
import { eventDefinitions } from '../../practice/index.ts'
import type { FactId, NewRevision, SubjectId } from '../../record/index.ts'
import { addDays, day, type Day } from '../../time/index.ts'
import { project } from '../../../test/a-record-of.ts'
import { readBehind, readMonthSums, readSumsApart, readWrongSums, tidyFigures } from './figures.ts'
import { rebuild } from './rebuild.ts'
import { reconstruct } from './reconstruct.ts'
import { askForReconstruction, removeReconstruction } from './reconstructions.ts'
import { chainHead } from '../appending/positions.ts'
import { save } from '../appending/save.ts'
import type { Store } from '../database/store.ts'
import { aStore, HARBOUR } from '../testing.ts'

let store: Store
beforeAll(async () => {
  store = await aStore()
})
afterAll(() => store.close())

const rules = { project, definitions: eventDefinitions }
const reading = (on: Day, generation = 0): Reading => ({ authority: HARBOUR, generation, on, sees: everyChild })

const revision = (subject: SubjectId, type: string, on: Day | null, body: NewRevision['body']): NewRevision => ({
  fact: randomUUID() as FactId, // a new fact
  ...{ revision: 0, type, shape: 1, subjects: [subject], happenedOn: on, body, texts: {} },
})

async function saved(revisions: readonly NewRevision[], isNew: SubjectId | null = null): Promise<void> {
  const answer = await save(
    store,
    HARBOUR,
    {
      ...{ request: randomUUID(), by: 'social-worker', voice: 'typed', statement: null, recordedOn: day('2025-10-01') },
      newSubjects: isNew === null ? [] : [{ id: isNew, kind: 'child', sourceRef: null }],
      revisions,
    },
    project,
    eventDefinitions,
  )
  expect(answer).toMatchObject({ saved: true })
}

const START = day('2024-01-02')
const anyDay = fc.integer({ min: 0, max: 600 }).map((n) => addDays(START, n))
const teams = ['North', 'South'] as const

/** Something that happens to a child and counts for figures of every kind. */
const happening = fc.oneof(
  fc.record({ type: fc.constant('child.name'), on: anyDay, team: fc.constantFrom(...teams) }),
  fc.record({ type: fc.constant('child.in-need'), on: anyDay }),
  fc.record({ type: fc.constant('child.assessment'), on: anyDay, takes: fc.integer({ min: 0, max: 90 }) }),
  fc.record({ type: fc.constant('protection.plan'), on: anyDay, takes: fc.integer({ min: 0, max: 300 }) }),
  fc.record({ type: fc.constant('child.worker'), on: anyDay, worker: fc.constantFrom('SW00001', 'SW00002') }),
  fc.record({ type: fc.constant('child.visit'), on: anyDay }),
)
type Happening = typeof happening extends fc.Arbitrary<infer Of> ? Of : never

function bodyOf(of: Happening): NewRevision['body'] {
  if ('team' in of) return { team: of.team }
  if ('worker' in of) return { worker: of.worker }
  if ('takes' in of) {
    const endedOn = addDays(of.on, of.takes)
    return of.type === 'protection.plan' ? { category: 'neglect', endedOn } : { endedOn, result: 'none' }
  }
  return of.type === 'child.visit' ? { seen: true, seenAlone: true, place: 'home' } : {}
}

/** What is kept, and what the rows come to when they are added up: both by measure, month and whose. */
const keptAndCounted = (generation: number) =>
  store.inAuthority(HARBOUR, async (tx) => {
    const ours = (t: string) =>
      sql`${sql.ref(`${t}.authority`)} = ${HARBOUR} and ${sql.ref(`${t}.generation`)} = ${generation}`
    const kept = await sql`select apart, measure, month, who, sum(num)::int as num, sum(den)::int as den
      from (select * from figure_month union all select * from figure_change) f
      where ${ours('f')} group by 1, 2, 3, 4 having sum(num) <> 0 or sum(den) <> 0 order by 1, 2, 3, 4`.execute(tx)
    const counted = await sql`
      with each as (
        select measure, on_date, team, worker, num, den from point p where ${ours('p')} and measure like 'month:%'
        union all
        select measure, from_on, team, worker, (kind = 'in')::int, 1 from span s where ${ours('s')} and measure like 'month:%'
        union all
        select measure, to_on, team, worker, -(kind = 'in')::int, -1 from span s
          where ${ours('s')} and measure like 'month:%' and to_on < 'infinity')
      select apart, measure, date_trunc('month', on_date)::date as month, who, sum(num)::int as num, sum(den)::int as den
      from each cross join lateral (values ('all', ''), ('team', team), ('worker', worker)) as w(apart, who)
      where who is not null group by 1, 2, 3, 4 having sum(num) <> 0 or sum(den) <> 0 order by 1, 2, 3, 4`.execute(tx)
    return { kept: kept.rows, counted: counted.rows }
  })

async function expectKept(generation = 0): Promise<void> {
  const { kept, counted } = await keptAndCounted(generation)
  expect(kept).toEqual(counted)
}

describe('What figures come to by month', () => {
  it('is what their rows add up to, whatever is saved, corrected and withdrawn, and however often it is tidied', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(happening, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(fc.nat(), fc.boolean(), anyDay), { maxLength: 4 }),
        fc.boolean(),
        async (children, changes, isTidied) => {
          const facts: NewRevision[] = []
          for (const of of children) {
            const child = randomUUID() as SubjectId // a new child
            const own = of.map((each) => revision(child, each.type, each.on, bodyOf(each)))
            await saved(own, child)
            facts.push(...own)
          }
          if (isTidied) await tidyFigures(store, HARBOUR)
          const revised = new Map<FactId, number>()
          for (const [nth, isWithdrawn, on] of changes) {
            const fact = facts[nth % facts.length]
            if (!fact) continue
            const next = (revised.get(fact.fact) ?? 0) + 1
            revised.set(fact.fact, next)
            const body = { ...fact.body, ...('endedOn' in fact.body ? { endedOn: addDays(on, 20) } : {}) }
            await saved([
              { ...fact, revision: next, ...(isWithdrawn ? { happenedOn: null, body: {} } : { happenedOn: on, body }) },
            ])
          }
          await expectKept()
        },
      ),
      { numRuns: 12 },
    )
  })

  it('stands after rows are worked out afresh, and after what was known then is prepared and taken away', async () => {
    const child = randomUUID() as SubjectId // a new child
    await saved([revision(child, 'child.in-need', day('2024-02-05'), {})], child)
    const position = (await chainHead(store, HARBOUR))?.position ?? 0
    await saved([revision(child, 'child.assessment', day('2024-02-05'), { endedOn: '2024-03-01', result: 'none' })])
    await store.inAuthority(HARBOUR, (tx) =>
      sql`delete from point where authority = ${HARBOUR} and generation = 0`.execute(tx),
    )
    await rebuild(store, HARBOUR, rules)
    await expectKept()
    const asked = await askForReconstruction(store, HARBOUR, position)
    const generation = (await reconstruct(store, HARBOUR, position, rules))?.generation ?? -1
    expect(generation).toBe(asked?.generation)
    await expectKept(generation)
    await removeReconstruction(store, HARBOUR, generation, true)
    expect((await keptAndCounted(generation)).kept).toEqual([])
  })

  it('that was counted wrongly is told by measure, month and whose, and put right by working out the rows afresh', async () => {
    const child = randomUUID() as SubjectId // a new child
    await saved([revision(child, 'protection.plan', day('2034-05-15'), { category: 'neglect' })], child)
    await tidyFigures(store, HARBOUR)
    await store.inAuthority(HARBOUR, (tx) =>
      sql`update figure_month set num = num + 2 where authority = ${HARBOUR} and generation = 0
        and measure = 'month:1.1-m12' and month = '2034-05-01' and apart = 'all'`.execute(tx),
    )
    const wrong = () => store.inAuthority(HARBOUR, (tx) => readWrongSums(tx, HARBOUR))
    expect(await wrong()).toEqual([
      { apart: 'all', measure: 'month:1.1-m12', month: '2034-05-01', who: '', num: -2, den: 0 },
    ])
    const { differences } = await rebuild(store, HARBOUR, rules)
    expect(differences).toEqual({ figure_month: { away: 1, put: 1 } })
    expect(await wrong()).toEqual([])
    await expectKept()
  })

  it('is read as on a day: what counts later in its month is not in it', async () => {
    const child = randomUUID() as SubjectId // a new child
    const ask = { ids: ['1.1-m12', '1.1-m11'], byWorker: [], from: day('2031-05-01') }
    const read = readMonthSums(store)
    const of = async (on: string) =>
      (await read(reading(day(on)), ask)).sums
        .filter(({ id, month }) => id === '1.1-m12' && month === '2031-05-01')
        .reduce((total, { den }) => total + den, 0)
    await saved([revision(child, 'protection.plan', day('2031-05-15'), { category: 'neglect' })], child)
    expect(await of('2031-05-14')).toBe(0)
    expect(await of('2031-05-15')).toBe(1)
    expect(await of('2031-06-02')).toBe(1)
  })
})

describe('The children behind a figure', () => {
  it('are those whom the reader may see, as many as the figure says; nobody for a reader who sees nobody', async () => {
    const child = randomUUID() as SubjectId // a new child
    await saved(
      [
        revision(child, 'child.name', day('2032-01-05'), { team: 'Far away' }),
        revision(child, 'child.in-need', day('2032-01-05'), {}),
        revision(child, 'child.assessment', day('2032-02-02'), { endedOn: '2032-03-01', result: 'in-need' }),
      ],
      child,
    )
    const ask = { id: '1.1-m04', as: 'happened', month: day('2032-03-01'), who: { team: null, worker: null } } as const
    const paging = { offset: 0, limit: 10, missedFirst: true }
    const behind = readBehind(store)
    const on = reading(day('2032-03-31'))
    expect(await behind(on, { ...ask, ...paging })).toMatchObject({ of: 1, rows: [{ subject: child, num: 1, den: 1 }] })
    expect((await behind({ ...on, on: day('2032-02-28') }, { ...ask, ...paging })).of).toBe(0)
    const nobody = { ...everyChild, reach: 'nobody' as const }
    expect((await behind({ ...on, sees: nobody }, { ...ask, ...paging })).of).toBe(0)
    const ofTeam = { ...ask, ...paging, who: { team: 'Far away', worker: null } }
    expect((await behind(on, ofTeam)).of).toBe(1)
    const apart = async (from: Day | null) =>
      (await readSumsApart(store)(on, { id: '1.1-m04', by: 'team', from })).filter(({ who }) => who === 'Far away')
    expect(await apart(null)).toEqual([{ who: 'Far away', num: 1, den: 1 }])
    expect(await apart(day('2032-03-01'))).toEqual([{ who: 'Far away', num: 1, den: 1 }])
    expect(await apart(day('2032-04-01'))).toEqual([])
  })

  it('of a stock are as many as its sum at the month’s end', async () => {
    const child = randomUUID() as SubjectId // a new child
    await saved(
      [
        revision(child, 'child.in-need', day('2033-01-10'), {}),
        revision(child, 'child.worker', day('2033-01-10'), { worker: 'SW09999' }),
      ],
      child,
    )
    const on = reading(day('2033-02-28'))
    const { rows, of } = await readBehind(store)(on, {
      ...{ id: '3-m03', as: 'standing', month: day('2033-02-01'), who: { team: null, worker: 'SW09999' } },
      ...{ offset: 0, limit: 10, missedFirst: false },
    })
    expect([of, rows.length]).toEqual([1, 1])
    const { ofWorkers } = await readMonthSums(store)(on, { ids: [], byWorker: ['3-m03'], from: day('2033-02-01') })
    const own = ofWorkers.filter(({ worker }) => worker === 'SW09999').map((each) => ({ ...each, num: 0 }))
    expect(standing(own, monthsUpTo(on.on, 1))).toMatchObject([{ den: 1 }])
  })
})
