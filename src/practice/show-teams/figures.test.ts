import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { ladderOf, type ClockRule } from '../../clocks/index.ts'
import type { SubjectId } from '../../record/index.ts'
import { addDays, day, englandAndWales, workingDaysBetween } from '../../time/index.ts'
import { climbedFrom, climbing } from './climbed.ts'
import { averageWorkers, caseloadOf, caseloadsByTeam, percent } from './figures.ts'
import type { Caseload, UnallocatedChild } from './ports.ts'

const load = (team: string | null, worker: string, lookedAfter: number, inNeed: number): Caseload => ({
  ...{ team, worker, lookedAfter, inNeed },
})
const without = (team: string | null): UnallocatedChild => ({
  subject: '5e6d0b54-5a3c-4c3e-9d52-2f5c7a0c0001' as SubjectId, // any uuid
  ...{ name: 'Wren A.', sourceRef: null, team, stage: 'open', since: day('2025-10-01') },
})
const loads = [load('North', 'SW1', 3, 15), load('North', 'SW2', 0, 12), load('South', 'SW1', 2, 0)]

describe('caseloads', () => {
  it('count a worker’s children of every team together, and a team’s own by itself', () => {
    expect(caseloadOf(null, loads, [without('North')])).toEqual({
      ...{ team: null, workers: 2, children: 32, average: '16.0', highest: 20, unallocated: 1 },
    })
    expect(caseloadsByTeam(loads, [without('North'), without(null)])).toEqual([
      { team: 'North', workers: 2, children: 30, average: '15.0', highest: 18, unallocated: 1 },
      { team: 'South', workers: 1, children: 2, average: '2.0', highest: 2, unallocated: 0 },
      { team: null, workers: 0, children: 0, average: null, highest: 0, unallocated: 1 },
    ])
  })

  it('average to one decimal, rounded half up, and say nothing of nobody', () => {
    expect(
      averageWorkers({
        byWorkers: [
          { workers: 1, children: 19 },
          { workers: 2, children: 1 },
        ],
      }),
    ).toBe('1.1')
    expect(averageWorkers({ byWorkers: [] })).toBeNull()
    expect([percent(1, 8), percent(1, 0)]).toEqual([13, null])
  })
})

const rule = (over: Partial<ClockRule>): ClockRule => ({
  ...{ id: 'child.any', title: 'Any', ref: null, source: 'Local: any', trust: 'local' },
  ...{
    limit: { kind: 'days', count: 7 },
    starts: 'It begins',
    stops: 'It ends',
    owner: 'social-worker',
    next: 'Do it',
  },
  ...over,
})

describe('what has climbed', () => {
  it.each([
    { to: 'director', on: '2025-10-16', due: '2025-09-18', because: '20 working days lie after 18 September' },
    {
      to: 'team-manager',
      on: '2025-10-20',
      due: '2025-10-19',
      because: 'Monday is the first working day after Friday’s due date, and after Sunday’s',
    },
    { to: 'team-manager', on: '2025-10-19', due: '2025-10-16', because: 'on a Sunday the last working day was Friday' },
  ] as const)('to the $to by $on was due by $due: $because', ({ to, on, due }) => {
    expect(climbedFrom([rule({})], to, day(on), englandAndWales)).toEqual([{ rule: 'child.any', dueOnOrBefore: due }])
  })

  it('does not reach who is told before anything is late, nor a bar, which is never late', () => {
    expect(climbedFrom([rule({ ladder: 'urgent' })], 'team-manager', day('2025-10-16'), englandAndWales)).toEqual([])
    expect(climbedFrom([rule({ sense: 'not-before' })], 'director', day('2025-10-16'), englandAndWales)).toEqual([])
  })

  test('is exactly what the ladder’s own count of working days says, on any day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.constantFrom(...climbing),
        fc.constantFrom('standard', 'urgent', 'senior'),
        (n, to, ladder) => {
          const on = addDays(day('2019-01-01'), n)
          const one = rule({ ladder })
          const late = ladderOf(one).find(({ role }) => role === to)?.workingDaysLate ?? null
          const [found] = climbedFrom([one], to, on, englandAndWales)
          if (late === null) return found === undefined
          const { dueOnOrBefore } = found ?? { dueOnOrBefore: on }
          return (
            workingDaysBetween(englandAndWales, dueOnOrBefore, on) >= late &&
            workingDaysBetween(englandAndWales, addDays(dueOnOrBefore, 1), on) < late
          )
        },
      ),
      { numRuns: 500 },
    )
  })
})
