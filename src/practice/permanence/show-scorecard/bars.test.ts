import { describe, expect, it } from 'vitest'
import { barChart, sparkline } from './bars.ts'

describe('the chart of waits', () => {
  it('draws each child, the shortest wait first, and marks only those past the threshold', () => {
    const chart = barChart([1143, 283, 426], 426)
    expect(chart.bars.map(({ days, isOver }) => [days, isOver])).toEqual([
      [283, false],
      [426, false],
      [1143, true],
    ])
    expect(chart.threshold?.y).toBe(chart.bars[1]?.y)
  })

  it('stays inside its drawing, however many children there are', () => {
    for (const count of [0, 1, 31, 5000]) {
      const chart = barChart(
        Array.from({ length: count }, (_, n) => n),
        121,
      )
      for (const bar of chart.bars) {
        expect(bar.x + bar.width).toBeLessThanOrEqual(chart.width)
        expect(bar.y).toBeGreaterThanOrEqual(0)
      }
    }
  })

  it('writes every number where there is room for them, and otherwise the longest', () => {
    const written = (count: number): readonly number[] =>
      barChart(
        Array.from({ length: count }, (_, n) => n),
        null,
      ).labels.map(({ days }) => days)
    expect(written(31)).toEqual(Array.from({ length: 31 }, (_, n) => n))
    expect(written(200)).toEqual([199])
    expect([written(0), written(1)]).toEqual([[], [0]])
  })

  it('writes a number above the middle of its bar, as a part of the width', () => {
    expect(barChart([10, 20], null).labels.map(({ at, isLongest }) => [at, isLongest])).toEqual([
      [3.1, false],
      [9.4, true],
    ])
  })
})

describe('a trend', () => {
  const box = { width: 100, height: 20 }
  it('breaks where no child counts', () => {
    expect(sparkline([1, 2, null, 3], null, box).path.match(/[ML]/g)).toEqual(['M', 'L', 'M'])
  })
  it('is a level line where nothing changes, and nothing where there is nothing', () => {
    expect(sparkline([5, 5], null, box).path).toBe('M4 10L96 10')
    expect(sparkline([null, null], 426, box)).toEqual({ path: '', thresholdY: null, last: null })
  })
})
