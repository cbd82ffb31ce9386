import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, dayFromNumber, dayNumber } from './day.ts'
import { contains, overlaps, type Period } from './period.ts'

const anyDay = fc.integer({ min: dayNumber(day('2000-01-01')), max: dayNumber(day('2002-12-31')) }).map(dayFromNumber)
const anyPeriod: fc.Arbitrary<Period> = fc
  .tuple(anyDay, fc.option(fc.integer({ min: 1, max: 500 })))
  .map(([from, length]) => ({ from, to: length === null ? null : addDays(from, length) }))

describe('Half-open periods', () => {
  it('a move on one day is no overlap', () => {
    const before = { from: day('2025-01-01'), to: day('2025-02-01') }
    const after = { from: day('2025-02-01'), to: null }
    expect(overlaps(before, after)).toBe(false)
    expect(contains(before, day('2025-02-01'))).toBe(false)
    expect(contains(after, day('2025-02-01'))).toBe(true)
  })

  it('two periods overlap exactly when they share a day', () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (a, b) => {
        const later = a.from > b.from ? a.from : b.from // the first day that they could share
        expect(overlaps(a, b)).toBe(contains(a, later) && contains(b, later))
      }),
    )
  })

  it('overlapping goes both ways, and every period overlaps itself', () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (a, b) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a))
        expect(overlaps(a, a)).toBe(true)
      }),
    )
  })

  it('a period cut in two holds the same days, none of them twice', () => {
    fc.assert(
      fc.property(anyPeriod, anyDay, anyDay, (period, cut, on) => {
        fc.pre(cut > period.from && (period.to === null || cut < period.to))
        const halves = [
          { from: period.from, to: cut },
          { from: cut, to: period.to },
        ]
        expect(halves.filter((half) => contains(half, on))).toHaveLength(contains(period, on) ? 1 : 0)
      }),
    )
  })
})
