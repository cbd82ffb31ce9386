import { day, financialYear, type Day } from '../time/index.ts'
import type { ReportingPeriod } from './measure.ts'

/** The years to 31 March that end with the given day: one or three of them, as the scorecard is published. */
export const yearsEndingOn = (end: Day, years: number): ReportingPeriod => ({
  from: day(`${String(financialYear(end) - years).padStart(4, '0')}-04-01`),
  to: end,
})

/** From 1 April to today. */
export const yearToDate = (today: Day): ReportingPeriod => yearsEndingOn(today, 1)

/** The last 31 March that is not after today: the end of the last full year. */
export const lastYearEnd = (today: Day): Day => {
  const year = today.slice(5) === '03-31' ? financialYear(today) : financialYear(today) - 1
  return day(`${String(year)}-03-31`)
}
