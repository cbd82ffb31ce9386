import { expect, it, describe, test } from 'vitest'
import { day } from './day.ts'
import { sayAge, sayDate, sayDay, sayInWorkingDays, sayShort, sayShortDate } from './words.ts'
import { englandAndWales } from './working-days.ts'

it('writes a day as people do', () => {
  expect(sayDay(day('2025-10-14'))).toBe('Tuesday 14 October 2025')
  expect(sayDate(day('2025-01-01'))).toBe('1 January 2025')
  expect(sayShort(day('2025-10-21'))).toBe('Tue 21 Oct')
  expect(sayShortDate(day('1968-09-05'))).toBe('5 Sep 1968')
})

describe('An age in words', () => {
  test.each([
    ['2021-03-02', '2025-10-16', '4 years'],
    ['2024-10-16', '2025-10-16', '1 year'],
    ['2024-10-17', '2025-10-16', '11 months'],
    ['2025-08-31', '2025-09-30', '1 month'],
    ['2025-01-31', '2025-02-27', '3 weeks'],
    ['2025-10-09', '2025-10-16', '1 week'],
    ['2025-10-15', '2025-10-16', '1 day'],
    ['2025-10-16', '2025-10-16', '0 days'],
    ['2025-10-17', '2025-10-16', 'not yet born'],
  ])('born %s, on %s: %s', (born, on, said) => {
    expect(sayAge(day(born), day(on))).toBe(said)
  })
})

describe('How far off a date is, in words', () => {
  test.each([
    ['2025-10-16', '2025-10-16', 'today', 'it is the day'],
    ['2025-10-17', '2025-10-18', 'tomorrow', 'even on a Saturday'],
    ['2025-10-16', '2025-10-21', 'in 3 working days', 'the weekend does not count'],
    ['2025-10-17', '2025-10-20', 'in 1 working day', 'only Monday counts'],
    ['2025-10-17', '2025-10-19', 'in 2 days', 'there is no working day until Sunday'],
    ['2025-10-20', '2025-10-16', 'late by 4 days', 'lateness is counted in calendar days'],
    ['2025-10-17', '2025-10-16', 'late by 1 day', 'one is singular'],
  ])('on %s, %s is "%s" because %s', (today, due, said) => {
    expect(sayInWorkingDays(englandAndWales, day(today), day(due))).toBe(said)
  })
})
