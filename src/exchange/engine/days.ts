/** How a blank cell of a date is kept, and one that holds something else than a date. Every day number is above both. */
export const BLANK = -2147483648
export const UNREADABLE = -2147483647

const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const digit = (text: string, at: number): number => {
  const value = text.charCodeAt(at) - 48
  return value >= 0 && value <= 9 ? value : Number.NaN
}

/** Days since 1 January 1970 of a day of the calendar; UNREADABLE where the calendar has no such day. */
export function dayNumberOf(year: number, month: number, dayOfMonth: number): number {
  const length = LENGTHS[month - 1]
  if (length === undefined || !(year >= 1 && dayOfMonth >= 1)) return UNREADABLE
  if (dayOfMonth > length + (month === 2 && isLeap(year) ? 1 : 0)) return UNREADABLE
  const before = year - 1
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  const afterFebruary = month > 2 && isLeap(year) ? 1 : 0
  return before * 365 + leapDays + (DAYS_BEFORE[month - 1] ?? 0) + afterFebruary + dayOfMonth - 719_163
}

/** Reads `DD/MM/YYYY`, the only way in which a return may write a date; UNREADABLE for anything else. */
export function readDay(text: string): number {
  if (text.length !== 10 || text[2] !== '/' || text[5] !== '/') return UNREADABLE
  const dayOfMonth = digit(text, 0) * 10 + digit(text, 1)
  const month = digit(text, 3) * 10 + digit(text, 4)
  const year = digit(text, 6) * 1000 + digit(text, 7) * 100 + digit(text, 8) * 10 + digit(text, 9)
  return dayNumberOf(year, month, dayOfMonth)
}

const figure = (bytes: Uint8Array, at: number): number => {
  const value = (bytes[at] ?? 0) - 48
  return value >= 0 && value <= 9 ? value : Number.NaN
}

/** The same of a text that stands among bytes. */
export function readDayAmong(bytes: Uint8Array, begin: number, end: number): number {
  if (end - begin !== 10 || bytes[begin + 2] !== 47 || bytes[begin + 5] !== 47) return UNREADABLE
  const dayOfMonth = figure(bytes, begin) * 10 + figure(bytes, begin + 1)
  const month = figure(bytes, begin + 3) * 10 + figure(bytes, begin + 4)
  const year =
    figure(bytes, begin + 6) * 1000 +
    figure(bytes, begin + 7) * 100 +
    figure(bytes, begin + 8) * 10 +
    figure(bytes, begin + 9)
  return dayNumberOf(year, month, dayOfMonth)
}

/** Year, month (1 to 12) and day of the month of a day number. Civil-date arithmetic after Howard Hinnant's algorithm. */
export function partsOf(dayNumber: number): readonly [year: number, month: number, dayOfMonth: number] {
  const shifted = dayNumber + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchBased = Math.floor((5 * ofYear + 2) / 153)
  const month = marchBased < 10 ? marchBased + 3 : marchBased - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return [year, month, ofYear - Math.floor((153 * marchBased + 2) / 5) + 1]
}

const two = (n: number): string => String(n).padStart(2, '0')

/** `DD/MM/YYYY`, as a return writes a day number. */
export function dayText(dayNumber: number): string {
  const [year, month, dayOfMonth] = partsOf(dayNumber)
  return `${two(dayOfMonth)}/${two(month)}/${String(year).padStart(4, '0')}`
}
