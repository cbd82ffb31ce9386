import { describe, expect, it } from 'vitest'
import type { FactId, SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { compare, doneOf, outcomesOf, perOfficer } from './figures.ts'
import type { Alert } from './ports.ts'

const on = day('2025-10-16')
const alert = (officer: string | null, told: Partial<Alert>): Alert => ({
  subject: '5e6d0b54-5a3c-4c3e-9d52-2f5c7a0c0001' as SubjectId, // any uuid
  fact: '5e6d0b54-5a3c-4c3e-9d52-2f5c7a0c0002' as FactId, // any uuid
  ...{ name: 'Wren A.', sourceRef: null, team: null, officer, theme: 'drift', raisedOn: day('2025-09-01') },
  ...{ respondByOn: day('2025-09-15'), answeredOn: null, resolvedOn: null },
  ...told,
})

const alerts = [
  alert('SW00071', { answeredOn: day('2025-09-15'), resolvedOn: day('2025-09-20') }),
  alert('SW00071', { answeredOn: day('2025-09-16') }),
  alert('SW00071', {}),
  alert('SW00072', { respondByOn: on }),
  alert(null, { respondByOn: null }),
]

describe('practice alerts', () => {
  it('each have one outcome: in time up to the day itself, late, overdue or waiting; resolved besides', () => {
    expect(outcomesOf(alerts, on)).toEqual({
      ...{ raised: 5, inTime: 1, answeredLate: 1, overdue: 1, waiting: 2, resolved: 1 },
    })
  })

  it('by officer have a mean and a spread in which an officer who raises none counts', () => {
    const caseloads = [
      { officer: 'SW00071', children: 60 },
      { officer: 'SW00072', children: 55 },
      { officer: 'SW00073', children: 40 },
      { officer: null, children: 3 },
    ]
    const { officers, mean, lowest, highest } = perOfficer(caseloads, alerts, on)
    expect(officers.map(({ officer, outcomes }) => [officer, outcomes.raised])).toEqual([
      ['SW00071', 3],
      ['SW00072', 1],
      ['SW00073', 0],
      [null, 1],
    ])
    expect([mean, lowest, highest]).toEqual(['1.3', 0, 3])
    expect(perOfficer([], [], on)).toEqual({ officers: [], mean: null, lowest: 0, highest: 0 })
  })
})

describe('a reviewing officer’s caseload', () => {
  it.each([
    [49, 'below 50'],
    [50, 'within 50 to 70'],
    [70, 'within 50 to 70'],
    [71, 'above 70'],
  ])('of %i is %s', (children, says) => {
    expect(compare(children)).toBe(says)
  })

  it('sums what was done over alike rules, of one officer or of all', () => {
    const done = [
      { officer: 'SW00071', rule: 'child.first-review', done: 3, doneInTime: 2 },
      { officer: 'SW00072', rule: 'child.later-review', done: 5, doneInTime: 5 },
      { officer: 'SW00071', rule: 'child.review-record', done: 4, doneInTime: 1 },
    ]
    const isReview = (rule: string) => rule.endsWith('-review')
    expect(doneOf(done, isReview)).toEqual({ done: 8, inTime: 7 })
    expect(doneOf(done, isReview, 'SW00071')).toEqual({ done: 3, inTime: 2 })
  })
})
