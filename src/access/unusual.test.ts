import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SubjectId } from '../record/index.ts'
import { day, englandAndWales } from '../time/index.ts'
import { unusualReading, unusualThresholds, type Opened } from './unusual.ts'

const subject = (n: number): SubjectId => `child-${n}` as SubjectId // stands for a child’s id
const MONDAY = day('2025-10-13')
const opened = (given: Partial<Opened> = {}): Opened => ({
  ...{ person: 'a', name: 'Robin Marsh', roles: ['social-worker'], subject: subject(1), childName: 'Ash Field' },
  ...{ on: MONDAY, hour: 10, ground: 'allocated', isNeighbour: false },
  ...given,
})
const sorts = (rows: readonly Opened[], thresholds = unusualThresholds) =>
  unusualReading(rows, [], englandAndWales, thresholds).map(({ sort, person, on }) => [sort, person, on])

describe('Reading that stands out', () => {
  it('is not what an allocated worker reads at ten in the morning', () => {
    expect(sorts([opened()])).toEqual([])
  })

  it.each([
    ['Ash Marsh', true],
    ['Ash  MARSH ', true],
    ['Ash Marsh-Field', false],
    ['Ash M.', false],
    ['Marsh Field', false],
    [null, false],
  ])('is a child of one’s own surname: %s', (childName, stands) => {
    expect(sorts([opened({ childName })])).toEqual(stands ? [['own-name', 'a', null]] : [])
  })

  it('takes no title or initial for a surname', () => {
    expect(sorts([opened({ name: null, childName: null }), opened({ name: 'R M.', childName: 'A M.' })])).toEqual([])
  })

  it('is a child of one’s own whole name, which is not told as a surname besides', () => {
    expect(sorts([opened({ childName: 'robin  Marsh' })])).toEqual([['own-record', 'a', null]])
    expect(sorts([opened({ name: 'Marsh', childName: 'Marsh' })])).toEqual([['own-name', 'a', null]])
  })

  it('is a child with a home at one’s own postcode', () => {
    expect(sorts([opened({ isNeighbour: true })])).toEqual([['same-street', 'a', null]])
  })

  it('is being refused often in a week, of whatever', () => {
    const often = [{ person: 'b', times: unusualThresholds.manyRefused }]
    const seldom = [{ person: 'c', times: unusualThresholds.manyRefused - 1 }]
    expect(unusualReading([], [...often, ...seldom], englandAndWales)).toEqual([
      { sort: 'refused', person: 'b', on: null, subjects: [], times: 5 },
    ])
  })

  it.each([
    [6, MONDAY, true],
    [7, MONDAY, false],
    [19, MONDAY, false],
    [20, MONDAY, true],
    [10, day('2025-10-18'), true],
    [10, day('2025-12-25'), true],
  ])('is a record opened out of hours: at %i on %s', (hour, on, stands) => {
    expect(sorts([opened({ hour, on })])).toEqual(stands ? [['out-of-hours', 'a', on]] : [])
    expect(sorts([opened({ hour, on, roles: ['emergency-duty'] })])).toEqual([])
  })

  it('is very many records in a day, or many in a week on the ground of the role alone; the same record counts once', () => {
    const few = { ...unusualThresholds, manyInADay: 3, manyUnallocated: 3 }
    const rows = (ground: Opened['ground']) => [1, 2, 3].map((n) => opened({ subject: subject(n), ground }))
    expect(sorts(rows('allocated'), few)).toEqual([['bulk', 'a', MONDAY]])
    expect(sorts([opened(), opened({ hour: 11 }), opened({ hour: 12 })], few)).toEqual([])
    const spread = rows('other-team').map((row, n) => ({ ...row, on: day(`2025-10-1${n + 3}`) }))
    expect(sorts(spread, few)).toEqual([['no-allocation', 'a', null]])
    expect(sorts(rows('emergency').slice(1), few)).toEqual([])
  })

  it('is the same in whatever order the log is read', () => {
    const row = fc.record({
      person: fc.constantFrom('a', 'b'),
      subject: fc.integer({ min: 1, max: 4 }).map(subject),
      hour: fc.integer({ min: 0, max: 23 }),
      ground: fc.constantFrom('allocated' as const, 'other-team' as const),
      childName: fc.constantFrom('Ash Marsh', 'Ash Field', null),
    })
    const few = { ...unusualThresholds, manyInADay: 3, manyUnallocated: 2 }
    fc.assert(
      fc.property(fc.array(row.map(opened), { maxLength: 12 }), (rows) => {
        expect(unusualReading(rows.toReversed(), [], englandAndWales, few)).toEqual(
          unusualReading(rows, [], englandAndWales, few),
        )
      }),
    )
  })
})
