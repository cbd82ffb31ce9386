import { lastYearEnd } from '../../account/index.ts'
import { addMonths, financialYear, type Day } from '../../time/index.ts'

/** By what a record may be sealed: years whose returns were accepted, and after how many months any counts as accepted. */
export interface SealingRule {
  readonly months: number
  readonly accepted: readonly number[]
}

/** When a record adopted on a day may be sealed: so many months after the 31 March on which the year of the order ends. */
export function sealableFrom(adoptedOn: Day, months: number): Day {
  const thisYearEnd = lastYearEnd(adoptedOn)
  return addMonths(thisYearEnd === adoptedOn ? thisYearEnd : addMonths(thisYearEnd, 12), months)
}

/** Whether a record adopted on a day may be sealed today: its year’s return is accepted, or counts as it. */
export const maySeal = (adoptedOn: Day, today: Day, { months, accepted }: SealingRule): boolean =>
  accepted.includes(financialYear(adoptedOn)) || adoptedOn <= sealableUntil(today, months)

/** The last day of a year whose adoptions may all be sealed today. */
export function sealableUntil(today: Day, months: number): Day {
  let end = lastYearEnd(today)
  while (addMonths(end, months) > today) end = addMonths(end, -12)
  return end
}
