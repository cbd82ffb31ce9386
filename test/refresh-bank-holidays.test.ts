import { describe, expect, it } from 'vitest'
import { refreshed } from '../scripts/refresh-bank-holidays.ts'
import table from '../src/time/bank-holidays.json' with { type: 'json' }

/** GOV.UK's file as it would be, for the years named, from what we hold. */
const govUk = (years: readonly string[], change: (events: GovUkEvent[]) => GovUkEvent[] = (events) => events) => ({
  'england-and-wales': {
    division: 'england-and-wales',
    events: change(
      table.holidays
        .filter(({ on }) => years.includes(on.slice(0, 4)))
        .map(({ on, title, note }) => ({ date: on, title, notes: note, bunting: true })),
    ),
  },
  scotland: { division: 'scotland', events: [] },
})
interface GovUkEvent {
  date: string
  title: string
  notes: string
  bunting: boolean
}

describe('Refreshing the bank holidays from GOV.UK', () => {
  it('changes nothing when GOV.UK says what we hold, though its file holds fewer years', () => {
    const { held, changes } = refreshed(table, govUk(['2026', '2027', '2028']))
    expect(changes).toEqual([])
    expect(held).toEqual(table)
  })

  it('takes up a one-off holiday and says so', () => {
    const extra = { date: '2027-06-01', title: 'An extra bank holiday', notes: 'Extra bank holiday', bunting: true }
    const { held, changes } = refreshed(
      table,
      govUk(['2027'], (events) => [...events, extra]),
    )
    expect(changes).toEqual(['added: 2027-06-01 An extra bank holiday'])
    expect(held.holidays).toHaveLength(table.holidays.length + 1)
    expect(held.holidays.map(({ on }) => on)).toEqual(held.holidays.map(({ on }) => on).sort())
  })

  it('moves a holiday within its year, as in 2020', () => {
    const moved = (events: GovUkEvent[]) =>
      events.map((event) => (event.date === '2028-05-01' ? { ...event, date: '2028-05-08' } : event))
    const { changes } = refreshed(table, govUk(['2028'], moved))
    expect(changes).toEqual(['added: 2028-05-08 Early May bank holiday', 'removed: 2028-05-01 Early May bank holiday'])
  })

  it('is known for longer when a new year is published', () => {
    const event = { date: '2029-01-01', title: 'New Year’s Day', notes: '', bunting: true }
    const { held, changes } = refreshed(
      table,
      govUk([], () => [event]),
    )
    expect(held.knownUntil).toBe('2029-12-31')
    expect(changes).toEqual(['added: 2029-01-01 New Year’s Day', 'known until 2029-12-31 (was 2028-12-31)'])
  })

  it('refuses a file that is not GOV.UK’s', () => {
    expect(() => refreshed(table, { events: [] })).toThrow()
    expect(() => refreshed(table, govUk([]))).toThrow()
  })
})
