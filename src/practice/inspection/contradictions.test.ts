import { describe, expect, it } from 'vitest'
import type { Body, Fact } from '../../record/index.ts'
import { aFact, decision, episodes, fold, reviews, typed } from '../testing.ts'

const identity = aFact('child.identity', '2012-02-03', { sex: 'F', ethnicity: 'MWBA' })
const inCare = [
  identity,
  ...episodes('2025-11-01 S V2 U6 2026-02-01 X1', '2026-02-01 P V2 U4 2026-04-01 X1', '2026-04-01 L C2 U4'),
  ...reviews('2026-05-20'),
]
const listed = (type: string, body: Body, on = '2026-06-30'): Fact => aFact(type, on, body, 'annex-a')
const list8 = (body: Body, on?: string): Fact => listed('child.listed-in-care', body, on)
const list10 = (body: Body, on?: string): Fact => listed('child.listed-for-adoption', body, on)
const found = (...facts: readonly Fact[]) =>
  fold(facts)
    .contradictions.filter(({ code }) => code.startsWith('list-'))
    .map(({ code, onDate }) => (onDate === '2026-06-30' ? code : `${code} ${onDate ?? ''}`))

const agreeing: Body = {
  ...{ gender: 'b) Female', ethnicity: 'b) Mixed', bornOn: '2012-02-03', startedOn: '2025-11-01' },
  ...{ legalStatusOn: '2026-04-01', legalStatus: 'b) Full care orders' },
  ...{ placementOn: '2026-02-01', placement: 'a) Foster Placement' },
}

describe('A row of list 8 beside the return', () => {
  it('that agrees is nothing new: no journey, stage or clock is another', () => {
    const { contradictions, ...rest } = fold([...inCare, list8(agreeing)])
    const { contradictions: before, ...without } = fold(inCare)
    expect(rest).toEqual(without)
    expect(contradictions).toEqual(before)
  })

  it.each<[string, Body, string]>([
    ['another date of birth', { bornOn: '2012-03-02' }, 'list-birth-date'],
    ['another gender', { gender: 'a) Male' }, 'list-gender'],
    ['another ethnic group', { ethnicity: 'a) White' }, 'list-ethnicity'],
    ['another start of care', { startedOn: '2025-12-01' }, 'list-care-began 2025-12-01'],
    ['care that has ended', { ceasedOn: '2026-05-01' }, 'list-care-ended 2026-05-01'],
    [
      'another legal status from a day on which the return tells one',
      { legalStatus: 'd) Placement order granted' },
      'list-legal-status 2026-04-01',
    ],
    ['another kind of placement', { placement: 'h) Children’s Homes' }, 'list-placement 2026-02-01'],
  ])('that tells of %s contradicts it, and the return’s word stands', (_, change, code) => {
    expect(found(...inCare, list8({ ...agreeing, ...change }))).toEqual([code])
    const { contradictions: _c, ...rest } = fold([...inCare, list8({ ...agreeing, ...change })])
    const { contradictions: _b, ...without } = fold(inCare)
    expect(rest).toEqual(without)
  })

  it.each<[string, Body]>([
    [
      'a legal status that began after the last day of which a return tells',
      { legalStatusOn: '2026-06-10', legalStatus: 'd) Placement order granted' },
    ],
    ['a placement since then', { placementOn: '2026-06-01', placement: 'h) Children’s Homes' }],
    ['an end of care since then', { ceasedOn: '2026-06-15' }],
    ['what it sums up', { placements: 9, missing: 4, visitedOn: '2026-06-02' }],
  ])('that tells of %s is news, and contradicts nothing', (_, change) => {
    expect(found(...inCare, list8({ ...agreeing, ...change }))).toEqual([])
  })

  it('that knows when care began, where the return begins later, contradicts nothing', () => {
    const [first, ...rest] = episodes('2025-11-01 L C2 U6')
    if (!first) throw new Error('An episode was just made')
    expect(found(identity, first, ...rest, ...reviews('2026-05-20'), list8({ startedOn: '2019-03-04' }))).toEqual([])
    expect(found(identity, first, ...reviews('2026-05-20'), list8({ startedOn: '2025-12-04' }))).toEqual([
      'list-care-began 2025-12-04',
    ])
  })

  it('that says nothing of an end contradicts a return in which the same care has ended', () => {
    const ended = [identity, ...episodes('2025-11-01 S C2 U4 2026-03-01 E4A')]
    expect(found(...ended, list8({ startedOn: '2025-11-01' }))).toEqual(['list-care-ended 2026-03-01'])
    expect(found(...ended, list8({ startedOn: '2025-11-01', ceasedOn: '2026-03-01' }))).toEqual([])
  })

  it('is compared where it was said last: a newer list settles it', () => {
    const wrong = list8({ gender: 'a) Male' }, '2026-05-31')
    expect(found(...inCare, wrong)).toEqual(['list-gender 2026-05-31'])
    expect(found(list8({ gender: 'b) Female' }), ...inCare, wrong)).toEqual([])
  })
})

describe('A row of list 10 beside the record', () => {
  const plan = [identity, ...episodes('2025-03-01 S C1 U4 2025-10-01 X1', '2025-10-01 L E1 U4'), decision('2025-08-01')]
  it.each<[string, readonly Fact[], Body, string[]]>([
    ['the same decision and order', [], { decidedOn: '2025-08-01', orderedOn: '2025-10-01' }, []],
    ['another day of the decision', [], { decidedOn: '2025-08-02' }, ['list-decision 2025-08-02']],
    ['another day of the order', [], { orderedOn: '2025-10-02' }, ['list-placement-order 2025-10-02']],
    ['a match that nobody recorded', [], { matchedOn: '2026-01-05' }, []],
    [
      'another match than a person recorded',
      [typed('permanence.match', '2026-01-06')],
      { matchedOn: '2026-01-05' },
      ['list-match 2026-01-05'],
    ],
  ])('with %s', (_, more, body, codes) => {
    expect(found(...plan, ...more, list10(body))).toEqual(codes)
  })

  it('that says nothing of a reversal contradicts a decision that was reversed', () => {
    const reversed = [identity, ...episodes('2025-03-01 S C1 U4'), decision('2025-08-01', { endedOn: '2026-02-01' })]
    expect(found(...reversed, list10({ decidedOn: '2025-08-01' }))).toEqual(['list-reversed 2026-02-01'])
    expect(found(...reversed, list10({ decidedOn: '2025-08-01', reversedOn: '2026-02-01' }))).toEqual([])
  })
})
