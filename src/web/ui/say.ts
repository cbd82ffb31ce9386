import { daysBetween, sayDate, type Day } from '../../time/index.ts'

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

/** "October 2025". */
export const sayMonth = (on: Day): string => sayDate(on).split(' ').slice(1).join(' ')

/** "Lower is better": words that begin a line of their own. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** "12,345". */
export const sayNumber = (n: number): string => n.toLocaleString('en-GB')

/** "1 child", "7 children", "no children": the number always stands with its word. */
export const sayCount = (n: number, one: string, many: string): string =>
  `${n === 0 ? 'no' : sayNumber(n)} ${n === 1 ? one : many}`

/** "1 falls due", "7 fall due", "none fall due". */
export const sayFallDue = (n: number): string => `${n === 0 ? 'none' : sayNumber(n)} ${n === 1 ? 'falls' : 'fall'} due`

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
