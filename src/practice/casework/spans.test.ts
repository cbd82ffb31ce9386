import { describe, expect, it } from 'vitest'
import type { Body, Fact, FactId, SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { readStory } from '../child/index.ts'
import { caseworkSpans } from './spans.ts'

const child = 'child' as SubjectId // any id
const fact = (id: string, type: string, on: string, body: Body): Fact => ({
  ...{ id: id as FactId, type, shape: 1, subjects: [child], happenedOn: day(on), body }, // any id
  ...{ revision: 0, corrections: 0, statement: null, recordedOn: day(on), voices: ['typed'], differences: [] },
})
const version = (body: Body) => fact('version', 'child.plan-version', '2025-01-06', { kind: 'care', ...body })
const outcome = (id: string, body: Body) =>
  fact(id, 'child.plan-outcome', '2025-01-06', { kind: 'care', outcome: id, ...body })
const whole = { measure: 'School report', seenToBy: 'school', byOn: '2025-07-18' }
const lacksOf = (...facts: readonly Fact[]) =>
  caseworkSpans(child, facts, readStory([]))
    .map(({ measure }) => measure)
    .filter((measure) => measure.startsWith('child.plan-lacks'))

describe('what a plan lacks', () => {
  it('is read from its outcomes, because each is recorded by itself', () => {
    const plan = version({ contingency: true })
    expect(lacksOf(plan, outcome('Reads well', whole))).toEqual([])
    expect(lacksOf(plan, outcome('Reads well', whole), outcome('Plays', { ...whole, byOn: null }))).toEqual([
      'child.plan-lacks-date',
    ])
  })

  it('is not what an outcome lacked that had ended, or that another plan holds', () => {
    const ended = outcome('Plays', { endedOn: '2025-01-06', result: 'dropped' })
    const other = outcome('Sleeps', { kind: 'placement' })
    expect(lacksOf(version({ contingency: true }), outcome('Reads well', whole), ended, other)).toEqual([])
  })

  it('is what was answered of all its outcomes, where they are kept elsewhere', () => {
    expect(lacksOf(version({ measured: false, owned: true, dated: true, contingency: false }))).toEqual([
      'child.plan-lacks-measure',
      'child.plan-lacks-contingency',
    ])
  })
})
