import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../time/index.ts'
import { asMonth, examplePlan } from './plan.ts'
import { planOn } from './plan-on.ts'

const on = (text: string) => planOn(examplePlan.actions, day(text))

describe('The plan of 2017-18', () => {
  it('has 48 actions, each with a reference of its own, a role that leads it and a part that it stands under', () => {
    const { actions, priorities } = examplePlan
    expect(actions).toHaveLength(48)
    expect(new Set(actions.map(({ ref }) => ref)).size).toBe(48)
    const parts = Map.groupBy(actions, ({ priority }) => priority)
    expect(priorities.map(({ ref }) => parts.get(ref)?.length)).toEqual([17, 8, 11, 8, 4])
    for (const action of actions) expect(action.lead).toMatch(/^(head of service|.*manager.*|participation officer)$/)
  })

  it('reads a reference in which somebody replaced 17 by 2017 as the one that was meant', () => {
    const mangled = examplePlan.actions.filter(({ ref, refPrinted }) => ref !== refPrinted)
    expect(mangled.map(({ ref }) => ref)).toEqual(['1.1.17', '1.2.5', '1.3.7'])
    for (const action of mangled) expect(action.note).not.toBeNull()
  })

  it.each([
    ['2017-09-30', 0, 1, 'September is not over'],
    ['2017-10-01', 1, 25, 'the review of September is late from the first of October'],
    ['2017-10-31', 1, 25, 'October’s reviews are late from the first of November'],
    ['2017-11-01', 26, 1, 'October is over'],
    ['2018-01-01', 40, 2, '1 of September, 25 of October, 1 of November and 13 of December'],
    ['2018-04-01', 43, 0, 'everything with a month is over'],
  ])('on %s has %i reviews overdue and %i due in the month, because %s', (text, overdue, due) => {
    const { reviewOverdue, reviewDueThisMonth } = on(text)
    expect([reviewOverdue.length, reviewDueThisMonth.length]).toEqual([overdue, due])
  })

  it('stands alike on every day of October: a month is all that it prints', () => {
    const first = on('2017-10-01')
    expect(first.reviewOverdue).toEqual(['1.2.1'])
    for (let n = 1; n < 31; n += 1) expect(on(addDays(day('2017-10-01'), n))).toEqual(first)
  })

  it('keeps apart what is completed and what goes on all the time, whatever the day', () => {
    for (const text of ['2017-10-15', '2030-01-01'])
      expect(on(text)).toMatchObject({ completed: ['1.2.7', '2.5', '3.2'], ongoing: ['1.1.3', '1.2.6'] })
  })

  it('knows a month from what is none', () => {
    expect(['2017-10', '2017-13', '202017-10', ''].map(asMonth)).toEqual(['2017-10', null, null, null])
  })
})
