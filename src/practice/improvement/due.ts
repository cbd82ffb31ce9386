import { addDays, addMonths, asDay, sayDate, type Day } from '../../time/index.ts'
import { monthOf, type Month } from './plan.ts'

/** The last day on which something is in time. Where only a month is said, the last day of it. */
export interface Due {
  readonly on: Day
  readonly isMonth: boolean
}

const MONTH_NAMES = 'January February March April May June July August September October November December'.split(' ')

/** The first day of a month. */
const firstOf = (month: Month): Day => {
  const first = asDay(`${month}-01`)
  if (first === null) throw new Error(`Not a month: ${month}`)
  return first
}

/** The last day of the month in which a day lies. */
export const lastDayOfMonth = (on: Day): Day => addDays(addMonths(firstOf(monthOf(on)), 1), -1)

/** Due in a month: late from the first of the next. */
export const dueInMonth = (month: Month): Due => ({ on: lastDayOfMonth(firstOf(month)), isMonth: true })

/** Due on a day: late from the next. */
export const dueOnDay = (on: Day): Due => ({ on, isMonth: false })

/** The last day on which something is no more than a month late: after a month, the end of the next one. */
export const monthAfter = ({ on, isMonth }: Due): Day => (isMonth ? lastDayOfMonth(addDays(on, 1)) : addMonths(on, 1))

/** "October 2017" or "14 October 2017". */
export const sayDue = ({ on, isMonth }: Due): string =>
  isMonth ? `${MONTH_NAMES[Number(on.slice(5, 7)) - 1] ?? ''} ${on.slice(0, 4)}` : sayDate(on)
