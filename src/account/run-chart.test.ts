import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { medianOf, runOf } from './run-chart.ts'

const of = (values: readonly (number | null)[], den = 40) => runOf(values.map((value) => ({ value, den })))

describe('The median', () => {
  it('is the middle of the values, or halfway between the two in the middle', () => {
    expect(medianOf([3, 1, 2])).toBe(2)
    expect(medianOf([4, 1, 2, 3])).toBe(2.5)
    expect(medianOf([])).toBeNull()
  })
})

describe('A run of months', () => {
  it('is not read of fewer than ten values, however they lie', () => {
    expect(of([1, 2, 3, 4, 5, 6, 7, 8, 9])).toMatchObject({ median: null, trend: null, silent: 'few-points' })
    expect(of([1, 2, 3, null, 5, 6, 7, 8, 9, null])).toMatchObject({ silent: 'few-points' })
  })

  it('shows a shift where the last six lie on one side of the median', () => {
    expect(of([10, 10, 11, 9, 10, 10, 20, 21, 20, 22, 21, 20])).toMatchObject({ shift: 'above', trend: null })
    expect(of([20, 21, 20, 22, 21, 20, 10, 10, 11, 9, 10, 10])).toMatchObject({ shift: 'below' })
  })

  it('shows none where only five do', () => {
    expect(of([10, 10, 11, 9, 10, 10, 9, 21, 20, 22, 21, 20])).toMatchObject({ shift: null })
  })

  it('passes over a value on the median, which belongs to no side', () => {
    expect(of([1, 1, 1, 1, 1, 5, 9, 9, 9, 5, 9, 9, 9])).toMatchObject({ median: 5, shift: 'above' })
  })

  it('shows a trend where five or more go one way, a value like the one before adding nothing', () => {
    expect(of([5, 3, 6, 2, 7, 1, 2, 3, 4, 5])).toMatchObject({ trend: 'up' })
    expect(of([5, 3, 6, 2, 7, 1, 2, 3, 3, 4])).toMatchObject({ trend: null })
    expect(of([1, 2, 1, 9, 8, 7, 7, 6, 5, 4])).toMatchObject({ trend: 'down' })
  })

  it('is not read where most months count fewer than ten: one child moves them a long way', () => {
    expect(of([0, 20, 40, 60, 80, 100, 0, 20, 40, 60], 5)).toMatchObject({
      median: 40,
      ...{ shift: null, trend: null, silent: 'small-numbers' },
    })
  })

  it('never shows a shift both ways, nor a trend against its last step', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 10, maxLength: 24 }), (values) => {
        const { median, shift, trend } = of(values)
        const last = values.findLast((value) => value !== median)
        if (shift === 'above') expect(last).toBeGreaterThan(median ?? NaN)
        if (shift === 'below') expect(last).toBeLessThan(median ?? NaN)
        const steps = values.filter((value, n) => n === 0 || value !== values[n - 1])
        const [before, now] = [steps.at(-2) ?? 0, steps.at(-1) ?? 0]
        if (trend !== null) expect(now > before).toBe(trend === 'up')
      }),
    )
  })
})
