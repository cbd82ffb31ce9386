import { lastYearEnd } from '../../account/index.ts'
import { addMonths, type Day } from '../../time/index.ts'

/** When a record adopted on a day may be sealed: so many months after the 31 March on which the year of the order ends. */
export function sealableFrom(adoptedOn: Day, months: number): Day {
  const thisYearEnd = lastYearEnd(adoptedOn)
  return addMonths(thisYearEnd === adoptedOn ? thisYearEnd : addMonths(thisYearEnd, 12), months)
}

/** The last day of a year whose adoptions may all be sealed today. */
export function sealableUntil(today: Day, months: number): Day {
  let end = lastYearEnd(today)
  while (addMonths(end, months) > today) end = addMonths(end, -12)
  return end
}
