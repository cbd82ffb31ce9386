import { describe, expect, it } from 'vitest'
import type { Fact, FactId, FieldValue } from '../../../record/index.ts'
import { calendarFrom, day } from '../../../time/index.ts'
import { defaultDefinitions } from '../../index.ts'
import { settingsOf, type Change } from '../in-force.ts'
import { presentHolidays } from './bank-holidays.ts'

const setting = settingsOf(defaultDefinitions).find(({ id }) => id === 'authority.bank-holiday')
if (!setting) throw new Error('There is no such setting')
const aChange = (value: FieldValue, from: string): Change => ({
  ...{ setting, value, from: day(from) },
  fact: { id: 'f' as FactId } as Fact, // nothing of it is read here
})
const national = calendarFrom({
  ...{ division: 'somewhere', knownFrom: '2024-01-01', knownUntil: '2026-12-31' },
  holidays: [
    { on: '2024-12-25', title: 'Christmas Day' },
    { on: '2025-01-01', title: 'New Year’s Day' },
    { on: '2025-12-26', title: 'Boxing Day' },
  ],
})
const shown = (changes: readonly Change[] = []) => presentHolidays(national, changes, day('2025-10-16'))

describe('the bank holidays on their page', () => {
  it('are those of this year and later, and folded away those before', () => {
    expect(shown().coming.map(({ day, name }) => `${day}: ${name}`)).toEqual([
      'Wednesday 1 January 2025: New Year’s Day',
      'Friday 26 December 2025: Boxing Day',
    ])
    expect(shown().earlier.map(({ name }) => name)).toEqual(['Christmas Day'])
    expect(shown().until).toMatch(/^Known to Thursday 31 December 2026\./)
  })

  it('stand with what the authority added and took away, each in its place', () => {
    const changes = [aChange('Harbour day', '2025-06-02'), aChange(null, '2025-12-26')]
    expect(shown(changes).coming.map(({ name, from }) => [name, from])).toEqual([
      ['New Year’s Day', 'GOV.UK'],
      ['Harbour day', 'Set here'],
      ['Boxing Day', 'Taken away here: a working day'],
    ])
  })

  it('forget a day of their own that was taken away again', () => {
    const changes = [aChange('Harbour day', '2025-06-02'), aChange(null, '2025-06-02')]
    expect(shown(changes)).toEqual(shown())
  })
})
