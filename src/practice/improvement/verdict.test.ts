import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../../record/index.ts'
import { addDays, day } from '../../time/index.ts'
import { defaultDefinitions, makeProject } from '../index.ts'
import { aSubject, typed } from '../testing.ts'
import { verdictsBy } from './verdict.ts'

const project = makeProject(defaultDefinitions)
const decided = (on: string, verdict: string, requirement = 'N12-10'): Fact =>
  typed('improvement.verdict', on, { requirement, verdict, decidedBy: 'improvement board', basis: 'audit' })
const journey = (...facts: readonly Fact[]) => project(aSubject, facts, 'requirement').journeys[0]

describe('A requirement that was decided on', () => {
  it('is open while it is partly met, and is looked at again in half a year', () => {
    expect(journey(decided('2025-03-01', 'not-yet'), decided('2025-06-01', 'partly'))).toMatchObject({
      ...{ startedOn: '2025-03-01', endedOn: null, stage: 'partly', stageSince: '2025-06-01' },
      ...{ owner: { role: 'plan-lead' }, nextOn: '2025-12-01', nextWhat: 'Decide again whether it is met' },
    })
  })

  it('ends when it is met, and is open again when that is taken back', () => {
    const met = [decided('2025-03-01', 'partly'), decided('2025-06-01', 'met'), decided('2025-07-01', 'met')]
    expect(journey(...met)).toMatchObject({ endedOn: '2025-06-01', ending: 'met', stage: null })
    expect(journey(...met, decided('2025-09-01', 'not-yet'))).toMatchObject({
      ...{ endedOn: null, stage: 'not-yet', stageSince: '2025-09-01' },
    })
  })

  it('keeps one stage, owner and next date while it is open, whatever was decided', () => {
    const verdict = fc.constantFrom('met', 'partly', 'not-yet', 'a word that nobody knows')
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(400), verdict), { minLength: 1, maxLength: 8 }), (said) => {
        const facts = said
          .toSorted(([a], [b]) => a - b)
          .map(([days, word]) => decided(addDays(day('2024-01-01'), days), word))
        const { journeys, stageSpans } = project(aSubject, facts, 'requirement')
        expect(journeys).toHaveLength(1)
        const [one] = journeys
        if (one?.endedOn === null) expect([one.stage, one.owner, one.nextOn, one.nextWhat]).not.toContain(null)
        else expect(one?.stage).toBeNull()
        for (const { fromOn, toOn } of stageSpans) expect(toOn === null || toOn > fromOn).toBe(true)
        expect(stageSpans.filter(({ toOn }) => toOn === null)).toHaveLength(one?.endedOn === null ? 1 : 0)
      }),
    )
  })

  it('is told by every decision, also where two people decided first at once', () => {
    const of = (subject: string, ...facts: readonly Fact[]) => ({
      ...{ subject: subject as typeof aSubject, kind: 'requirement' as const, facts }, // two subjects of one requirement
    })
    const told = verdictsBy([
      of('a', decided('2025-06-01', 'met'), decided('2025-06-02', 'partly')),
      of('b', decided('2025-05-01', 'not-yet')),
      of('c', decided('2025-05-01', 'met', 'N12-1')),
    ])
    expect(told.get('N12-10')?.map(({ verdict }) => verdict)).toEqual(['not-yet', 'met', 'partly'])
    expect(told.get('N12-1')).toHaveLength(1)
    expect(told.get('N12-2')).toBeUndefined()
  })
})
