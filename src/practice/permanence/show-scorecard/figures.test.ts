import { describe, expect, it } from 'vitest'
import { measures, type Rows } from '../../../account/index.ts'
import type { FactId } from '../../../record/index.ts'
import { day } from '../../../time/index.ts'
import { firstDayNeeded, median, periodsOn, quarterEnds, scorecardOn, waitingOn } from './figures.ts'

const fact = 'f' as FactId // any id

describe('the periods of the scorecard', () => {
  it.each([
    ['2025-10-16', '2022-04-01', '2025-03-31', '2025-04-01', 'in mid-year'],
    ['2025-03-31', '2022-04-01', '2025-03-31', '2024-04-01', 'on the last day of a year, which is then full'],
    ['2025-04-01', '2022-04-01', '2025-03-31', '2025-04-01', 'on the first day of a year'],
  ])('read on %s: three years from %s to %s, this year from %s (%s)', (on, from, to, thisYear) => {
    const periods = periodsOn(day(on))
    expect(periods['three-years']).toEqual({ from, to })
    expect(periods['this-year']).toEqual({ from: thisYear, to: on })
  })

  it('follows twelve quarters that have ended, and needs the year before the first of them', () => {
    const ends = quarterEnds(day('2025-10-16'))
    expect([ends.length, ends[0], ends.at(-1)]).toEqual([12, '2022-12-31', '2025-09-30'])
    expect(quarterEnds(day('2025-09-30')).at(-1)).toBe('2025-09-30')
    expect(quarterEnds(day('2025-09-29')).at(-1)).toBe('2025-06-30')
    expect(firstDayNeeded(day('2025-10-16'))).toBe('2022-01-01')
  })
})

describe('who waits', () => {
  const wait = (subject: string, waitFromOn: string | null, fromOn: string, toOn: string | null) => ({
    subject,
    measure: measures.waitingForMatch,
    fact,
    fromOn: day(fromOn),
    toOn: toOn === null ? null : day(toOn),
    waitFromOn: waitFromOn === null ? null : day(waitFromOn),
    waitUntilOn: null,
    kind: null,
  })
  const rows: Rows<string> = {
    points: [],
    spans: [
      wait('short', '2025-10-01', '2025-10-01', null),
      wait('long', '2025-01-01', '2025-01-01', null),
      wait('at the limit', '2025-06-17', '2025-06-17', null),
      wait('matched today', '2025-01-01', '2025-01-01', '2025-10-16'),
      wait('start unknown', null, '2025-03-01', null),
    ],
  }

  it('is counted on the day of reading; equal to the threshold is within it', () => {
    const waiting = waitingOn(rows, measures.waitingForMatch, day('2025-10-16'), 121)
    expect(waiting.children.map(({ child, days }) => [child, days])).toEqual([
      ['short', 15],
      ['long', 288],
      ['at the limit', 121],
      ['start unknown', null],
    ])
    expect([waiting.median, waiting.pastThreshold]).toEqual([121, 1])
  })

  it('has no median where nobody waits', () => {
    expect(median([])).toBeNull()
    expect(median([1, 4])).toBe(3)
  })
})

it('gives every indicator a figure for each period and a trend of twelve steps', () => {
  const shown = scorecardOn({ points: [], spans: [] }, day('2025-10-16'))
  expect(shown.figures['three-years'].map(({ id }) => id)).toEqual(shown.figures['this-year'].map(({ id }) => id))
  for (const steps of shown.trends.values()) expect(steps).toHaveLength(12)
})
