import { dayNumberOf, partsOf } from './days.ts'

/** The day number of the birthday at which somebody turns `age`, 1 March for 29 February in a common year; NaN where the birth date is absent. */
export function birthday(born: number, age: number): number {
  if (Number.isNaN(born)) return born
  const [year, month, dayOfMonth] = partsOf(born)
  const isMissingDay = month === 2 && dayOfMonth === 29 && new Date(Date.UTC(year + age, 1, 29)).getUTCMonth() !== 1
  return isMissingDay ? dayNumberOf(year + age, 3, 1) : dayNumberOf(year + age, month, dayOfMonth)
}

/** Somebody is this old or older on a day; false where either date is absent. */
export const hasReached = (born: number, age: number, on: number): boolean => birthday(born, age) <= on

/** Somebody is younger than this on a day; false where either date is absent. */
export const isUnder = (born: number, age: number, on: number): boolean => birthday(born, age) > on

/** A date is there and could be read. */
export const isKnown = (day: number): boolean => !Number.isNaN(day)

/** A date is blank or could not be read. */
export const isAbsent = (day: number): boolean => Number.isNaN(day)

/** The day number of a day in some year, month (1 to 12) and day of the month. */
export const on = dayNumberOf
