import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, day, dayFromNumber, dayNumber, type Day } from './day.ts'
import {
  beginningWith,
  englandAndWales,
  isBeyondKnown,
  isWorkingDay,
  withinWorkingDays,
  workingDaysBefore,
  workingDaysBetween,
} from './working-days.ts'
import examples from './working-days.examples.json' with { type: 'json' }

const cal = englandAndWales
const anyDay = fc.integer({ min: dayNumber(day('1950-01-01')), max: dayNumber(day('2150-12-31')) }).map(dayFromNumber)
const anyCount = fc.integer({ min: 1, max: 400 })

const answers: Record<string, (on: Day) => Day | boolean> = {
  next: (on) => withinWorkingDays(cal, on, 1),
  previous: (on) => workingDaysBefore(cal, on, 1),
  is: (on) => isWorkingDay(cal, on),
}

describe('Working days in England and Wales', () => {
  test.each(examples.calls)('published example: $call of $on is $expect', ({ call, on, expect: expected }) => {
    expect(answers[call]?.(day(on))).toBe(expected)
  })

  test.each(examples.counts)('there were $holidays bank holidays from $from to $to', ({ from, to, holidays }) => {
    const years = [...cal.holidays.keys()].map((on) => Number(on.slice(0, 4)))
    expect(years.filter((year) => year >= from && year <= to)).toHaveLength(holidays)
  })

  test.each(examples.within)('within $days working days of $start is $due because $because', ({ start, days, due }) => {
    expect(withinWorkingDays(cal, day(start), days)).toBe(due)
  })

  test.each(examples.beginningWith)(
    '$days working days beginning with $start end on $due because $because',
    ({ start, days, due }) => {
      expect(beginningWith(cal, day(start), days)).toBe(due)
    },
  )

  it('says honestly where its holidays end, and leaves out only weekends beyond', () => {
    expect(cal.knownUntil).toBe('2028-12-31')
    expect(isBeyondKnown(cal, day('2028-12-31'))).toBe(false)
    expect(isBeyondKnown(cal, day('2029-01-01'))).toBe(true)
    expect(isBeyondKnown(cal, day('2011-12-31'))).toBe(true)
    expect(isWorkingDay(cal, day('2029-12-25'))).toBe(true) // a Tuesday
    expect(withinWorkingDays(cal, day('2029-12-21'), 2)).toBe('2029-12-25')
  })

  it('answers "at least 5 working days before" a meeting', () => {
    expect(workingDaysBefore(cal, day('2017-04-20'), 5)).toBe('2017-04-11') // Good Friday and Easter Monday between
    expect(workingDaysBefore(cal, day('2017-04-22'), 1)).toBe('2017-04-21') // a Saturday: Friday is the day before
  })

  it('gives the day itself for no days at all', () => {
    expect(withinWorkingDays(cal, day('2017-06-10'), 0)).toBe('2017-06-10')
  })
})

describe('For every day and every number of days', () => {
  it('the last day is a working day with exactly that many counted', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (start, n) => {
        const due = withinWorkingDays(cal, start, n)
        expect(isWorkingDay(cal, due)).toBe(true)
        expect(workingDaysBetween(cal, start, due)).toBe(n)
      }),
    )
  })

  it('counting one day at a time gives the same', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (start, n) => {
        let on = start
        for (let counted = 0; counted < n;) {
          on = addDays(on, 1)
          if (isWorkingDay(cal, on)) counted += 1
        }
        expect(withinWorkingDays(cal, start, n)).toBe(on)
      }),
    )
  })

  it('"beginning with" a day is "within" of the day before it', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (start, n) => {
        expect(beginningWith(cal, start, n)).toBe(withinWorkingDays(cal, addDays(start, -1), n))
      }),
    )
  })

  it('a later start never gives an earlier end', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40 }), anyCount, (start, later, n) => {
        expect(withinWorkingDays(cal, addDays(start, later), n) >= withinWorkingDays(cal, start, n)).toBe(true)
      }),
    )
  })

  it('a working day is no weekend and no bank holiday', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const weekend = [0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay())
        expect(isWorkingDay(cal, on)).toBe(!weekend && !cal.holidays.has(on))
      }),
    )
  })
})
