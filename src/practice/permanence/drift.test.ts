import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import type { FactId } from '../../record/index.ts'
import { addDays, day, daysBetween, type Day } from '../../time/index.ts'
import { decision, episodes, fold, typed } from '../testing.ts'
import {
  forecastA1,
  forecastA2,
  pastJourneys,
  trackerStatus,
  whyLate,
  type PastJourney,
  type Tracked,
} from './index.ts'

const on = day('2025-10-16')

/** A journey of so many days in family finding, matched and in by four weeks later. */
function took(days: number, movedInOn: Day = day('2025-01-06')): PastJourney {
  const matchedOn = addDays(movedInOn, -28)
  const found = addDays(matchedOn, -days)
  const stays = [
    { stage: 'adoption-planned', from: addDays(found, -100), to: found },
    { stage: 'family-finding', from: found, to: matchedOn },
    { stage: 'matched', from: matchedOn, to: movedInOn },
  ]
  return { stays, movedInOn, matchedOn }
}

const child = { stage: 'family-finding', since: day('2025-07-24'), countedFrom: day('2024-12-06') } as const

describe('forecast', () => {
  test('days so far and what was left in journeys that had spent as long in this stage: median and quartiles', () => {
    const past = [90, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190].map((days) => took(days))
    expect(forecastA1(child, past, on)).toEqual({
      kind: 'forecast',
      median: 314 + (140 - 84) + 28,
      lowerQuartile: 314 + (115 - 84) + 28,
      upperQuartile: 314 + (165 - 84) + 28,
      journeys: 11,
    })
  })

  test('a journey that left the stage sooner says nothing about a child who is still in it', () => {
    const past = [10, 20, 30, 90, 100, 110, 120, 130, 140, 150, 160, 170, 180].map((days) => took(days))
    expect(forecastA1(child, past, on)).toMatchObject({ journeys: 10 })
  })

  test('fewer than ten journeys are too few to forecast', () => {
    expect(
      forecastA1(
        child,
        [100, 110, 120].map((days) => took(days)),
        on,
      ),
    ).toEqual({ kind: 'too-few', journeys: 3 })
  })

  test('only the last three years count', () => {
    const old = Array.from({ length: 20 }, () => took(120, day('2022-10-16')))
    const lately = Array.from({ length: 10 }, () => took(120, day('2022-10-17')))
    expect(forecastA1(child, old, on)).toEqual({ kind: 'too-few', journeys: 0 })
    expect(forecastA1(child, [...old, ...lately], on)).toMatchObject({ journeys: 10 })
  })

  test('A2 looks to the match, and passes over journeys whose match is not recorded', () => {
    const past = [...Array.from({ length: 10 }, () => took(120)), { ...took(500), matchedOn: null }]
    const waiting = { ...child, countedFrom: child.since }
    expect(forecastA2(waiting, past, on)).toMatchObject({ median: 120, journeys: 10 })
  })

  test('past journeys are read from the stage spans, joined again where only the owner changed', () => {
    const facts = [
      ...episodes('2016-01-04 S C1 U6 2016-09-05 X1', '2016-09-05 L E1 U6 2017-02-14 X1', '2017-02-14 P E1 A6'),
      decision('2016-06-06'),
      typed('permanence.match', '2017-01-10'),
    ]
    const spans = fold(facts).stageSpans.filter(({ practice }) => practice === 'permanence')
    const [first, ...rest] = spans
    if (!first) throw new Error('no spans')
    const cut = [{ ...first, toOn: day('2016-03-01') }, { ...first, fromOn: day('2016-03-01') }, ...rest]
    const [journey] = pastJourneys(cut, [{ subject: first.subject, movedInOn: day('2017-02-14') }])
    expect(journey?.matchedOn).toBe('2017-01-10')
    expect(journey?.stays.map(({ stage, from }) => `${from} ${stage}`)).toEqual([
      '2016-01-04 becoming-looked-after',
      '2016-06-06 adoption-planned',
      '2016-09-05 family-finding',
      '2017-01-10 matched',
    ])
  })
})

const clock = (
  startedOn: string,
  limit: number,
  warn: number,
  more: Partial<NonNullable<Tracked['a1']>> = {},
): NonNullable<Tracked['a1']> => ({
  startedOn: day(startedOn),
  warnOn: addDays(day(startedOn), limit - warn),
  dueOn: addDays(day(startedOn), limit),
  pausedOn: null,
  stoppedOn: null,
  endedWithoutOn: null,
  ...more,
})
const ofA1 = (daysAgo: number, more = {}) => clock(addDays(on, -daysAgo), 426, 85, more)
const ofA2 = (daysAgo: number, more = {}) => clock(addDays(on, -daysAgo), 121, 41, more)
const expected = (median: number) =>
  ({ kind: 'forecast', median, lowerQuartile: median, upperQuartile: median, journeys: 12 }) as const
const tracked = (more: Partial<Tracked>): Tracked => ({
  a1: null,
  a2: null,
  hasAdoptionPlan: true,
  isPlaced: false,
  a1Forecast: null,
  a2Forecast: null,
  ...more,
})

describe('how a journey stands', () => {
  test.each([
    ['A2 is over', { a1: ofA1(780), a2: ofA2(470) }, 'late', 'A2', true],
    [
      'A1 is over and A2 was met',
      { a1: ofA1(493), a2: ofA2(100, { stoppedOn: addDays(on, -60) }) },
      'late',
      'A1',
      true,
    ],
    ['fewer than 42 days are left of A2', { a1: ofA1(314), a2: ofA2(84) }, 'at-risk', 'A2', false],
    ['42 days are left of A2', { a1: ofA1(309), a2: ofA2(79) }, 'on-course', 'A1', false],
    ['the forecast of A1 is over 426', { a1: ofA1(310), a1Forecast: expected(427) }, 'at-risk', 'A1', false],
    ['the forecast of A1 is 426 and no more', { a1: ofA1(310), a1Forecast: expected(426) }, 'on-course', 'A1', false],
    [
      'the forecast of A2 is over 121',
      { a1: ofA1(200), a2: ofA2(30), a2Forecast: expected(122) },
      'at-risk',
      'A2',
      false,
    ],
    ['moved in within A1', { a1: ofA1(303, { stoppedOn: addDays(on, -61) }), isPlaced: true }, 'met', 'A1', false],
    ['moved in after A1', { a1: ofA1(600, { stoppedOn: addDays(on, -100) }), isPlaced: true }, 'missed', 'A1', false],
    ['nothing can be measured', {}, 'not-measured', null, false],
  ] as const)('%s', (_, more, status, by, isLegacy) => {
    expect(trackerStatus(tracked(more), on)).toMatchObject({ status, clock: by, isLegacy })
  })

  test('at risk says by what: where a council warns of A2 from 60 days left, a child with 50 left and no forecast is warned of', () => {
    const warned = { ...ofA2(71), warnOn: addDays(on, -10) }
    expect(trackerStatus(tracked({ a1: ofA1(301), a2: warned }), on)).toMatchObject({ riskBy: 'warning', daysLeft: 50 })
    const over = tracked({ a1: ofA1(200), a2: ofA2(30), a2Forecast: expected(122) })
    expect(trackerStatus(over, on)).toMatchObject({ riskBy: 'forecast', forecast: 122 })
    expect(trackerStatus(tracked({ a1: ofA1(100) }), on).riskBy).toBeNull()
  })

  test('late says by how much, on course and at risk say how many days are left', () => {
    expect(trackerStatus(tracked({ a1: ofA1(780), a2: ofA2(470) }), on)).toMatchObject({
      daysSoFar: 470,
      daysLate: 349,
    })
    expect(trackerStatus(tracked({ a1: ofA1(314), a2: ofA2(84) }), on)).toMatchObject({ daysSoFar: 84, daysLeft: 37 })
  })

  test('legacy is past 426 days in care with a plan for adoption and not placed', () => {
    expect(trackerStatus(tracked({ a1: ofA1(427) }), on).isLegacy).toBe(true)
    expect(trackerStatus(tracked({ a1: ofA1(426) }), on).isLegacy).toBe(false)
    expect(trackerStatus(tracked({ a1: ofA1(427), hasAdoptionPlan: false }), on).isLegacy).toBe(false)
  })
})

describe('why late', () => {
  const waited = {
    startedOn: day('2016-01-04'),
    dueOn: day('2017-03-05'),
    stoppedOn: day('2017-06-29'),
    endedWithoutOn: null,
  }
  let made = 0
  const cause = (from: string, to: string | null, kind = 'court-delay:others') => ({
    fact: `fact-${String((made += 1))}` as FactId, // tests need no uuid
    fromOn: day(from),
    toOn: to === null ? null : day(to),
    kind,
  })

  test('causes add up to the days over, and what none explains is shown', () => {
    const found = whyLate(
      [cause('2016-10-01', '2016-11-10'), cause('2017-01-01', '2017-02-15', 'family-not-found:ours')],
      waited,
      on,
    )
    expect(found).toMatchObject({ over: 116, ours: 45, others: 40, unexplained: 31 })
  })

  test('a day under two causes counts for the one that began first', () => {
    const found = whyLate(
      [cause('2016-10-01', '2016-11-10'), cause('2016-10-21', '2016-11-20', 'medical:others')],
      waited,
      on,
    )
    expect(found.causes.map(({ days }) => days)).toEqual([40, 10])
  })

  test('where causes took more than the days over, the last of them explain those, since the limit allows for the first', () => {
    const found = whyLate(
      [cause('2016-03-01', '2016-06-09'), cause('2017-01-01', '2017-04-01', 'medical:others')],
      waited,
      on,
    )
    expect(found.causes.map(({ days, daysOver }) => [days, daysOver])).toEqual([
      [100, 26],
      [90, 90],
    ])
    expect(found.unexplained).toBe(0)
  })

  test('a cause that lasts is counted to the day of reading, and one outside the wait is not', () => {
    const running = { ...waited, stoppedOn: null }
    const found = whyLate([cause('2015-01-01', '2015-06-01'), cause('2017-03-05', null)], running, day('2017-03-25'))
    expect(found).toMatchObject({ over: 20, others: 20, unexplained: 0 })
    expect(found.causes).toHaveLength(1)
  })

  test('within the limit nothing is over', () => {
    expect(whyLate([cause('2016-03-01', '2016-06-09')], { ...waited, stoppedOn: day('2017-03-05') }, on)).toMatchObject(
      { over: 0, unexplained: 0 },
    )
  })

  test('whatever the causes, ours and others and the rest come to the days over, and none is negative', () => {
    const aDay = fc.integer({ min: -200, max: 900 }).map((n) => addDays(waited.startedOn, n))
    const some = fc.array(fc.tuple(aDay, fc.option(aDay, { nil: null }), fc.boolean()), { maxLength: 12 })
    fc.assert(
      fc.property(some, aDay, (spans, today) => {
        const found = whyLate(
          spans.map(([from, to, ours]) => cause(from, to, ours ? 'medical:ours' : 'medical:others')),
          { ...waited, stoppedOn: null },
          today,
        )
        expect(found.ours + found.others + found.unexplained).toBe(found.over)
        for (const { days, daysOver, from, until } of found.causes) {
          expect(daysOver >= 0 && daysOver <= days && days === daysBetween(from, until)).toBe(true)
        }
      }),
    )
  })
})
