import { describe, expect, it } from 'vitest'
import type { SubjectId } from '../../record/index.ts'
import { day, englandAndWales, withHoliday } from '../../time/index.ts'
import { againBy, sayAgain, type AgainUnder } from './again.ts'
import type { PlanAt } from './plans.ts'
import { improvementDefinitions } from './rules.ts'
import { presentPlan } from './show-plan/present.ts'

const shipped: AgainUnder = { ...improvementDefinitions, calendar: englandAndWales }
const returnedOn = (on: string) => ({ on: day(on), againOn: null })

describe('The day by which a returned plan is submitted again', () => {
  const { examples = [] } = shipped.submitAgain
  it.each(examples)('of one returned on $from is $due, because $because', ({ from, due }) => {
    expect(againBy({ on: from, againOn: null }, shipped)).toBe(due)
  })

  it('is the day that whoever returned it set, where they set one', () => {
    const set = { on: day('2017-06-09'), againOn: day('2017-06-30') }
    expect(againBy(set, shipped)).toBe('2017-06-30')
    expect(sayAgain(set, shipped)).toBe('30 June 2017')
  })

  it('leaves out a bank holiday that the authority has of its own', () => {
    const own = { ...shipped, calendar: withHoliday(englandAndWales, day('2017-06-15'), 'A local day') }
    expect(againBy(returnedOn('2017-06-09'), own)).toBe('2017-07-07')
  })

  it('is by the limit that the authority has set for plans that are returned on that day or later', () => {
    const changes = [{ from: day('2018-01-01'), count: 10 }]
    const set: AgainUnder = { ...shipped, submitAgain: { ...shipped.submitAgain, changes } }
    expect(sayAgain(returnedOn('2017-06-09'), set)).toMatch(/^6 July 2017: 20 working days, a local/)
    expect(sayAgain(returnedOn('2018-06-08'), set)).toMatch(/^21 June 2018: 10 working days, a local/)
  })
})

describe('A plan that was returned', () => {
  const on = day('2017-06-09')
  const returned: PlanAt = {
    ...{ id: 'plan' as SubjectId, title: 'Statement of action', about: null, jointWith: null, dates: '', agreedOn: on }, // an id is a text
    submissions: [{ as: 'returned', on, who: 'the regulator', reason: 'unspecific', againOn: null }],
    ...{ holders: [], ambitions: [], actions: [] },
  }
  const late = (plan: PlanAt, asAt: string) => presentPlan(plan, 'all', day(asAt), shipped, false).late

  it('is late the day after the one by which it was to be submitted again, and not on it', () => {
    expect(late(returned, '2017-07-06')).toBeNull()
    expect(late(returned, '2017-07-07')).toBe('Late: it was to be submitted again by 6 July 2017')
  })

  it('is late no more once it was submitted again', () => {
    const again = { as: 'submitted', on: day('2017-07-10'), who: 'the regulator', faults: 0, despite: null } as const
    expect(late({ ...returned, submissions: [...returned.submissions, again] }, '2017-07-11')).toBeNull()
  })
})
