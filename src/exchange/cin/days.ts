import { birthday } from '../engine/ages.ts'
import { UNREADABLE, dayNumberOf, partsOf } from '../engine/days.ts'
import {
  dayFromNumber,
  dayNumber,
  englandAndWales,
  workingDaysBetween as between,
  workingDaysBefore,
} from '../../time/index.ts'

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:Z|[+-]\d\d:\d\d)?$/

/** Reads `YYYY-MM-DD`, the only way in which the census may write a date, as days since 1970; UNREADABLE for anything else. */
export function readIsoDay(text: string): number {
  const parts = ISO.exec(text)
  return parts ? dayNumberOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : UNREADABLE
}

/** A day number as `YYYY-MM-DD`. */
export function writeIsoDay(day: number): string {
  const [year, month, dayOfMonth] = partsOf(day)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
}

/** Saturday or Sunday; false where there is no date. 1 January 1970 was a Thursday. */
export function isWeekend(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7
  return weekday === 0 || weekday === 6
}

/** The calendar of working days knows the years from 1900 to 2199. */
const isCounted = (day: number): boolean => day >= -25_567 && day <= 84_005

/** Working days in England after one day, up to and including another; NaN where either is absent. */
export const workingDaysBetween = (from: number, to: number): number => {
  if (Number.isNaN(from) || Number.isNaN(to)) return Number.NaN
  if (!isCounted(from) || !isCounted(to)) return Math.trunc(((to - from) / 7) * 5)
  return between(englandAndWales, dayFromNumber(from), dayFromNumber(to))
}

/** The last working day before a day. */
export const workingDayBefore = (day: number): number =>
  dayNumber(workingDaysBefore(englandAndWales, dayFromNumber(day), 1))

/** Somebody passed this birthday before a day; false where either date is absent. */
export const isPast = (born: number, age: number, on: number): boolean => birthday(born, age) < on
