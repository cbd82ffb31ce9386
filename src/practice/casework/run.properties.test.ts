import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { status } from '../../clocks/index.ts'
import type { Body, Fact, FactId } from '../../record/index.ts'
import { addDays, day, type Day } from '../../time/index.ts'
import { defaultDefinitions, eventDefinitions, type Definitions } from '../index.ts'
import { fold } from '../testing.ts'
import { kinds } from './clock.ts'
import { caseworkTable } from './table.ts'

const first = day('2018-01-01')
const aDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 2000 }).map((n) => addDays(first, n))

/** Everything kept here from the middle of the time told, and what is unverified confirmed: every line of the table may run. */
const everything: Definitions = {
  ...defaultDefinitions,
  casework: {
    clocks: caseworkTable.map((clock) => ({
      ...clock,
      rule: { ...clock.rule, changes: [{ from: first, isOff: false }] },
    })),
    keptFrom: Object.fromEntries(
      Object.keys(kinds).map((kind) => [kind, day('2020-06-01')]),
    ) as Definitions['casework']['keptFrom'], // its keys are the kinds
  },
}

const types = [
  ...new Set(
    caseworkTable
      .flatMap(({ starts, stops, ends = [] }) => [...starts, ...stops, ...ends])
      .flatMap((one) => ('event' in one ? [one.event] : [])),
  ),
]

/** A body of any kind of casework: each field with one of its answers, or none. */
function bodyOf(type: string): fc.Arbitrary<Body> {
  const fields = Object.entries(eventDefinitions.get(type)?.fields ?? {}).filter(
    ([, field]) => field.kind !== 'long-text',
  )
  return fc.record(
    Object.fromEntries(
      fields.map(([name, field]): [string, fc.Arbitrary<string | boolean | null>] => [
        name,
        field.kind === 'date'
          ? fc.option(aDay, { freq: 2 })
          : field.kind === 'yes-no'
            ? fc.constantFrom(true, false, null)
            : fc.constantFrom(...Object.keys(field.choices ?? { SW00012: '' }), null),
      ]),
    ),
  )
}

let made = 0
const careBody = fc.record({
  reasonStarted: fc.constantFrom('S', 'L', 'P', 'U'),
  legalStatus: fc.constantFrom('C1', 'C2', 'V2', 'V4', 'E1'),
  placement: fc.constantFrom('U6', 'U4', 'P1', 'A6', 'K2'),
  endedOn: fc.option(aDay, { freq: 2 }),
  reasonEnded: fc.constantFrom('X1', 'E4A', null),
})
const aFact: fc.Arbitrary<Fact> = fc
  .tuple(
    fc.constantFrom(
      ...types,
      'child.episode',
      'child.episode',
      'child.in-need',
      'child.identity',
      'child.closed',
      'child.visit',
    ),
    aDay,
  )
  .chain(([type, happenedOn]) =>
    (type === 'child.episode' ? careBody : bodyOf(type)).map((body) => ({
      id: `fact-${String((made += 1)).padStart(8, '0')}` as FactId, // tests need no uuid
      ...{ type, happenedOn, body, revision: 0, voices: ['typed'] as const, corrections: 0, subjects: [] },
      ...{ statement: null, recordedOn: happenedOn, differences: [] },
    })),
  )
const facts = fc.array(aFact, { minLength: 1, maxLength: 40 })
const runs = { numRuns: 500 }
const ofTable = new Set(caseworkTable.map(({ rule }) => rule.id))
const clocksOf = (some: readonly Fact[]) => fold(some, everything).clocks.filter(({ rule }) => ofTable.has(rule))

describe('whatever casework is recorded, right or wrong', () => {
  test('one fact starts one clock of a rule', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const keys = clocksOf(some).map(({ rule, startedBy }) => `${rule} ${startedBy}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
      runs,
    )
  })

  test('the order in which facts came is never read', () => {
    fc.assert(
      fc.property(
        facts.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }))),
        ([some, shuffled]) => {
          expect(fold(shuffled, everything)).toEqual(fold(some, everything))
        },
      ),
      runs,
    )
  })

  test('a clock warns no sooner than it starts and no later than it is due, and stops or ends not before it starts, never both', () => {
    fc.assert(
      fc.property(facts, (some) => {
        for (const { startedOn, warnOn, dueOn, stoppedOn, endedWithoutOn } of clocksOf(some)) {
          expect(startedOn <= warnOn && warnOn <= dueOn).toBe(true)
          expect([stoppedOn, endedWithoutOn].every((on) => on === null || on >= startedOn)).toBe(true)
          expect(stoppedOn === null || endedWithoutOn === null).toBe(true)
        }
      }),
      runs,
    )
  })

  test('each day finds a clock that runs in one standing, and once it has stopped or ended it stays so', () => {
    fc.assert(
      fc.property(facts, aDay, fc.integer({ min: 0, max: 700 }), (some, on, days) => {
        for (const clock of clocksOf(some).filter(({ startedOn }) => startedOn <= on)) {
          const [now, then] = [status(clock, on), status(clock, addDays(on, days))]
          if (now.daysLeft === null) expect(then).toEqual(now)
          else if (now.status === 'late') expect(['late', 'met-late', 'ended']).toContain(then.status)
        }
      }),
      runs,
    )
  })

  test('what nobody keeps here and nobody recorded of the child has no clock', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const told = some.filter(
          ({ type }) =>
            type === 'child.episode' ||
            type === 'child.review' ||
            type === 'child.missing' ||
            type === 'child.identity',
        )
        expect(fold(told).clocks.filter(({ rule }) => ofTable.has(rule))).toEqual([])
      }),
      runs,
    )
  })
})
