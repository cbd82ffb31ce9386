import { describe, expect, it } from 'vitest'
import { day } from '../time/index.ts'
import { happened, isInYearOf, monthsUpTo, perWorker, standing, together } from './monthly.ts'

const months = monthsUpTo(day('2017-10-15'), 3)
const sum = (month: string, num: number, den: number) => ({ id: 'x', month: day(month), num, den })

describe('Months up to a day', () => {
  it('are whole months, the oldest first, the last that of the day', () => {
    expect(months).toEqual(['2017-08-01', '2017-09-01', '2017-10-01'])
  })

  it('of its financial year begin in April', () => {
    const isInYear = isInYearOf(day('2017-10-15'))
    expect(
      ['2017-03-01', '2017-04-01', '2017-10-01', '2017-11-01'].map((month) => isInYear({ month: day(month) })),
    ).toEqual([...[false, true, true, false]])
  })
})

describe('What happened', () => {
  it('is summed in its month, and nothing where nothing did', () => {
    expect(happened([sum('2017-10-01', 1, 2), sum('2017-10-01', 1, 1), sum('2016-10-01', 9, 9)], months)).toEqual([
      ...[
        { month: '2017-08-01', num: 0, den: 0 },
        { month: '2017-09-01', num: 0, den: 0 },
      ],
      { month: '2017-10-01', num: 2, den: 3 },
    ])
  })

  it('of several months is the sum of both sides, never a mean of shares', () => {
    expect(
      together([
        { month: day('2017-08-01'), num: 1, den: 2 },
        { month: day('2017-09-01'), num: 9, den: 90 },
      ]),
    ).toEqual({ num: 10, den: 92 })
  })
})

describe('How many there are', () => {
  it('is the sum of every change up to the month’s end, from before the months asked for too', () => {
    const changes = [sum('2010-01-01', 5, 20), sum('2017-09-01', 1, -2), sum('2017-11-01', 7, 7)]
    expect(standing(changes, months).map(({ num, den }) => [num, den])).toEqual([
      ...[
        [5, 20],
        [6, 18],
        [6, 18],
      ],
    ])
  })

  it('to a worker counts workers with children alone, and says the most that one has', () => {
    const ofWorker = (worker: string, month: string, den: number) => ({ id: 'x', worker, month: day(month), den })
    const [, , last] = perWorker(
      [
        ofWorker('a', '2017-01-01', 12),
        ofWorker('b', '2017-09-01', 20),
        ofWorker('c', '2017-01-01', 3),
        ofWorker('c', '2017-10-01', -3),
      ],
      months,
    )
    expect(last).toEqual({ month: '2017-10-01', num: 32, den: 2, most: 20 })
  })
})
