import { addMonths, ageOn, dayNumber, daysBetween, type Day } from './day.ts'
import { workingDaysBetween, type Calendar } from './working-days.ts'

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const weekday = (on: Day): string => WEEKDAYS[(((dayNumber(on) + 4) % 7) + 7) % 7] ?? ''
const month = (on: Day): string => MONTHS[Number(on.slice(5, 7)) - 1] ?? ''
const dayOfMonth = (on: Day): string => String(Number(on.slice(8, 10)))
const count = (n: number, one: string): string => `${n.toLocaleString('en-GB')} ${one}${n === 1 ? '' : 's'}`

/** "Tuesday 14 October 2025". */
export const sayDay = (on: Day): string => `${weekday(on)} ${sayDate(on)}`

/** "14 October 2025", as GOV.UK writes dates. */
export const sayDate = (on: Day): string => `${dayOfMonth(on)} ${month(on)} ${on.slice(0, 4)}`

/** "Tue 21 Oct", for tables in which the year is plain. */
export const sayShort = (on: Day): string => `${weekday(on).slice(0, 3)} ${dayOfMonth(on)} ${month(on).slice(0, 3)}`

/** "21 Oct 2025", for tables that span years. */
export const sayShortDate = (on: Day): string => `${dayOfMonth(on)} ${month(on).slice(0, 3)} ${on.slice(0, 4)}`

/** "4 years", "11 months", "3 weeks", "5 days": completed, in the largest unit of which there is one. Before birth: "not yet born". */
export function sayAge(born: Day, on: Day): string {
  const days = daysBetween(born, on)
  if (days < 0) return 'not yet born'
  const years = ageOn(born, on)
  if (years >= 1) return count(years, 'year')
  const months = completedMonths(born, on)
  if (months >= 1) return count(months, 'month')
  return days >= 7 ? count(Math.floor(days / 7), 'week') : count(days, 'day')
}

function completedMonths(born: Day, on: Day): number {
  const guess =
    (Number(on.slice(0, 4)) - Number(born.slice(0, 4))) * 12 + Number(on.slice(5, 7)) - Number(born.slice(5, 7))
  return addMonths(born, guess) <= on ? guess : guess - 1
}

/**
 * How far off a date is, as people say it: "today", "tomorrow", "in 3 working days", "late by 4 days". Lateness is in
 * calendar days, because that is how the law's consequences run; a date with no working day before it is said in days.
 */
export function sayInWorkingDays(calendar: Calendar, today: Day, due: Day): string {
  const days = daysBetween(today, due)
  if (days < 0) return `late by ${count(-days, 'day')}`
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  const working = workingDaysBetween(calendar, today, due)
  return working === 0 ? `in ${count(days, 'day')}` : `in ${count(working, 'working day')}`
}
