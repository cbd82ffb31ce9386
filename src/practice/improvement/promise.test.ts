import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Body, Fact } from '../../record/index.ts'
import { addDays, day } from '../../time/index.ts'
import { defaultDefinitions, makeProject } from '../index.ts'
import { aSubject, typed } from '../testing.ts'
import { readPromise, standingOf } from './promise.ts'

const project = makeProject(defaultDefinitions)
const made = (on: string, dueOn: string, body: Body = {}): Fact =>
  typed('improvement.promise-made', on, {
    ...{ what: 'Quarterly report', to: 'department', madeIn: 'notice of 2012', who: 'head of service', dueOn, ...body },
  })
const kept = (on: string): Fact => typed('improvement.promise-kept', on, { shownBy: 'letter' })
const carried = (on: string, carriedToOn: string): Fact =>
  typed('improvement.promise-carried', on, { carriedToOn, agreedBy: 'Department', reason: 'figures late' })
const dropped = (on: string): Fact =>
  typed('improvement.promise-dropped', on, { decidedBy: 'Department', reason: 'notice lifted' })

const stands = (on: string, ...facts: readonly Fact[]): string => {
  const promise = readPromise(facts.filter(({ happenedOn }) => happenedOn <= on))
  return promise ? `${promise.dueOn ?? 'over'}: ${standingOf(promise, day(on)).says}` : 'none'
}

describe('The quarterly report that the notice of 2012 asks for', () => {
  const report = made('2012-12-18', '2013-03-31', { everyMonths: 3 })

  it('is on the calendar with its clock: due before the end of March 2013, and late from 1 April', () => {
    expect(stands('2012-12-17', report)).toBe('none')
    expect(stands('2013-03-01', report)).toBe('2013-03-31: 30 days left')
    expect(stands('2013-03-31', report)).toBe('2013-03-31: Due today')
    expect(stands('2013-04-01', report)).toBe('2013-03-31: Late by 1 day')
  })

  it('is due quarterly thereafter, at the end of a quarter, however early or late one was sent', () => {
    const sent = [kept('2013-03-20'), kept('2013-07-15'), kept('2013-09-30')]
    expect(stands('2013-03-20', report, ...sent)).toBe('2013-06-30: 102 days left')
    expect(stands('2013-07-15', report, ...sent)).toBe('2013-09-30: 77 days left')
    expect(stands('2013-10-01', report, ...sent)).toBe('2013-12-31: 91 days left')
  })

  it('is over when it is dropped, with a reason', () => {
    expect(stands('2014-06-01', report, dropped('2014-05-01'))).toBe('over: Dropped')
  })
})

describe('A promise', () => {
  it('that is due once is over when it is kept', () => {
    expect(stands('2025-02-02', made('2025-01-01', '2025-02-01'), kept('2025-02-02'))).toBe('over: Kept')
  })

  it('is carried to a later day, for this time alone', () => {
    const report = made('2025-01-01', '2025-03-31', { everyMonths: 3 })
    expect(stands('2025-04-01', report, carried('2025-03-30', '2025-04-15'))).toBe('2025-04-15: 14 days left')
    const next = [carried('2025-03-30', '2025-04-15'), kept('2025-04-14')]
    expect(stands('2025-04-14', report, ...next)).toBe('2025-06-30: 77 days left')
  })

  it('has one stage, owner and next date while it is open, whatever was recorded of it', () => {
    const on = fc.nat(600).map((days) => addDays(day('2024-01-01'), days))
    const fact = fc.oneof(
      fc
        .tuple(on, on, fc.option(fc.integer({ min: 0, max: 12 })))
        .map(([a, b, every]) => made(a, b, { everyMonths: every })),
      on.map(kept),
      fc.tuple(on, on).map(([a, b]) => carried(a, b)),
      on.map(dropped),
    )
    fc.assert(
      fc.property(fc.array(fact, { minLength: 1, maxLength: 6 }), (facts) => {
        const inOrder = facts.toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1))
        const { journeys, stageSpans } = project(aSubject, inOrder, 'promise')
        expect(journeys).toHaveLength(1)
        const [one] = journeys
        if (one?.endedOn === null) expect([one.stage, one.owner, one.nextOn, one.nextWhat]).not.toContain(null)
        else expect(one?.endedOn && one.endedOn >= one.startedOn).toBe(true)
        expect(stageSpans.every(({ fromOn, toOn }) => toOn === null || toOn > fromOn)).toBe(true)
      }),
    )
  })
})
