import { dueOn, ruleOn, type ClockRule } from '../../clocks/index.ts'
import { sayDate, type Calendar, type Day } from '../../time/index.ts'

/** When a plan was returned, and the day by which it is submitted again as whoever returned it set it; null: they set none. */
export interface Returned {
  readonly on: Day
  readonly againOn: Day | null
}

/** What the authority has set: how soon a returned plan is submitted again, and which days are worked. */
export interface AgainUnder {
  readonly submitAgain: ClockRule
  readonly calendar: Calendar
}

/** The day by which a plan is submitted again that was returned so: the one that was set, else the one worked out. */
export const againBy = ({ on, againOn }: Returned, { submitAgain, calendar }: AgainUnder): Day =>
  againOn ?? dueOn(submitAgain, on, calendar)

/** The time for a plan that is returned on a day: "20 working days, a local timescale that is not verified in law". */
export const sayAgainWithin = (on: Day, { submitAgain }: Pick<AgainUnder, 'submitAgain'>): string =>
  `${String(ruleOn(submitAgain, on).limit.count)} working days, a local timescale that is not verified in law`

/** The day by which a plan is submitted again, and where it comes from if nobody set it. */
export const sayAgain = (returned: Returned, under: AgainUnder): string =>
  returned.againOn === null
    ? `${sayDate(againBy(returned, under))}: ${sayAgainWithin(returned.on, under)}`
    : sayDate(returned.againOn)
