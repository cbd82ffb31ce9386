import { addDays, addMonths, mondayOf, type Day } from '../../time/index.ts'
import type { packKinds } from './events.ts'

export type PackKind = keyof typeof packKinds

/** The last day of the month before that of a day. */
const endOfLastMonth = (today: Day): Day => addDays(`${today.slice(0, 7)}-01` as Day, -1) // the first of a month that exists

/** The last day of which each pack tells on a day: a day, a week and a month that are over. */
export const tellsOf = (kind: PackKind, today: Day): Day =>
  ({ daily: addDays(today, -1), weekly: addDays(mondayOf(today), -1), monthly: endOfLastMonth(today) })[kind]

/** The day from which the pack after one can be made. */
export const nextAfter = (kind: PackKind, asAt: Day): Day =>
  ({
    daily: addDays(asAt, 2),
    weekly: addDays(asAt, 8),
    monthly: addMonths(addDays(asAt, 1), 1),
  })[kind]
