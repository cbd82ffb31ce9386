import { describe, expect, it } from 'vitest'
import type { SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { againIn } from './again.ts'
import type { PlanAt } from './plans.ts'
import { presentPlan } from './show-plan/present.ts'

describe('The day by which a returned plan is submitted again', () => {
  it.each([
    ['2017-06-09', '2017-07-06', 'the day of the letter, a Friday, is day 1 of 20'],
    ['2017-05-05', '2017-06-02', 'the bank holiday of 29 May is not counted'],
    [
      '2017-04-08',
      '2017-05-10',
      'it came on a Saturday, so Monday is day 1; Good Friday, Easter Monday and 1 May are left out',
    ],
  ])('of one returned on %s is %s, because %s', (returned, by) => {
    expect(againIn({ happenedOn: day(returned), body: {} })).toEqual({ on: by, isSet: false })
  })

  it('is the day that whoever returned it set, where they set one', () => {
    const body = { againOn: '2017-06-30' }
    expect(againIn({ happenedOn: day('2017-06-09'), body })).toEqual({ on: '2017-06-30', isSet: true })
  })
})

describe('A plan that was returned', () => {
  const on = day('2017-06-09')
  const returned: PlanAt = {
    ...{ id: 'plan' as SubjectId, title: 'Statement of action', about: null, jointWith: null, dates: '', agreedOn: on }, // an id is a text
    submissions: [
      { as: 'returned', on, who: 'the regulator', reason: 'unspecific', again: againIn({ happenedOn: on, body: {} }) },
    ],
    ...{ holders: [], ambitions: [], actions: [] },
  }

  it('is late the day after the one by which it was to be submitted again, and not on it', () => {
    expect(presentPlan(returned, 'all', day('2017-07-06'), false).late).toBeNull()
    expect(presentPlan(returned, 'all', day('2017-07-07'), false).late).toBe(
      'Late: it was to be submitted again by 6 July 2017',
    )
  })

  it('is late no more once it was submitted again', () => {
    const again = { as: 'submitted', on: day('2017-07-10'), who: 'the regulator', faults: 0, despite: null } as const
    const plan = { ...returned, submissions: [...returned.submissions, again] }
    expect(presentPlan(plan, 'all', day('2017-07-11'), false).late).toBeNull()
  })
})
