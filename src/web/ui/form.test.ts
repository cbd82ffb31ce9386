import { describe, expect, it, test } from 'vitest'
import { day } from '../../time/index.ts'
import { dateToType, dayTyped, isUuid, ourAddress, pageAsked, typedDate, typedText } from './form.ts'
import { sayCount, sayDaysFrom, sayList, sayMonth, sayTime } from './say.ts'

describe('A date typed in three boxes', () => {
  test.each([
    ['31', '3', '2025', '2025-03-31'],
    ['01', '04', '2025', '2025-04-01'],
    ['5', 'Sept', '2024', '2024-09-05'],
    ['5', 'march', '2024', '2024-03-05'],
    ['29', '2', '2023', null],
    ['31', '4', '2025', null],
    ['3', '31', '2025', null],
    ['1', '1', '25', null],
    ['', '1', '2025', null],
    ['1', 'x', '2025', null],
  ])('%s %s %s is %s', (dayOfMonth, month, year, expected) => {
    expect(dayTyped({ day: dayOfMonth, month, year })).toBe(expected)
  })

  it('is what a known day would be typed as', () => {
    const typed = dateToType(day('2025-04-01'))
    expect(typed).toEqual({ day: '1', month: '4', year: '2025' })
    expect(dayTyped(typed)).toBe('2025-04-01')
  })

  it('is read from its own boxes', () => {
    const form = { 'on-day': [' 1 '], 'on-month': ['4'], 'on-year': ['2025'], other: ['x'] }
    expect(typedDate(form, 'on')).toEqual({ day: '1', month: '4', year: '2025' })
    expect(typedText(form, 'nothing')).toBe('')
  })
})

describe('Addresses and ids', () => {
  test.each([
    ['/permanence?team=x', '/permanence?team=x'],
    ['https://example.org/', '/'],
    ['//example.org', '/'],
    ['/\\example.org', '/'],
    ['permanence', '/'],
    [undefined, '/'],
  ])('going back to %s leads to %s', (address, expected) => {
    expect(ourAddress(address)).toBe(expected)
  })

  it('takes only uuids for ids', () => {
    expect(isUuid('1b4e28ba-2fa1-4d11-883f-0016d3cca427')).toBe(true)
    expect(isUuid("1b4e28ba' or 1=1")).toBe(false)
  })

  test.each([
    ['3', 3],
    ['0', 1],
    ['-2', 1],
    ['x', 1],
    [undefined, 1],
  ])('page %s of a list is %i', (asked, expected) => {
    expect(pageAsked(asked === undefined ? {} : { page: asked })).toBe(expected)
  })
})

describe('Words', () => {
  it('says numbers with their word', () => {
    expect([0, 1, 2, 12_345].map((n) => sayCount(n, 'child', 'children'))).toEqual([
      'no children',
      '1 child',
      '2 children',
      '12,345 children',
    ])
  })

  it('says times in London, in summer as in winter', () => {
    expect(sayTime(new Date('2025-10-16T08:12:07Z'))).toBe('09:12')
    expect(sayTime(new Date('2025-12-16T08:12:07Z'))).toBe('08:12')
  })

  it('says months, lists and distances', () => {
    expect(sayMonth(day('2025-10-01'))).toBe('October 2025')
    expect(sayList(['a', 'b', 'c'])).toBe('a, b and c')
    expect(
      ['2025-10-15', '2025-10-16', '2025-10-17', '2025-10-30'].map((on) => sayDaysFrom(day(on), day('2025-10-16'))),
    ).toEqual(['yesterday', 'today', 'tomorrow', 'in 14 days'])
  })
})
