import { isNextUp, type Person } from '../../../access/index.ts'
import { withinWorkingDays, type Calendar, type Day } from '../../../time/index.ts'
import { sayCount } from '../../ui/index.ts'

/** The last day on which the review of an emergency access is in time: the next working day. Ours: no law says when. */
export const reviewDueOn = (calendar: Calendar, askedOn: Day): Day => withinWorkingDays(calendar, askedOn, 1)

/** How the days of unreviewed accesses stand: how many wait, and how many of them are late. */
export function standing(days: readonly Day[], calendar: Calendar, today: Day) {
  const late = days.filter((on) => today > reviewDueOn(calendar, on)).length
  return { waiting: days.length, late }
}

/**
 * What the home page tells a reviewer; null where there is nothing to tell. Those next up are told once a review is
 * late.
 */
export function sayWaiting(
  person: Pick<Person, 'roles'>,
  days: readonly Day[],
  calendar: Calendar,
  today: Day,
): string | null {
  const { waiting, late } = standing(days, calendar, today)
  const lateSaid = late === 0 ? '' : `${sayCount(late, 'was', 'were')} not reviewed by the end of the next working day`
  if (isNextUp(person)) return late === 0 ? null : `Of the emergency accesses ${lateSaid}.`
  if (waiting === 0) return null
  const all = `${sayCount(waiting, 'emergency access waits', 'emergency accesses wait')} for a review`
  return late === 0 ? `${all}.` : `${all}; ${lateSaid}.`
}
