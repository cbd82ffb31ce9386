import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Body, Fact } from '../../record/index.ts'
import { addDays, day, type Day } from '../../time/index.ts'
import { defaultDefinitions, makeProject } from '../index.ts'
import { measureOf } from '../improvement/index.ts'
import { aSubject, typed } from '../testing.ts'
import { auditEvents } from './events.ts'
import { auditMeasureRefs, auditMeasureValues } from './measure-values.ts'
import { nameOf, populations, tools, toolsNow } from './tools.ts'

const project = makeProject(defaultDefinitions)
const child = 'child-7'
const allotted = (body: Body = {}): Fact =>
  typed('audit.allotted', '2025-09-01', {
    ...{ child, programme: 'programme-1', tool: 'case-file.1', auditor: 'p-1', team: 'North', dueOn: '2025-09-26' },
    ...body,
  })
const step = (type: string, on: string, body: Body): Fact => typed(`audit.${type}`, on, { child, ...body })
const rows = (...facts: readonly Fact[]) => project(aSubject, facts, 'audit')
const stands = (...facts: readonly Fact[]): string => {
  const [one] = rows(...facts).journeys
  return one?.endedOn
    ? `over ${one.endedOn}`
    : `${one?.stage ?? ''}: ${one?.owner?.named ?? ''} by ${one?.nextOn ?? ''}`
}

describe('An audit', () => {
  const done = step('completed', '2025-09-20', { grade: 'good', theme: 'planning' })

  it('is its auditor’s until it is completed, and the record is open to them until then', () => {
    expect(stands(allotted())).toBe('allotted: p-1 by 2025-09-26')
    expect(rows(allotted()).audit?.readUntilOn).toBeNull()
    expect(stands(allotted(), done)).toBe('over 2025-09-20')
    expect(rows(allotted(), done).audit?.readUntilOn).toBe('2025-09-20')
  })

  it('is then its moderator’s, whose grades stand', () => {
    const facts = [
      allotted({ moderator: 'p-2' }),
      step('domain', '2025-09-19', { domain: 'plan', grade: 'good' }),
      done,
    ]
    expect(stands(...facts)).toBe('to-moderate: p-2 by 2025-10-04')
    expect(rows(...facts).audit?.readUntilOn).toBeNull()
    const moderated = step('moderated', '2025-09-25', { grade: 'requires-improvement', grades: ['plan=inadequate'] })
    const { audit } = rows(...facts, moderated)
    expect(audit).toMatchObject({
      grades: ['plan=good'],
      moderatedGrades: ['plan=inadequate'],
      readUntilOn: '2025-09-25',
    })
    const plans = auditMeasureValues(audit ? [audit] : [], day('2025-10-16')).find(
      ({ measureRef }) => measureRef === '1.1-m10',
    )
    expect(plans).toEqual({ measureRef: '1.1-m10', value: 0, numerator: 0, denominator: 1, asAt: '2025-10-16' })
  })

  it('is open until its last action is done', () => {
    const action = step('action', '2025-09-20', {
      what: 'Write the chronology',
      lead: 'social worker',
      dueOn: '2025-10-10',
    })
    expect(stands(allotted(), done, action)).toBe('actions: p-1 by 2025-10-10')
    const shown = step('action-done', '2025-10-08', { action: action.id, shownBy: 'On the record' })
    expect(stands(allotted(), done, action, shown)).toBe('over 2025-10-08')
    expect(rows(allotted(), done, action, shown).audit).toMatchObject({ actionsOpen: 0, actionsDone: 1 })
  })

  it('names the child in every fact, so that all of it is restricted and sealed with the record', () => {
    for (const { fields, happensTo, type } of auditEvents)
      if (happensTo.includes('audit'))
        expect([type, Object.keys(fields)]).toEqual([type, expect.arrayContaining(['child'])])
  })

  it('has one stage, owner and next date while it is open, whatever is recorded of it', () => {
    const anyOn = fc.nat(60).map((days): Day => addDays(day('2025-09-01'), days))
    const types = auditEvents.filter(({ happensTo }) => happensTo.includes('audit')).map(({ type }) => type)
    const fact = fc
      .tuple(anyOn, fc.constantFrom(...types), fc.constantFrom('good', 'x'), fc.option(fc.constant('p-2')), anyOn)
      .map(([on, type, grade, moderator, dueOn]) =>
        typed(type, on, {
          child,
          programme: 'p',
          tool: 'case-file.1',
          auditor: 'p-1',
          moderator,
          grade,
          domain: 'plan',
          dueOn,
        }),
      )
    fc.assert(
      fc.property(fc.array(fact, { minLength: 1, maxLength: 8 }), (facts) => {
        const inOrder = facts.toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1))
        const { journeys, stageSpans } = rows(...inOrder)
        const [one] = journeys
        expect(journeys).toHaveLength(1)
        if (one?.endedOn === null) expect([one.stage, one.owner, one.nextOn, one.nextWhat]).not.toContain(null)
        expect(stageSpans.every(({ fromOn, toOn }) => toOn === null || toOn > fromOn)).toBe(true)
      }),
    )
  })
})

describe('Tools', () => {
  it('are drawn from a population that there is, and each of their measures is on the scorecard', () => {
    for (const { population, domains } of tools) {
      expect(Object.keys(populations)).toContain(population)
      expect(domains.length).toBeGreaterThan(0)
    }
    for (const ref of auditMeasureRefs) expect([ref, measureOf(ref)?.id]).toEqual([ref, ref])
    expect(new Set(tools.map(nameOf)).size).toBe(tools.length)
    expect(new Set(toolsNow.map(({ id }) => id)).size).toBe(toolsNow.length)
  })
})

describe('What audits say of a measure', () => {
  const audited = (completedOn: string, grades: readonly string[]) => ({
    ...{ tool: 'case-file.1', completedOn: day(completedOn), grades, moderatedGrades: [] },
  })

  it('is the share graded good or better, of those graded in the twelve months that end on the day', () => {
    const all = [
      audited('2025-03-01', ['plan=good', 'assessment=inadequate']),
      audited('2025-09-01', ['plan=outstanding']),
      audited('2025-09-02', ['plan=requires-improvement']),
      audited('2024-10-16', ['plan=good']),
      audited('2025-10-17', ['plan=good']),
    ]
    const of = (ref: string) => auditMeasureValues(all, day('2025-10-16')).find(({ measureRef }) => measureRef === ref)
    expect(of('1.1-m10')).toMatchObject({ numerator: 2, denominator: 3, value: 200 / 3 })
    expect(of('1.1-m06')).toMatchObject({ numerator: 0, denominator: 1, value: 0 })
    expect(of('2-m04')).toMatchObject({ numerator: 0, denominator: 0, value: null })
  })
})
