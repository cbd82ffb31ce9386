import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scorecard, yearsEndingOn } from '../account/index.ts'
import {
  factsFrom,
  type Body,
  type Fact,
  type FactId,
  type Projection,
  type Revision,
  type Voice,
} from '../record/index.ts'
import { addDays, day, type Day } from '../time/index.ts'
import { defaultDefinitions, eventDefinitions, makeCounted } from './index.ts'
import { aSubject, fold } from './testing.ts'

const first = day('2010-01-01')
const aDay = (span = 6000): fc.Arbitrary<Day> => fc.integer({ min: 0, max: span }).map((n) => addDays(first, n))
const orNothing = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some, { freq: 3, nil: null })
const oneOf = (...words: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...words)

/** Bodies as a return or a person may give them, right or wrong. */
const bodies: Readonly<Record<string, fc.Arbitrary<Body>>> = {
  'child.episode': fc.record({
    reasonStarted: oneOf('S', 'L', 'P', 'T', 'B', 'U', 'Q', ''),
    legalStatus: oneOf('C1', 'C2', 'E1', 'D1', 'V2', 'V3', 'V4', ''),
    placement: oneOf('U6', 'U5', 'U4', 'U1', 'A3', 'A4', 'A5', 'A6', 'T1', 'K2', 'P1', ''),
    endedOn: orNothing(aDay()),
    reasonEnded: orNothing(oneOf('X1', 'E11', 'E12', 'E4A', 'E45', 'E41', 'E2', 'E5', 'E99', '??')),
  }),
  'child.worker': fc.record({ worker: oneOf('SW00012', 'SW00031', 'SW00007'), endedOn: orNothing(aDay()) }),
  'child.care-ended': fc.record({ ending: oneOf('adopted', 'returned-home', 'nonsense') }),
  'child.in-need': fc.record({ endedOn: orNothing(aDay()) }),
  'child.closed': fc.constant({}),
  'front-door.contact': fc.record({ decidedOn: orNothing(aDay()), decision: oneOf('inform', 'referral', 'nonsense') }),
  'front-door.referral': fc.record({ decidedOn: orNothing(aDay()), decision: oneOf('assess', 'protect', 'nonsense') }),
  'front-door.homeless': fc.record({ assessedOn: orNothing(aDay()) }),
  'protection.strategy-discussion': fc.record({ outcome: oneOf('enquiry', 'none', '') }),
  'protection.plan': fc.record({ endedOn: orNothing(aDay()), category: oneOf('neglect', '') }),
  'protection.emergency': fc.record({ endedOn: orNothing(aDay()), kind: oneOf('order', 'police') }),
  'protection.high-risk': fc.record({ endedOn: orNothing(aDay()) }),
  'permanence.plan': fc.record({ plan: oneOf('adoption', 'twin-track', 'return', 'long-term-fostering', '') }),
  'permanence.adoption-decision': fc.record({
    endedOn: orNothing(aDay()),
    byConsent: fc.constantFrom(true, false, null),
  }),
  'permanence.adopters': fc.record({ decidedOn: orNothing(aDay()) }),
  'permanence.moved-in': fc.record({ fosterCarers: fc.constantFrom(true, false, null) }),
  'permanence.delay': fc.record({
    cause: oneOf('medical', 'nonsense'),
    endedOn: orNothing(aDay()),
    whose: orNothing(oneOf('ours', 'others')),
  }),
}

const ofChildren = [...eventDefinitions.values()].filter(({ happensTo }) => happensTo.includes('child'))
const types = [...ofChildren.map(({ type }) => type), 'practice.of-another-time']
let made = 0
const aFact: fc.Arbitrary<Fact> = fc
  .record({
    type: fc.oneof(
      { weight: 3, arbitrary: fc.constant('child.episode') },
      { weight: 5, arbitrary: fc.constantFrom(...types) },
    ),
    happenedOn: aDay(),
    voice: oneOf('typed', 'ssda903') as fc.Arbitrary<Voice>, // the two words are voices
  })
  .chain(({ type, happenedOn, voice }) =>
    (bodies[type] ?? fc.constant({})).map((body) => ({
      id: `fact-${String((made += 1))}` as FactId, // tests need no uuid
      type,
      happenedOn,
      body,
      revision: 0,
      voices: [voice],
      corrections: 0,
      subjects: [aSubject],
      statement: null,
      recordedOn: happenedOn,
      differences: [],
    })),
  )
const facts = fc.array(aFact, { minLength: 1, maxLength: 40 })

const keys = {
  stageSpans: ({ stageSpans }: Projection) => stageSpans.map((s) => `${s.practice} ${String(s.nth)} ${s.fromOn}`),
  clocks: ({ clocks }: Projection) => clocks.map((c) => `${c.rule} ${c.startedBy}`),
  points: ({ points }: Projection) => points.map((p) => `${p.measure} ${p.onDate} ${p.fact}`),
  spans: ({ spans }: Projection) => spans.map((s) => `${s.measure} ${s.fact} ${s.fromOn}`),
}

const practicesWithFacts = (some: readonly Fact[]): Set<string> =>
  new Set(
    some.flatMap(({ type }) => {
      const definition = eventDefinitions.get(type)
      return definition === undefined || definition.aboutRecord ? [] : [definition.practice]
    }),
  )

const runs = { numRuns: 400 }

describe('whatever the facts, right or wrong', () => {
  test('every practice with facts has a journey, and at most one of each is open', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const { journeys } = fold(some)
        for (const practice of practicesWithFacts(some)) {
          const ours = journeys.filter((journey) => journey.practice === practice)
          expect(ours.length).toBeGreaterThan(0)
          expect(ours.filter(({ endedOn }) => endedOn === null).length).toBeLessThanOrEqual(1)
        }
      }),
      runs,
    )
  })

  test('an open journey has one stage, an owner and a next date with its words; an ended one has an ending and none of them', () => {
    fc.assert(
      fc.property(facts, (some) => {
        for (const journey of fold(some).journeys) {
          const { stage, stageSince, owner, nextOn, nextWhat, ending, endedOn, startedOn } = journey
          const open = [stage, stageSince, owner, nextOn, nextWhat]
          if (endedOn === null) expect([ending, open.includes(null)]).toEqual([null, false])
          else
            expect([ending === null, open.every((field) => field === null), endedOn >= startedOn]).toEqual([
              false,
              true,
              true,
            ])
        }
      }),
      runs,
    )
  })

  test('the stage spans of a journey follow one another from its first day to its last, without a gap or an overlap', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const { journeys, stageSpans } = fold(some)
        for (const { practice, nth, startedOn, endedOn, stage, stageSince } of journeys) {
          const spans = stageSpans.filter((span) => span.practice === practice && span.nth === nth)
          let reached: Day | null = startedOn
          for (const span of spans) {
            expect(span.fromOn).toBe(reached)
            expect(span.toOn === null || span.toOn > span.fromOn).toBe(true)
            reached = span.toOn
          }
          expect(reached).toBe(endedOn)
          const last = spans[spans.length - 1]
          if (endedOn === null) expect([last?.stage, (stageSince ?? '') <= (last?.fromOn ?? '')]).toEqual([stage, true])
        }
      }),
      runs,
    )
  })

  test('journeys of one practice stand in order and never overlap', () => {
    fc.assert(
      fc.property(facts, (some) => {
        for (const practice of ['child', 'front-door', 'permanence', 'protection']) {
          const ours = fold(some).journeys.filter((journey) => journey.practice === practice)
          ours.forEach((journey, i) => {
            expect(journey.nth).toBe(i + 1)
            const next = ours[i + 1]
            if (next) expect(journey.endedOn !== null && journey.endedOn <= next.startedOn).toBe(true)
          })
        }
      }),
      runs,
    )
  })

  test('what is counted for the indicators alone is what the whole fold counts for them', () => {
    const count = makeCounted(defaultDefinitions)
    const period = yearsEndingOn(day('2021-03-31'), 3)
    const figuresOf = (rows: Pick<Projection, 'points' | 'spans'>) =>
      scorecard(rows, period, defaultDefinitions.scorecard)
    fc.assert(
      fc.property(facts, (some) => {
        expect(figuresOf(count(aSubject, some))).toEqual(figuresOf(fold(some)))
      }),
      runs,
    )
  })

  test('no two rows share their natural key', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const rows = fold(some)
        for (const keyOf of Object.values(keys)) expect(new Set(keyOf(rows)).size).toBe(keyOf(rows).length)
      }),
      runs,
    )
  })

  test('the order in which facts came is never read', () => {
    fc.assert(
      fc.property(
        facts.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }))),
        ([some, shuffled]) => {
          expect(fold(shuffled)).toEqual(fold(some))
        },
      ),
      runs,
    )
  })

  test('stretches are half-open and hold at least a day, waits are never negative, clocks warn no later than they are due', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const { spans, points, clocks } = fold(some)
        for (const { fromOn, toOn } of spans) expect(toOn === null || toOn > fromOn).toBe(true)
        for (const { num, den, leftOut } of points)
          expect([num >= 0, (den === 0) === (leftOut !== null)]).toEqual([true, true])
        for (const { startedOn, warnOn, dueOn, stoppedOn, endedWithoutOn } of clocks) {
          expect(startedOn <= warnOn && warnOn <= dueOn).toBe(true)
          expect(stoppedOn === null || stoppedOn >= startedOn).toBe(true)
          expect(stoppedOn === null || endedWithoutOn === null).toBe(true)
        }
      }),
      runs,
    )
  })

  test('a contradiction says what is wrong in a sentence', () => {
    fc.assert(
      fc.property(facts, (some) => {
        for (const { says } of fold(some).contradictions) expect(says).toMatch(/^[A-Z].*\.$/)
      }),
      runs,
    )
  })
})

/** A fact and what was wrongly said of it before: another date and another body, corrected since. */
const corrected = aFact.chain((fact) =>
  fc.tuple(fc.constant(fact), aDay(), fc.array(bodies[fact.type] ?? fc.constant({}), { maxLength: 3 })),
)

const asRevision = (fact: Fact, revision: number, happenedOn: Day, body: Body): Revision => ({
  fact: fact.id,
  revision,
  type: fact.type,
  shape: 1,
  subjects: fact.subjects,
  happenedOn,
  body,
  voice: fact.voices[0] ?? 'typed',
  statement: null,
  recordedOn: fact.recordedOn,
})

describe('corrections', () => {
  test('give the same journey as if it had been said right the first time', () => {
    fc.assert(
      fc.property(fc.array(corrected, { minLength: 1, maxLength: 20 }), (histories) => {
        const clean = histories.map(([fact]) => asRevision(fact, 0, fact.happenedOn, fact.body))
        const history = histories.flatMap(([fact, wronglyOn, wrong]) => [
          ...wrong.map((body, i) => asRevision(fact, i, wronglyOn, body)),
          asRevision(fact, wrong.length, fact.happenedOn, fact.body),
        ])
        expect(fold(factsFrom(history, eventDefinitions))).toEqual(fold(factsFrom(clean, eventDefinitions)))
      }),
      runs,
    )
  })
})

/** Counts every reading of a fact's type, date, body and id: the steps of a fold that grow with its facts. */
function counting(some: readonly Fact[]): { readonly facts: readonly Fact[]; readonly steps: () => number } {
  let steps = 0
  const counted = <T extends object>(of: T): T =>
    new Proxy(of, {
      get: (target, field, receiver) => {
        steps += 1
        const value: unknown = Reflect.get(target, field, receiver)
        return value
      },
    })
  return { facts: some.map((fact) => counted({ ...fact, body: counted(fact.body) })), steps: () => steps }
}

describe('the fold is linear', () => {
  test('5,000 facts take no more than five times the steps of 1,000, and a few for each fact', () => {
    const many = fc.sample(aFact, { numRuns: 5000, seed: 7 })
    const few = counting(many.slice(0, 1000))
    const all = counting(many)
    fold(few.facts)
    fold(all.facts)
    expect(all.steps() / few.steps()).toBeLessThan(5.5)
    expect(all.steps() / 5000).toBeLessThan(50)
  })
})
