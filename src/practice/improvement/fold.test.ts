import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Body, Fact } from '../../record/index.ts'
import { addDays, day } from '../../time/index.ts'
import { aSubject, typed } from '../testing.ts'
import { defaultDefinitions, makeProject } from '../index.ts'
import { dueNow, readAction, undecidedMove } from './action.ts'
import { standingOn } from './standing.ts'

const project = makeProject(defaultDefinitions)
const fold = (...facts: readonly Fact[]) => project(aSubject, facts, 'action')
const journey = (...facts: readonly Fact[]) => fold(...facts).journeys[0]

const agreed = (on: string, body: Body = {}): Fact =>
  typed('improvement.action-agreed', on, {
    ...{ plan: 'plan', ref: '1.1', priority: '1 Practice', action: 'Train', lead: 'head of service', ...body },
  })
const inMonth = (dueOn: string): Body => ({ dueOn, dueIs: 'month' })
const update = (on: string, view?: string): Fact => typed('improvement.update', on, view ? { view } : {})
const moved = (on: string, movedToOn: string): Fact =>
  typed('improvement.date-moved', on, { movedToOn, approvedBy: 'improvement board', reason: 'Post is vacant' })
const completed = (on: string): Fact => typed('improvement.completed', on, { shownBy: 'audit' })
const embedded = (on: string): Fact => typed('improvement.embedded', on, { shownBy: 'second audit' })

describe('A later date that is asked for', () => {
  const start = agreed('2017-09-26', inMonth('2017-10-31'))
  const asked = typed('improvement.move-asked', '2017-10-02', { movedToOn: '2017-12-15', reason: 'Post is vacant' })
  const request: Body = { request: asked.id }
  const approved = (on: string) =>
    typed('improvement.date-moved', on, { ...request, movedToOn: '2017-12-15', approvedBy: 'board', reason: 'Vacant' })
  const refused = (on: string) =>
    typed('improvement.move-refused', on, { ...request, refusedBy: 'board', reason: 'Children wait' })

  it('changes nothing before it is approved, because nobody moves a date alone', () => {
    const action = readAction([start, asked])
    expect(action && [dueNow(action)?.on, undecidedMove(action)?.to]).toEqual(['2017-10-31', '2017-12-15'])
    expect(journey(start, asked)).toMatchObject({ nextOn: '2017-10-31' })
  })

  it('holds once it is approved, and not where it was refused', () => {
    expect(journey(start, asked, approved('2017-10-05'))).toMatchObject({ nextOn: '2017-12-15' })
    expect(journey(start, asked, refused('2017-10-05'))).toMatchObject({ nextOn: '2017-10-31' })
    const action = readAction([start, asked, refused('2017-10-05')])
    expect(action?.moveRequests[0]?.decided).toMatchObject({ refusedBy: 'board', reason: 'Children wait' })
  })

  it('is decided on once, because two who decide at the same time must not move it twice', () => {
    const action = readAction([start, asked, approved('2017-10-05'), approved('2017-10-05'), refused('2017-10-06')])
    expect(action?.moved).toHaveLength(1)
    expect(action?.moveRequests.map(({ decided }) => decided)).toEqual(['approved'])
  })

  it('makes an action slow to progress while nobody has decided', () => {
    const action = readAction([start, asked])
    expect(action && standingOn(action, day('2017-10-10')).slow).toEqual([
      'Since 2 October 2017 a later date is asked for, and not decided on.',
    ])
  })
})

describe('The journey of an action', () => {
  it('is in hand, with its lead as owner and the last day of its month as the next date', () => {
    expect(journey(agreed('2017-09-26', inMonth('2017-10-31')))).toMatchObject({
      ...{ practice: 'improvement', startedOn: '2017-09-26', stage: 'in-hand', stageSince: '2017-09-26' },
      ...{ owner: { role: 'action-lead', named: 'head of service' }, nextOn: '2017-10-31' },
    })
  })

  it('without a date is asked about a quarter after anything was last said', () => {
    expect(journey(agreed('2017-09-26'), update('2017-10-01'))).toMatchObject({ nextOn: '2018-01-01' })
  })

  it('goes on to the date that it was moved to', () => {
    expect(journey(agreed('2017-09-26', inMonth('2017-10-31')), moved('2017-10-20', '2017-12-15'))).toMatchObject({
      nextOn: '2017-12-15',
    })
  })

  it('is done when completion is signed, and is looked at again half a year later', () => {
    const facts = [agreed('2017-09-26'), completed('2017-11-03')]
    expect(journey(...facts)).toMatchObject({ stage: 'done', stageSince: '2017-11-03', nextOn: '2018-05-03' })
    expect(fold(...facts).stageSpans.map(({ stage, fromOn, toOn }) => [stage, fromOn, toOn])).toEqual([
      ['in-hand', '2017-09-26', '2017-11-03'],
      ['done', '2017-11-03', null],
    ])
  })

  it('ends when it is signed as embedded, even where nobody had signed it as done', () => {
    const ended = { endedOn: '2018-05-01', ending: 'embedded', stage: null, owner: null, nextOn: null }
    expect(journey(agreed('2017-09-26'), completed('2017-11-03'), embedded('2018-05-01'))).toMatchObject(ended)
    expect(journey(agreed('2017-09-26'), embedded('2018-05-01'))).toMatchObject(ended)
  })

  it('has a stage, an owner and a next date even where nobody ever agreed it', () => {
    expect(journey(update('2017-10-01'))).toMatchObject({
      ...{ stage: 'in-hand', startKnown: false, owner: { role: 'duty-manager', named: null }, nextOn: '2018-01-01' },
    })
  })

  it('of a plan runs, and is reported on within six months', () => {
    const plan = project(aSubject, [typed('improvement.plan-agreed', '2017-09-26', { title: 'Plan' })], 'plan')
    expect(plan.journeys).toMatchObject([{ stage: 'running', nextOn: '2018-03-26', nextWhat: 'Report progress' }])
  })

  it('has exactly one stage, owner and next date while it is open, whatever happened on whichever days', () => {
    const on = fc.integer({ min: 0, max: 900 }).map((n) => addDays(day('2017-01-01'), n))
    const anyFact = fc.oneof(
      on.map((d) => agreed(d, inMonth(d))),
      on.map((d) => update(d, 'on-track')),
      fc.tuple(on, on).map(([a, b]) => moved(a, b)),
      on.map((d) => completed(d)),
      on.map((d) => embedded(d)),
      on.map((d) => typed('improvement.date-moved', d, { movedToOn: 'Oct 202017' })),
    )
    fc.assert(
      fc.property(fc.array(anyFact, { minLength: 1, maxLength: 12 }), (facts) => {
        const sorted = [...facts].sort((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1))
        const { journeys, stageSpans } = fold(...sorted)
        expect(journeys).toHaveLength(1)
        for (const { endedOn, stage, owner, nextOn, startedOn } of journeys) {
          expect([stage, owner, nextOn].filter((each) => each === null)).toHaveLength(endedOn === null ? 0 : 3)
          if (endedOn !== null) expect(endedOn >= startedOn).toBe(true)
        }
        for (const { fromOn, toOn } of stageSpans) if (toOn !== null) expect(toOn > fromOn).toBe(true)
        expect(stageSpans.filter(({ toOn }) => toOn === null)).toHaveLength(journeys[0]?.endedOn === null ? 1 : 0)
      }),
    )
  })
})

describe('How an action stands', () => {
  const on = (text: string, ...facts: readonly Fact[]) => {
    const action = readAction(facts.filter(({ happenedOn }) => happenedOn <= text))
    if (!action) throw new Error('There is no action')
    return standingOn(action, day(text))
  }

  it('is said by the rule and by its lead, side by side, and neither changes the other', () => {
    const { rated, view } = on(
      '2017-11-02',
      agreed('2017-09-26', inMonth('2017-09-30')),
      update('2017-10-20', 'on-track'),
    )
    expect([rated.brag, view]).toEqual(['red', 'on-track'])
  })

  it('keeps the lead’s last view where a later update gives none', () => {
    expect(on('2017-10-30', agreed('2017-09-26'), update('2017-10-01', 'at-risk'), update('2017-10-20')).view).toBe(
      'at-risk',
    )
  })

  it('is slow for reasons that are said, each by itself', () => {
    const blocked = typed('improvement.blocker', '2017-10-02', { what: 'No supplier' })
    const facts = [agreed('2017-09-26', inMonth('2017-09-30')), blocked, moved('2017-10-10', '2017-10-15')]
    expect(on('2018-02-01', ...facts).slow).toEqual([
      'Its date, 15 October 2017, has passed.',
      'Its date was moved once.',
      'Since 2 October 2017 something is in the way.',
      'Nothing was said of it since 26 September 2017.',
    ])
    expect(on('2018-02-01', ...facts, completed('2018-01-15')).slow).toEqual([])
  })

  it('is slow while a milestone was not reached by its day, whatever its own date says', () => {
    const milestone = (body: Body = {}) =>
      typed('improvement.milestone', '2017-09-26', { what: 'Training is booked', dueOn: '2017-10-15', ...body })
    const start = agreed('2017-09-26', inMonth('2017-12-31'))
    expect(on('2017-10-15', start, milestone()).slow).toEqual([])
    const missed = ['A milestone was not reached by 15 October 2017: Training is booked.']
    expect(on('2017-10-16', start, milestone()).slow).toEqual(missed)
    const late = milestone({ reachedOn: '2017-10-20' })
    expect(on('2017-10-19', start, late).slow).toEqual(missed)
    expect(on('2017-10-20', start, late).slow).toEqual([])
  })

  it('has nothing in the way once that was cleared', () => {
    const facts = [
      agreed('2017-09-26'),
      typed('improvement.blocker', '2017-10-02', { what: 'No supplier' }),
      typed('improvement.blockers-cleared', '2017-10-09', { how: 'Supplier found' }),
    ]
    expect(on('2017-10-05', ...facts).slow).toHaveLength(1)
    expect(on('2017-10-10', ...facts).slow).toEqual([])
  })
})
