import { describe, expect, it } from 'vitest'
import { eventDefinitions as definitions } from '../../../practice/index.ts'
import type { RecordingTime } from '../../../store/index.ts'
import { day } from '../../../time/index.ts'
import { addressOf, periodOf, readAsked, type RecordingAsked } from './ask.ts'
import { presentRecording } from './present.ts'

const time = (rest: Partial<RecordingTime>): RecordingTime => ({
  type: 'child.review',
  voice: 'typed',
  team: null,
  month: null,
  events: 4,
  days: 10,
  late: 1,
  ...rest,
})
const shown = (times: readonly RecordingTime[], asked: Partial<RecordingAsked> = {}) =>
  presentRecording(times, { ...readAsked({}), ...asked }, { period: 'in October 2025', definitions })

describe('Timeliness of recording', () => {
  it('by kind of event leaves out birth dates and yearly tables', () => {
    const [typed, ...rest] = shown([
      time({}),
      time({ type: 'child.identity' }),
      time({ type: 'child.health-year' }),
    ]).voices
    expect(rest).toEqual([])
    expect(typed?.lines).toEqual([{ title: 'Review', href: null, events: '4', mean: '2.5', within: '75%' }])
  })

  it('by team adds up each team’s events, opens to them by kind, and puts last what no team had', () => {
    const [typed] = shown(
      [
        time({ team: null }),
        time({ team: 'South', events: 1, days: 0, late: 0 }),
        time({ team: 'North' }),
        time({ team: 'North', type: 'child.closed' }),
      ],
      { by: 'team' },
    ).voices
    expect(typed?.lines.map(({ title, events }) => [title, events])).toEqual([
      ['North', '8'],
      ['South', '1'],
      ['No team on record then', '4'],
    ])
    expect(typed?.lines[0]?.href).toBe('/recording?months=12&by=kind&team=North')
    expect(typed?.all).toMatchObject({ events: '13', mean: '2.3', within: '77%' })
  })

  it('by month begins with the latest', () => {
    const [typed] = shown([time({ month: day('2025-09-01') }), time({ month: day('2025-10-01') })], {
      by: 'month',
    }).voices
    expect(typed?.lines.map(({ title }) => title)).toEqual(['October 2025', 'September 2025'])
  })

  it('of one team says so, and leads back to every team', () => {
    const page = shown([], { team: 'North' })
    expect(page.nothing).toBe('Nothing was recorded in October 2025 for North.')
    expect(page.everyTeam).toBe('/recording?months=12&by=kind')
    expect(shown([]).everyTeam).toBeNull()
  })
})

describe('What a person asks', () => {
  it('is twelve months by kind of event where the address says nothing that is known', () => {
    expect(readAsked({ months: '7', by: 'colour', team: '' })).toEqual({ months: 12, by: 'kind', team: null })
  })

  it('reads whole months, up to that of the day', () => {
    const { ask, period } = periodOf(readAsked({ months: '3', by: 'team' }), day('2025-10-16'))
    expect(ask).toEqual({ from: '2025-08-01', to: '2025-10-01', team: null, by: 'team' })
    expect(period).toBe('from August 2025 to October 2025')
  })

  it('is kept in the address', () => {
    const asked = { months: 3, by: 'month', team: 'North & South' } as const
    const query = Object.fromEntries(new URL(`http://x${addressOf('/recording', asked)}`).searchParams)
    expect(readAsked(query)).toEqual(asked)
  })
})
