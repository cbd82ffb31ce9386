import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Body, Fact } from '../../record/index.ts'
import { addDays, day, type Day } from '../../time/index.ts'
import { defaultDefinitions, makeProject } from '../index.ts'
import { measureOf } from '../improvement/index.ts'
import { aSubject, typed } from '../testing.ts'
import { auditEvents } from './events.ts'
import { AUDITS_GRADED, auditMeasureRefs } from './points.ts'
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

describe('What an audit counts for in measures of the scorecard', () => {
  const done = step('completed', '2025-09-20', { grade: 'good', theme: 'planning' })
  const graded = (domain: string, grade: string) => step('domain', '2025-09-19', { domain, grade })
  const counts = (...facts: readonly Fact[]): readonly string[] =>
    rows(...facts)
      .points.filter(({ measure }) => measure !== `month:${AUDITS_GRADED}`)
      .map(({ measure, onDate, num, den }) => `${measure} ${onDate}: ${num} of ${den}`)
  const plan = graded('plan', 'good')
  const risk = graded('risk', 'requires-improvement')

  it('is nothing before it is completed, because its grades may still change', () => {
    expect(counts(allotted(), plan)).toEqual([])
  })

  it('is, in each domain that a measure follows, whether it was graded good or better', () => {
    expect(counts(allotted(), plan, risk, done)).toEqual([
      'month:1.1-m17 2025-09-20: 0 of 1',
      'month:1.1-m10 2025-09-20: 1 of 1',
    ])
  })

  it('waits for the moderator, because a figure of one audit would give its grade away', () => {
    const facts = [allotted({ moderator: 'p-2' }), plan, done]
    expect(counts(...facts)).toEqual([])
    const moderated = step('moderated', '2025-10-02', { grade: 'good', grades: ['plan=inadequate'] })
    expect(counts(...facts, moderated)).toEqual(['month:1.1-m10 2025-10-02: 0 of 1'])
  })

  it('is one audit by its overall grade besides, the moderator’s over the auditor’s', () => {
    const overall = (...facts: readonly Fact[]) =>
      rows(...facts).points.filter(({ measure }) => measure === `month:${AUDITS_GRADED}`)
    expect(overall(allotted(), done)).toMatchObject([{ onDate: '2025-09-20', num: 1, den: 1 }])
    const moderated = step('moderated', '2025-10-02', { grade: 'inadequate', grades: [] })
    expect(overall(allotted({ moderator: 'p-2' }), done, moderated)).toMatchObject([{ onDate: '2025-10-02', num: 0 }])
  })

  it('is nothing where it will not be done after all', () => {
    expect(counts(allotted(), plan, done, step('withdrawn', '2025-09-21', { reason: 'The family asked' }))).toEqual([])
  })
})
