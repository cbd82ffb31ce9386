import table from './bank-holidays.json' with { type: 'json' }
import { day, dayFromNumber, dayNumber, YEARS, type Day } from './day.ts'

/** The working days of a place: weekdays other than its bank holidays, counted once so that every question is a look-up. */
export interface Calendar {
  readonly division: string
  /** The first and last day for which bank holidays are known; outside them only weekends are left out. */
  readonly knownFrom: Day
  readonly knownUntil: Day
  readonly holidays: ReadonlyMap<Day, string>
  /** For each day from the first that we count: how many working days there were up to and including it. */
  readonly workedUpTo: Int32Array
  /** For each working day in turn: its place among those days. */
  readonly placeOf: Int32Array
}

/** What a calendar is made from: a file of ours, or the authority's own settings. */
export interface HolidayTable {
  readonly division: string
  readonly knownFrom: string
  readonly knownUntil: string
  readonly holidays: readonly { readonly on: string; readonly title: string }[]
}

const FIRST = dayNumber(day(`${YEARS.first}-01-01`))
const LAST = dayNumber(day(`${YEARS.last}-12-31`))

/** 1 January 1970 was a Thursday; Saturday is 6 and Sunday 0. */
const isWeekend = (n: number): boolean => {
  const weekday = (((n + 4) % 7) + 7) % 7
  return weekday === 0 || weekday === 6
}

/** Builds a calendar from a table of bank holidays. Throws where the table holds something that is no day. */
export function calendarFrom(holidayTable: HolidayTable): Calendar {
  const holidays = new Map(holidayTable.holidays.map((holiday) => [day(holiday.on), holiday.title]))
  const off = new Set([...holidays.keys()].map(dayNumber))
  const workedUpTo = new Int32Array(LAST - FIRST + 1)
  const places: number[] = []
  for (let n = FIRST; n <= LAST; n += 1) {
    if (!isWeekend(n) && !off.has(n)) places.push(n - FIRST)
    workedUpTo[n - FIRST] = places.length
  }
  return {
    division: holidayTable.division,
    knownFrom: day(holidayTable.knownFrom),
    knownUntil: day(holidayTable.knownUntil),
    holidays,
    workedUpTo,
    placeOf: Int32Array.from(places),
  }
}

/** England and Wales, with one-off holidays such as 19 September 2022. Source: GOV.UK; see bank-holidays.json. */
export const englandAndWales: Calendar = calendarFrom(table)

/** The same calendar with a bank holiday more, or with `title` null one fewer: a local or one-off one. */
export function withHoliday(cal: Calendar, on: Day, title: string | null): Calendar {
  const holidays = new Map(cal.holidays)
  if (title === null) holidays.delete(on)
  else holidays.set(on, title)
  const { division, knownFrom, knownUntil } = cal
  return calendarFrom({
    division,
    knownFrom,
    knownUntil,
    holidays: [...holidays].map(([at, name]) => ({ on: at, title: name })),
  })
}

const worked = (cal: Calendar, on: Day): number => cal.workedUpTo[dayNumber(on) - FIRST] ?? 0
const nth = (cal: Calendar, count: number): Day => {
  const last = cal.placeOf.length
  return dayFromNumber(FIRST + (cal.placeOf[Math.min(Math.max(count, 1), last) - 1] ?? 0))
}

/** Whether bank holidays are not known for this day, so that an answer about it rests on weekends alone. */
export const isBeyondKnown = (cal: Calendar, on: Day): boolean => on < cal.knownFrom || on > cal.knownUntil

/** Whether people are at work: neither a weekend nor a bank holiday. */
export const isWorkingDay = (cal: Calendar, on: Day): boolean => nth(cal, worked(cal, on)) === on

/**
 * The last day of "within `n` working days of" a day: the first working day after it is day 1. `n` of 0 is the day itself.
 * Never throws: where holidays are not known only weekends are left out, which `isBeyondKnown` tells of the answer.
 */
export const withinWorkingDays = (cal: Calendar, start: Day, n: number): Day =>
  n <= 0 ? start : nth(cal, worked(cal, start) + n)

/** The last day of "`n` working days beginning with" a day: the day itself is day 1 where it is a working day. */
export const beginningWith = (cal: Calendar, start: Day, n: number): Day =>
  n <= 0 ? start : nth(cal, worked(cal, start) + n - (isWorkingDay(cal, start) ? 1 : 0))

/** The latest day with `n` whole working days between it and `on`, `on` being the nth: "at least 5 working days before". */
export const workingDaysBefore = (cal: Calendar, on: Day, n: number): Day =>
  n <= 0 ? on : nth(cal, worked(cal, on) - n + (isWorkingDay(cal, on) ? 0 : 1))

/** Working days after `from`, up to and including `to`; negative when `to` is the earlier. Undoes `withinWorkingDays`. */
export const workingDaysBetween = (cal: Calendar, from: Day, to: Day): number => worked(cal, to) - worked(cal, from)
