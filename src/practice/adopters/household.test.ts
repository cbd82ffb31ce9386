import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Body, Fact } from '../../record/index.ts'
import { addDays, day } from '../../time/index.ts'
import { defaultDefinitions, makeProject } from '../index.ts'
import { aFact, aSubject } from '../testing.ts'

const project = makeProject(defaultDefinitions)
const rowsOf = (...facts: readonly Fact[]) => project(aSubject, facts, 'adopter')
const listed = (body: Body, on = '2026-06-30'): Fact =>
  aFact('adopters.listed', on, { adopter: 'A1', ...body }, 'annex-a')
const stagesOf = (...facts: readonly Fact[]) =>
  rowsOf(...facts).stageSpans.map(({ stage, fromOn, toOn }) => `${stage} ${fromOn} ${toOn ?? ''}`.trim())

describe('A household of adopters', () => {
  it('goes from enquiry to placement, each stage until the next begins', () => {
    const steps = { enquiredOn: '2025-01-06', stageOneOn: '2025-02-03', stageOneEndedOn: '2025-03-28' }
    const later = {
      stageTwoOn: '2025-04-07',
      approvedOn: '2025-07-21',
      matchedOn: '2025-11-03',
      placedOn: '2025-12-01',
    }
    expect(stagesOf(listed({ ...steps, ...later }))).toEqual([
      'enquiry 2025-01-06 2025-02-03',
      'stage-one 2025-02-03 2025-03-28',
      'between-stages 2025-03-28 2025-04-07',
      'stage-two 2025-04-07 2025-07-21',
      'approved 2025-07-21 2025-11-03',
      'matched 2025-11-03 2025-12-01',
      'placed 2025-12-01',
    ])
  })

  it.each<[string, Body, string, string]>([
    [
      'stage one is decided on within two months',
      { enquiredOn: '2026-01-06', stageOneOn: '2026-02-03' },
      'stage-one',
      '2026-04-03',
    ],
    ['stage two within four', { stageOneOn: '2026-02-03', stageTwoOn: '2026-04-07' }, 'stage-two', '2026-08-07'],
    [
      'an approved household is looked at again after a quarter',
      { approvedOn: '2026-04-07' },
      'approved',
      '2026-09-30',
    ],
  ])('has an owner and a next date while it is under way: %s', (_, body, stage, nextOn) => {
    expect(rowsOf(listed(body)).journeys).toMatchObject([
      { practice: 'adopters', stage, nextOn, owner: { role: 'adopters-worker' }, endedOn: null },
    ])
  })

  it.each<[Body, string, string]>([
    [{ enquiredOn: '2024-01-06', placedOn: '2025-05-06', adoptedOn: '2026-02-02' }, 'adopted', '2026-02-02'],
    [{ enquiredOn: '2025-01-06', leftOn: '2025-03-05', reasonLeft: 'a) Withdrew' }, 'left', '2025-03-05'],
  ])('ends with the adoption order, or when it leaves', (body, ending, endedOn) => {
    expect(rowsOf(listed(body)).journeys).toMatchObject([{ ending, endedOn, stage: null, owner: null, nextOn: null }])
  })

  it('of two adopters is one: the earlier day of two that differ', () => {
    const two = [listed({ stageOneOn: '2026-02-03' }), listed({ adopter: 'A2', stageOneOn: '2026-02-01' })]
    expect(stagesOf(...two)).toEqual(['stage-one 2026-02-01'])
  })

  it('is as the last list of each adopter has it', () => {
    const heard = [listed({ stageOneOn: '2026-02-03' }, '2026-03-31'), listed({ stageOneOn: '2026-02-04' })]
    expect(stagesOf(...heard.toReversed())).toEqual(['stage-one 2026-02-04'])
  })

  it('always has one unbroken run of stages from its start to its end, whatever a list says', () => {
    const fields = [
      'enquiredOn',
      'stageOneOn',
      'stageOneEndedOn',
      'stageTwoOn',
      'stageTwoEndedOn',
      'approvedOn',
      'matchedOn',
      'placedOn',
      'adoptedOn',
      'leftOn',
    ]
    const aBody = fc.dictionary(
      fc.constantFrom(...fields),
      fc.integer({ min: 0, max: 900 }).map((n) => addDays(day('2024-01-01'), n)),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(aBody, fc.constantFrom('A1', 'A2')), { minLength: 1, maxLength: 3 }), (bodies) => {
        const facts = bodies.map(([body, adopter], n) => listed({ ...body, adopter }, addDays(day('2026-06-30'), n)))
        const { journeys, stageSpans } = rowsOf(...facts)
        const [journey] = journeys
        expect(journeys).toHaveLength(1)
        expect(rowsOf(...facts.toReversed())).toEqual(rowsOf(...facts))
        expect(journey?.endedOn === null).toBe(journey?.stage !== null && journey?.nextOn !== null)
        stageSpans.forEach(({ fromOn, toOn }, n) => {
          expect(fromOn).toBe(n === 0 ? journey?.startedOn : stageSpans[n - 1]?.toOn)
          expect(toOn === null || toOn > fromOn).toBe(true)
        })
        expect(stageSpans.at(-1)?.toOn ?? null).toBe(stageSpans.length === 0 ? null : journey?.endedOn)
      }),
    )
  })
})
