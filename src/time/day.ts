import { Temporal } from 'temporal-polyfill'

/** A civil date in the Gregorian calendar, written `YYYY-MM-DD`. Days compare and sort as plain strings. */
export type Day = string & { readonly __day: unique symbol }

/** The earliest and latest year that a date in a record of a living person's childhood may have. */
export const YEARS = { first: 1900, last: 2199 } as const

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const monthLength = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
const pad = (n: number, width: number): string => String(n).padStart(width, '0')

function isOfCalendar(year: number, month: number, dayOfMonth: number): boolean {
  if (year < YEARS.first || year > YEARS.last || month < 1 || month > 12) return false
  return dayOfMonth >= 1 && dayOfMonth <= monthLength(year, month)
}

/** The day of a year, month (1 to 12) and day of the month, or null where the calendar has no such day. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
  if (!isOfCalendar(year, month, dayOfMonth)) return null
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}` as Day // checked above
}

/** The number that two digits write from a place in a day: a fold asks for it some thousand times. */
const twoDigits = (on: Day, from: number): number => on.charCodeAt(from) * 10 + on.charCodeAt(from + 1) - ZERO * 11
const yearOf = (on: Day): number => twoDigits(on, 0) * 100 + twoDigits(on, 2)
const ZERO = 48

/** Reads `YYYY-MM-DD`; null where it is anything else or no day of the calendar. */
export function asDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const on = text as Day // where the calendar has it
  return isOfCalendar(yearOf(on), twoDigits(on, 5), twoDigits(on, 8)) ? on : null
}

/** Reads a day that the program itself wrote. Throws where it is no day: a mistake of ours, never of a user. */
export function day(text: string): Day {
  const read = asDay(text)
  if (!read) throw new Error(`Not a day: ${text}`)
  return read
}

/** Days since 1 January 1970. Civil-date arithmetic after Howard Hinnant's published algorithm. */
export function dayNumber(on: Day): number {
  const year = yearOf(on)
  const month = twoDigits(on, 5)
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + twoDigits(on, 8) - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** The day that lies `n` days after 1 January 1970. */
export function dayFromNumber(n: number): Day {
  const z = n + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(doy - Math.floor((153 * mp + 2) / 5) + 1, 2)}` as Day // by construction
}

/** The day `days` after (or, negative, before) another. */
export const addDays = (on: Day, days: number): Day => dayFromNumber(dayNumber(on) + days)

/** Whole days from one day to another; negative when `to` is the earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** Day 0, 1 January 1970, was a Thursday: three days after a Monday. */
const AFTER_MONDAY = 3

/** The Monday of a day’s week; a Monday is its own. */
export const mondayOf = (on: Day): Day => addDays(on, -((((dayNumber(on) + AFTER_MONDAY) % 7) + 7) % 7))

/** Calendar months later by the corresponding date, clipped to the month's end: 31 August + 6 months = 28 or 29 February. */
export function addMonths(on: Day, months: number): Day {
  const count = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 + months
  const year = Math.floor(count / 12)
  const month = count - year * 12 + 1
  const dayOfMonth = Math.min(Number(on.slice(8, 10)), monthLength(year, month))
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}` as Day // a day of that month, by the line above
}

export const earliest = <D extends Day | null>(...days: readonly D[]): D | null =>
  days.reduce<D | null>((least, next) => (next !== null && (least === null || next < least) ? next : least), null)

export const latest = <D extends Day | null>(...days: readonly D[]): D | null =>
  days.reduce<D | null>((most, next) => (next !== null && (most === null || next > most) ? next : most), null)

/**
 * Age in completed years. Somebody born on 29 February has a birthday on 1 March in a common year:
 * Family Law Reform Act 1969, section 9 (an age is attained at the start of the anniversary of birth).
 */
export function ageOn(born: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return on.slice(5) >= born.slice(5) ? years : years - 1
}

/** The day on which somebody reaches an age: the birthday, or 1 March for a 29 February birthday in a common year. */
export function birthday(born: Day, age: number): Day {
  const year = Number(born.slice(0, 4)) + age
  return dayOf(year, Number(born.slice(5, 7)), Number(born.slice(8, 10))) ?? day(`${pad(year, 4)}-03-01`)
}

/** The calendar year in which the financial year (1 April to 31 March) that holds this day ends: a "return year". */
export const financialYear = (on: Day): number => Number(on.slice(0, 4)) + (on.slice(5) >= '04-01' ? 1 : 0)

/** The hour of the day in London, from 0 to 23. */
export const hourInLondon = (at: Date): number =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Europe/London').hour

/** The civil date in Europe/London at an instant. */
export const londonDay = (at: Date): Day =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO('Europe/London')
    .toPlainDate()
    .toString() as Day // ISO
