import { describe, expect, it } from 'vitest'
import { day } from '../../../time/index.ts'
import { journeyBar, scaleFor, type BarStretch } from './bar.ts'

const way: readonly BarStretch[] = [
  { stage: 'family-finding', from: day('2025-07-24'), to: null },
  { stage: 'becoming-looked-after', from: day('2024-12-06'), to: day('2025-01-20') },
  { stage: 'becoming-looked-after', from: day('2025-01-20'), to: day('2025-04-04') },
  { stage: 'adoption-planned', from: day('2025-04-04'), to: day('2025-07-24') },
]
const start = day('2024-12-06')
const drawn = { scale: 900, threshold: 426 }

describe('a child’s way as a bar', () => {
  it('is cut where the stage changed and not where the worker did', () => {
    expect(journeyBar(way, start, day('2025-10-16'), drawn)).toMatchObject({
      days: 314,
      parts: [
        { stage: 'becoming-looked-after', from: 0, days: 119 },
        { stage: 'adoption-planned', from: 119, days: 111 },
        { stage: 'family-finding', from: 230, days: 84 },
      ],
      isCut: false,
    })
  })

  it('is drawn as it was on the day it is read: what came later is not there', () => {
    expect(journeyBar(way, start, day('2025-05-01'), drawn).parts.map(({ stage, days }) => [stage, days])).toEqual([
      ['becoming-looked-after', 119],
      ['adoption-planned', 27],
    ])
  })

  it('says that it is cut where it is longer than the scale', () => {
    expect(journeyBar(way, start, day('2027-10-16'), drawn).isCut).toBe(true)
  })
})

it.each([
  [[], 600, 'a page without children'],
  [[314, 780], 800, 'room for the longest'],
  [[314, 4200], 1500, 'one child who waited for years does not squash the others'],
])('a scale for %j is %d days: %s', (days, scale) => {
  expect(scaleFor(days)).toBe(scale)
})
