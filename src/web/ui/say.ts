import { daysBetween, type Day } from '../../time/index.ts'

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
const WEEKDAYS = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'] as const

const EPOCH = '1970-01-01' as Day // a day of the calendar, and a Thursday

const parts = (on: Day) => ({
  weekday: WEEKDAYS[((daysBetween(EPOCH, on) % 7) + 7) % 7] ?? '',
  dayOfMonth: Number(on.slice(8)),
  month: MONTHS[Number(on.slice(5, 7)) - 1] ?? '',
  year: on.slice(0, 4),
})

/** "16 October 2025". */
export function sayDay(on: Day): string {
  const { dayOfMonth, month, year } = parts(on)
  return `${dayOfMonth} ${month} ${year}`
}

/** "Thursday 16 October 2025". */
export const sayWeekday = (on: Day): string => `${parts(on).weekday} ${sayDay(on)}`

/** "16 Oct 2025", for tables. */
export function sayShortDay(on: Day): string {
  const { dayOfMonth, month, year } = parts(on)
  return `${dayOfMonth} ${month.slice(0, 3)} ${year}`
}

/** "Tue 21 Oct", with the year only where it is not that of `today`. */
export function sayNearDay(on: Day, today: Day): string {
  const { weekday, dayOfMonth, month, year } = parts(on)
  const near = `${weekday.slice(0, 3)} ${dayOfMonth} ${month.slice(0, 3)}`
  return year === today.slice(0, 4) ? near : `${near} ${year}`
}

/** "October 2025". */
export const sayMonth = (on: Day): string => `${parts(on).month} ${parts(on).year}`

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** "09:12", in Europe/London. */
export const sayTime = (at: Date): string => LONDON.format(at).slice(0, 5)

/** "09:12:07", in Europe/London. */
export const sayTimeExactly = (at: Date): string => LONDON.format(at)

/** "12,345". */
export const sayNumber = (n: number): string => n.toLocaleString('en-GB')

/** "1 child", "7 children", "no children": the number always stands with its word. */
export const sayCount = (n: number, one: string, many: string): string =>
  `${n === 0 ? 'no' : sayNumber(n)} ${n === 1 ? one : many}`

/** "today", "tomorrow", "in 5 days", "yesterday", "5 days ago". */
export function sayDaysFrom(on: Day, today: Day): string {
  const days = daysBetween(today, on)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${sayNumber(days)} days` : `${sayNumber(-days)} days ago`
}

/** "a", "a and b", "a, b and c". */
export const sayList = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
