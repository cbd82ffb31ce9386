import { describe, expect, it } from 'vitest'
import type { Body, Fact, SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { typed } from '../testing.ts'
import { comparePlans } from './compare.ts'
import { plansOn } from './plans.ts'
import type { OfImprovement } from './ports.ts'
import { smartCheck } from './smart.ts'

const id = (text: string): SubjectId => text as SubjectId // any text tells subjects apart here
const plan: OfImprovement = {
  subject: id('plan'),
  kind: 'plan',
  facts: [typed('improvement.plan-agreed', '2025-01-01', { title: 'Our plan', dates: 'Days' })],
}
const action = (ref: string, body: Body, ...steps: readonly Fact[]): OfImprovement => ({
  subject: id(ref),
  kind: 'action',
  facts: [
    typed('improvement.action-agreed', '2025-01-01', {
      ...{ plan: 'plan', ref, priority: '1', action: 'Train every worker in permanence', lead: 'head of service' },
      ...{ dueOn: '2025-03-31', dueIs: 'day', answers: 'N12-3', measures: 'A1', ...body },
    }),
    ...steps,
  ],
})
const at = (on: string, ...actions: readonly OfImprovement[]) => {
  const until = [plan, ...actions].map((each) => ({
    ...each,
    facts: each.facts.filter((fact) => fact.happenedOn <= on),
  }))
  const [found] = plansOn(
    until.filter(({ facts }) => facts.length > 0),
    day(on),
  )
  if (!found) throw new Error('There is no plan')
  return found
}
const faults = (body: Body) =>
  smartCheck(at('2025-02-01', action('1.1', body))).flatMap((each) => each.faults.map(({ word }) => word))

describe('The check before a plan is submitted', () => {
  it('finds nothing in an action that says what, who, why, by when and how it is measured', () => {
    expect(faults({})).toEqual([])
  })

  it.each([
    ['specific', { action: 'Ensure good practice in permanence everywhere' }],
    ['specific', { action: 'Training' }],
    ['measurable', { measures: '' }],
    ['assigned', { lead: '' }],
    ['assigned', { lead: 'head of service and principal social worker' }],
    ['relevant', { answers: '' }],
    ['timed', { dueOn: null }],
    ['timed', { dueOn: '2024-12-31' }],
    ['timed', { startsOn: '2025-04-01' }],
  ])('finds what is not %s', (word, body) => {
    expect(faults(body)).toEqual([word])
  })

  it('leaves alone what is done', () => {
    const done = action('1.1', { lead: '' }, typed('improvement.completed', '2025-01-20', { shownBy: 'audit' }))
    expect(smartCheck(at('2025-02-01', done))).toEqual([])
  })
})

describe('What changed in a plan between two days', () => {
  const told = [
    action(
      '1.1',
      {},
      typed('improvement.update', '2025-02-10', { view: 'at-risk' }),
      typed('improvement.date-moved', '2025-03-10', {
        ...{ movedToOn: '2025-05-31', approvedBy: 'improvement board', reason: 'Trainer is ill' },
      }),
    ),
    action('1.2', {}, typed('improvement.completed', '2025-03-01', { shownBy: 'audit' })),
    action('1.3', { dueOn: '2025-12-31' }),
    action(
      '1.4',
      { dueOn: '2025-12-31' },
      typed('improvement.blocker', '2025-01-15', { what: 'No supplier' }),
      typed('improvement.blockers-cleared', '2025-02-20', { how: 'Found' }),
    ),
  ]
  const between = (from: string, to: string) => {
    const { changed, unchanged } = comparePlans({ from: day(from), to: day(to) }, at(from, ...told), at(to, ...told))
    return {
      changed: Object.fromEntries(changed.map(({ each, says }) => [each.action.ref, says.join(' ')])),
      unchanged: unchanged.map((each) => each.action.ref),
    }
  }

  it('is said action by action, and what nothing was recorded of is listed', () => {
    const { changed, unchanged } = between('2025-02-01', '2025-03-15')
    expect(changed['1.1']).toBe(
      'Date moved to 31 May 2025, approved by the improvement board: Trainer is ill. By the rule: from Green to Amber. The lead’s own view: from Not given to At risk. Became slow to progress. One progress update.',
    )
    expect(changed['1.2']).toContain('Signed as done on 1 March 2025. By the rule: from Green to Blue: done.')
    expect(changed['1.4']).toContain('No longer in the way: No supplier.')
    expect(unchanged).toEqual(['1.3'])
  })

  it('names the milestones that were agreed, reached and not reached', () => {
    const milestone = (on: string, what: string, dueOn: string, reachedOn: string | null = null) =>
      typed('improvement.milestone', on, { what, dueOn, reachedOn })
    const told = action(
      '1.1',
      {},
      milestone('2025-01-02', 'Trainer is found', '2025-02-28', '2025-02-20'),
      milestone('2025-01-02', 'Rooms are booked', '2025-03-01'),
      milestone('2025-03-01', 'Everybody came', '2025-03-30'),
    )
    const days = { from: day('2025-02-01'), to: day('2025-03-15') }
    const { changed } = comparePlans(days, at(days.from, told), at(days.to, told))
    expect(changed[0]?.says.slice(0, 3)).toEqual([
      'New milestone, by 30 March 2025: Everybody came.',
      'Milestone reached: Trainer is found.',
      'Milestone not reached by 1 March 2025: Rooms are booked.',
    ])
  })

  it('is nothing where nothing was recorded and no date passed', () => {
    expect(between('2025-03-11', '2025-03-15').changed).toEqual({})
  })

  it('is every action where the plan was not agreed by the first day', () => {
    const { changed } = comparePlans(
      { from: day('2024-12-01'), to: day('2025-02-01') },
      null,
      at('2025-02-01', ...told),
    )
    expect(changed.map(({ isNew }) => isNew)).toEqual([true, true, true, true])
  })
})
