import { describe, expect, it } from 'vitest'
import type { FactId, SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { eventDefinitions } from '../index.ts'
import type { History, RevisionTold } from '../show-child/index.ts'
import { readPlan } from './form.ts'
import { readPlans } from './plans.ts'
import { presentPlans } from './present.ts'

const child = '5e0a6d4e-0000-4000-8000-000000000001'
const said = (id: string, type: string, on: string, body: RevisionTold['body'], revision = 0): RevisionTold => ({
  ...{ fact: id as FactId, revision, type, shape: 1, subjects: [child as SubjectId], happenedOn: day(on) }, // any ids
  ...{ body, voice: 'typed', statement: null, recordedOn: day(on), by: 'social-worker' },
})
const outcome = (id: string, on: string, body: RevisionTold['body'], revision = 0) =>
  said(id, 'child.plan-outcome', on, { kind: 'care', outcome: id, ...body }, revision)
const version = (on: string, body: RevisionTold['body'] = {}) =>
  said(`version ${on}`, 'child.plan-version', on, { kind: 'care', contingency: true, ...body })
const smart = { measure: 'School report', seenToBy: 'school', byOn: '2025-07-18' }

const told = (...revisions: readonly RevisionTold[]): History => ({ revisions, texts: [] })
const shownOn = (history: History, on = '2025-05-01') =>
  presentPlans(readPlans(history, eventDefinitions, day(on)), { child, on: day(on), isPast: false })

describe('a plan', () => {
  const history = told(
    version('2025-01-06'),
    outcome('Reads well', '2025-01-06', smart),
    outcome('Sees the dentist', '2025-01-06', { seenToBy: 'foster carer' }),
    outcome('Sees grandmother', '2025-01-06', smart),
    version('2025-04-10', { contingency: false }),
    outcome('Sees grandmother', '2025-01-06', { ...smart, endedOn: '2025-04-10', result: 'achieved' }, 1),
    outcome('Plays football', '2025-04-10', { measure: 'Goes weekly', byOn: '2025-04-20' }),
  )

  it('says beside each outcome what it lacks, because that is where it is mended', () => {
    const [care] = shownOn(history).plans
    expect(care?.inForce.outcomes.map(({ outcome: what, check, mend }) => [what, check.says, mend !== null])).toEqual([
      ['Reads well', 'Measure, person and date', false],
      ['Sees the dentist', 'No measure and no date', true],
      ['Plays football', 'No person', true],
    ])
    expect(care?.lead).toBe('Version 2, of 10 Apr 2025. 3 outcomes, of which 2 lack something.')
  })

  it('says in its next version what became of each outcome, and shows the version before as it stood', () => {
    const [care] = shownOn(history).plans
    expect(care?.inForce.ended.map(({ outcome: what, result }) => [what, result])).toEqual([
      ['Sees grandmother', 'Achieved'],
    ])
    expect(care?.earlier.map(({ says, outcomes }) => [says, outcomes.map(({ outcome: what }) => what)])).toEqual([
      ['Version of 6 January 2025', ['Reads well', 'Sees the dentist', 'Sees grandmother']],
    ])
  })

  it('says that there is no contingency, because a plan that fails needs one', () => {
    expect(shownOn(history).plans[0]?.inForce.contingency.says).toBe('No contingency plan')
    expect(shownOn(history, '2025-02-01').plans[0]?.inForce.contingency.says).toBe('There is a contingency plan')
  })

  it('says when the day of a whole outcome has passed, because nobody has said yet what became of it', () => {
    const [care] = shownOn(history, '2025-09-01').plans
    expect(care?.inForce.outcomes[0]?.check).toEqual({ standing: 'late', says: 'Its day has passed' })
  })

  it('that the child does not have is offered to be begun', () => {
    expect(shownOn(history).toBegin.map(({ text }) => text)).not.toContain('Care plan')
    expect(shownOn(told()).toBegin).toHaveLength(6)
  })
})

describe('the form for the next version', () => {
  const before = readPlans(
    told(version('2025-01-06'), outcome('Reads well', '2025-01-06', smart)),
    eventDefinitions,
    day('2025-05-01'),
  ).versionsOf('care')[0]?.outcomes
  const bounds = { today: day('2025-10-16'), bornOn: day('2015-05-01'), after: day('2025-01-06') }
  const dated = (d: string, m: string) => ({
    ...{ 'happenedOn-day': [d], 'happenedOn-month': [m], 'happenedOn-year': ['2025'] },
  })
  const errorsOf = (form: Readonly<Record<string, readonly string[]>>) =>
    readPlan({ ...dated('10', '4'), ...form }, before ?? [], bounds).errors

  it('asks what became of every outcome before it', () => {
    expect(errorsOf({})).toEqual([{ field: 'became-Reads well', says: 'Choose what became of “Reads well”' }])
    expect(errorsOf({ 'became-Reads well': ['goes-on'] })).toEqual([])
  })

  it('refuses a plan of which no outcome is left, because nothing could then be measured', () => {
    expect(errorsOf({ 'became-Reads well': ['achieved'] })).toEqual([
      { field: 'new-1-outcome', says: 'Enter at least one outcome: what is to change for the child' },
    ])
  })

  it('takes an outcome that lacks its measure, and refuses one that does not say what is to change', () => {
    const rest = { 'became-Reads well': ['achieved'] }
    expect(errorsOf({ ...rest, 'new-1-outcome': ['Plays football'] })).toEqual([])
    expect(errorsOf({ ...rest, 'new-2-measure': ['Weekly'] })).toEqual([
      { field: 'new-2-outcome', says: 'Enter an answer to “What is to change for the child”' },
    ])
  })

  it('refuses a day by which an outcome is due that is before the plan, beside that outcome', () => {
    const row = {
      'new-1-outcome': ['Plays'],
      'new-1-byOn-day': ['1'],
      'new-1-byOn-month': ['2'],
      'new-1-byOn-year': ['2025'],
    }
    expect(errorsOf({ 'became-Reads well': ['achieved'], ...row })).toEqual([
      { field: 'new-1-byOn-day', says: '“By when” must not be before “In the plan from”' },
    ])
  })

  it('refuses a day that is not after the version before', () => {
    expect(errorsOf({ ...dated('6', '1'), 'became-Reads well': ['goes-on'] })).toEqual([
      {
        field: 'happenedOn-day',
        says: 'The version before is of 6 January 2025: correct that one, or enter a later day',
      },
    ])
  })
})
