import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it, test } from 'vitest'
import {
  mondayOf,
  addDays,
  addMonths,
  ageOn,
  asDay,
  birthday,
  day,
  dayFromNumber,
  dayNumber,
  daysBetween,
  earliest,
  financialYear,
  latest,
  londonDay,
} from './day.ts'

const first = dayNumber(day('1900-01-01'))
const last = dayNumber(day('2199-12-31'))
const anyDay = fc.integer({ min: first, max: last }).map(dayFromNumber)

describe('Reading a day', () => {
  test.each<[string, string | null, string]>([
    ['2024-02-29', '2024-02-29', 'a leap day'],
    ['2023-02-29', null, '2023 has no 29 February'],
    ['1900-02-29', null, '1900 was no leap year'],
    ['2000-02-29', '2000-02-29', '2000 was'],
    ['2025-04-31', null, 'April has 30 days'],
    ['0205-01-01', null, 'the year 205 is a slip of the pen'],
    ['2025-1-1', null, 'it is not written in full'],
    ['01/02/2025', null, 'it is not the order that we write'],
    ['', null, 'nothing is no day'],
  ])('%s is read as %s because %s', (text, expected) => {
    expect(asDay(text)).toBe(expected)
  })

  it('throws for a day that the program itself wrote wrongly', () => {
    expect(() => day('2023-02-29')).toThrow('Not a day')
  })
})

describe('Numbers of days', () => {
  it('agree with Temporal for every day from 1900 to 2199', () => {
    for (let n = first; n <= last; n += 1) {
      const on = dayFromNumber(n)
      if (dayNumber(on) !== n) throw new Error(`${on} is not its own number`)
      if (n % 50 === 0) expect(on).toBe(Temporal.PlainDate.from('1970-01-01').add({ days: n }).toString())
    }
  })

  it('add and subtract as Temporal does', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (on, n) => {
        fc.pre(dayNumber(on) + n >= first && dayNumber(on) + n <= last)
        expect(addDays(on, n)).toBe(Temporal.PlainDate.from(on).add({ days: n }).toString())
        expect(daysBetween(on, addDays(on, n))).toBe(n)
      }),
    )
  })

  it('have the Monday of their week', () => {
    for (const [on, monday] of [
      ['2025-10-13', '2025-10-13'],
      ['2025-10-19', '2025-10-13'],
      ['2025-10-20', '2025-10-20'],
      ['1970-01-01', '1969-12-29'],
      ['1950-01-01', '1949-12-26'],
    ] as const)
      expect(mondayOf(day(on))).toBe(monday)
  })

  it('order days as their text does', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(a < b).toBe(daysBetween(a, b) > 0)
      }),
    )
  })
})

describe('Months run to the corresponding date', () => {
  test.each([
    ['2024-01-31', 1, '2024-02-29', 'February 2024 ends on the 29th'],
    ['2023-08-31', 6, '2024-02-29', 'a leap year'],
    ['2024-08-31', 6, '2025-02-28', 'a common year'],
    ['2025-03-30', 1, '2025-04-30', 'the corresponding date'],
    ['2025-03-31', -1, '2025-02-28', 'months are counted back alike'],
    ['2025-11-15', 3, '2026-02-15', 'over the new year'],
  ])('%s and %i months is %s because %s', (on, months, expected) => {
    expect(addMonths(day(on), months)).toBe(expected)
  })

  test('agree with Temporal on any day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (on, months) => {
        expect(addMonths(on, months)).toBe(Temporal.PlainDate.from(on).add({ months }).toString())
      }),
    )
  })
})

describe('Ages and birthdays', () => {
  test.each([
    ['2008-02-29', '2026-02-28', 17, 'the birthday is 1 March in a common year'],
    ['2008-02-29', '2026-03-01', 18, 'Family Law Reform Act 1969, section 9'],
    ['2008-02-29', '2024-02-29', 16, 'a leap year has the very day'],
    ['2010-10-16', '2025-10-15', 14, 'the day before the birthday'],
    ['2010-10-16', '2025-10-16', 15, 'an age is reached at the start of the birthday'],
  ])('born %s, on %s the age is %i because %s', (born, on, age) => {
    expect(ageOn(day(born), day(on))).toBe(age)
  })

  it('a birthday is the first day of its age, for everybody', () => {
    fc.assert(
      fc.property(
        anyDay.filter((on) => on < '2150'),
        fc.integer({ min: 1, max: 40 }),
        (born, age) => {
          expect(ageOn(born, birthday(born, age))).toBe(age)
          expect(ageOn(born, addDays(birthday(born, age), -1))).toBe(age - 1)
        },
      ),
    )
  })
})

describe('Years and the clock on the wall', () => {
  it('a return year is called after the March that ends it', () => {
    expect(financialYear(day('2025-03-31'))).toBe(2025)
    expect(financialYear(day('2025-04-01'))).toBe(2026)
  })

  it('today is the civil date in London, in summer too', () => {
    expect(londonDay(new Date('2025-07-01T23:30:00Z'))).toBe('2025-07-02')
    expect(londonDay(new Date('2025-12-01T23:30:00Z'))).toBe('2025-12-01')
  })

  it('the earliest and latest of some days pass over what is not known', () => {
    expect(earliest(null, day('2025-02-01'), day('2025-01-01'))).toBe('2025-01-01')
    expect(latest(null, day('2025-02-01'), day('2025-01-01'))).toBe('2025-02-01')
    expect(earliest(null, null)).toBeNull()
  })
})
