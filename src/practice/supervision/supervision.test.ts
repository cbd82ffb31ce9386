import { describe, expect, it } from 'vitest'
import type { Fact, SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { typed } from '../testing.ts'
import { supervisionRows } from './fold.ts'
import { isListed, longestFirst, openActions, readSupervision, supervisionStands } from './supervision.ts'
import { maySupervise, supervisedOf, type Asks } from './who.ts'

const on = day('2025-10-16')
const SUBJECT = 'worker-1' as SubjectId // tests need no uuid
const held = (date: string, worker = 'SW1', more: Fact['body'] = {}) =>
  typed('supervision.held', date, { worker, team: 'North', heldBy: 'team manager', kind: 'individual', ...more })

describe('how a worker’s supervision stands', () => {
  it.each([
    [['2025-10-02'], {}, 'Within the standard', 'on-course', 'it was held two weeks ago'],
    [['2025-09-20'], {}, 'Within the standard', 'at-risk', 'two days are left of the four weeks'],
    [['2025-09-18'], {}, 'Within the standard', 'at-risk', 'the last day of the four weeks is in time'],
    [['2025-09-17'], {}, 'Late by 1 day', 'late', 'and the day after it is not'],
    [['2025-06-01', '2025-10-02'], {}, 'Within the standard', 'on-course', 'the last one counts'],
    [[], {}, 'None recorded', 'unknown', 'nobody can be late of whom nothing is known'],
    [
      ...([['2025-10-02'], { nextOn: '2025-10-15' }, 'Agreed for 15 Oct 2025 and not recorded', 'at-risk'] as const),
      'the day that was agreed has passed',
    ],
    [['2025-10-02'], { nextOn: '2025-10-16' }, 'Within the standard', 'on-course', 'it may be held today'],
  ])('held on %j with %j: %s', (days, more, says, standing, because) => {
    const supervision = readSupervision(days.map((date) => held(date, 'SW1', more)))
    expect(supervisionStands(supervision, on, 4), because).toMatchObject({ says, standing })
  })

  it('is by the standard that the council has set', () => {
    expect(supervisionStands(readSupervision([held('2025-09-01')]), on, 8).standing).toBe('on-course')
  })
})

describe('what was agreed', () => {
  const agreed = typed('supervision.action', '2025-10-02', {
    ...{ worker: 'SW1', what: 'Shadow a conference', lead: 'social worker', dueOn: '2025-11-01' },
  })
  it('is open until somebody says that it is done', () => {
    const open = readSupervision([held('2025-10-02'), agreed])
    expect(open && openActions(open).map(({ what }) => what)).toEqual(['Shadow a conference'])
    const done = typed('supervision.action-done', '2025-10-10', { worker: 'SW1', action: agreed.id, shownBy: 'Notes' })
    const over = readSupervision([held('2025-10-02'), agreed, done])
    expect([over && openActions(over), over?.actions[0]?.doneOn]).toEqual([[], '2025-10-10'])
  })
})

describe('who reads whose supervision', () => {
  const all = [
    { subject: SUBJECT, facts: [held('2025-10-02')] },
    { subject: 'worker-3' as SubjectId, facts: [held('2025-10-02', 'SW3')] },
  ]
  const load = (worker: string, team: string, inNeed = 1) => ({ worker, team, lookedAfter: 0, inNeed })
  const loads = [load('SW1', 'North', 5), load('SW1', 'South', 1), load('SW2', 'South', 3), load('SW4', 'North', 2)]
  const asks = (reach: Asks['sees']['reach'], team: string | null, mayRecord: boolean, ...own: string[]): Asks => ({
    ...{ person: { workers: own }, sees: { reach, team }, mayRecord },
  })
  it.each([
    [asks('authority', null, true), ['SW1', 'SW2', 'SW3', 'SW4'], 'whoever manages all of them'],
    [
      asks('team', 'North', true),
      ['SW1', 'SW3', 'SW4'],
      'a team manager those of the team, with or without a child now',
    ],
    [asks('team', 'North', true, 'SW9'), ['SW1', 'SW3', 'SW4', 'SW9'], 'and their own'],
    [asks('team', 'North', false, 'SW4'), ['SW4'], 'a colleague of the team reads their own alone'],
    [asks('authority', null, false), [], 'who sees every child manages nobody by that'],
    [asks('team', null, true), [], 'a manager without a team has no workers'],
    [asks('nobody', null, true), [], 'who sees no child neither'],
  ])('%j: %j', (who, workers, because) => {
    expect(
      supervisedOf(all, loads, who).map(({ worker }) => worker),
      because,
    ).toEqual(workers)
  })

  it('who takes a worker over begins, and who had them before reads on until then', () => {
    const moved = [load('SW1', 'South', 5)]
    const by = (team: string, told = all) =>
      supervisedOf(told, moved, asks('team', team, true)).some(({ worker }) => worker === 'SW1')
    expect([by('North'), by('South'), by('East')]).toEqual([true, true, false])
    const anew = held('2025-10-10', 'SW1', { team: 'South' })
    const taken = [...all, { subject: SUBJECT, facts: [anew] }]
    expect([by('North', taken), by('South', taken)]).toEqual([false, true])
  })

  it('nobody records their own', () => {
    const manager = asks('team', 'North', true, 'SW4')
    expect(supervisedOf(all, loads, manager).map((of) => [of.worker, maySupervise(manager, of)])).toEqual([
      ['SW1', true],
      ['SW3', true],
      ['SW4', false],
    ])
  })

  it('two who recorded the first one at once wrote of one worker', () => {
    const twice = [...all, { subject: 'worker-2' as SubjectId, facts: [held('2025-10-09')] }]
    const [one] = supervisedOf(twice, loads, asks('team', 'North', true))
    expect([one?.subjects, one?.supervision?.lastOn]).toEqual([[SUBJECT, 'worker-2'], '2025-10-09'])
  })

  it('those without supervision stand first, then those who wait the longest', () => {
    const told = [
      ...all,
      { subject: 'worker-4' as SubjectId, facts: [held('2025-08-01', 'SW4')] },
      { subject: 'worker-5' as SubjectId, facts: [held('2025-01-02', 'SW5')] },
    ]
    const listed = supervisedOf(told, loads, asks('authority', null, true)).filter((of) => isListed(of, on))
    expect(longestFirst(listed, on, 4).map(({ worker }) => worker)).toEqual(['SW2', 'SW4', 'SW1', 'SW3'])
  })
})

describe('a worker’s one journey', () => {
  it('waits for the day that was agreed, else for the standard', () => {
    const next = (facts: readonly Fact[]) => supervisionRows(SUBJECT, facts).journeys[0]?.nextOn
    expect(next([held('2025-10-02')])).toBe('2025-10-30')
    expect(next([held('2025-10-02', 'SW1', { nextOn: '2025-10-23' })])).toBe('2025-10-23')
    expect(supervisionRows(SUBJECT, []).journeys).toEqual([])
  })
})
