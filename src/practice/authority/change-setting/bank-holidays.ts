import { sayDay, type Calendar, type Day } from '../../../time/index.ts'
import type { Change } from '../in-force.ts'

/** One day that is, or was to be, a bank holiday. */
export interface HolidayLine {
  readonly on: Day
  readonly day: string
  readonly name: string
  readonly from: string
}

/** The bank holidays that working days leave out: of this year and later, and folded away those of earlier years. */
export interface HolidaysShown {
  readonly coming: readonly HolidayLine[]
  readonly earlier: readonly HolidayLine[]
  /** Up to when they are known, in a sentence. */
  readonly until: string
}

/** The national bank holidays with what the authority added or took away, in the order of their days. */
export function presentHolidays(national: Calendar, changes: readonly Change[], today: Day): HolidaysShown {
  const lines = new Map<Day, HolidayLine>()
  const say = (on: Day, name: string, from: string) => lines.set(on, { on, day: sayDay(on), name, from })
  for (const [on, title] of national.holidays) say(on, title, 'GOV.UK')
  for (const { from: on, value } of changes) {
    const given = national.holidays.get(on)
    if (typeof value === 'string') say(on, value, 'Set here')
    else if (given === undefined) lines.delete(on)
    else say(on, given, 'Taken away here: a working day')
  }
  const all = [...lines.values()].sort((a, b) => (a.on < b.on ? -1 : 1))
  const isComing = ({ on }: HolidayLine) => on >= `${today.slice(0, 4)}-01-01`
  return {
    coming: all.filter(isComing),
    earlier: all.filter((line) => !isComing(line)),
    until: `Known to ${sayDay(national.knownUntil)}. After that only weekends are left out, until the list is brought up to date.`,
  }
}
