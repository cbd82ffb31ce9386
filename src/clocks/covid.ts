import { day, type Day } from '../time/index.ts'
import type { ClockRule } from './rule.ts'

/** The "relevant period" of the Adoption and Children (Coronavirus) (Amendment) Regulations 2020, SI 2020/445, both days included. */
export const COVID_WINDOW = { from: day('2020-04-24'), to: day('2020-09-25') } as const

/** Whether a clock ran wholly inside the window in which its instrument was loosened: no ordinary breach of it may be told without saying so. */
export const isInCovidWindow = (rule: Pick<ClockRule, 'covid'>, startedOn: Day, dueOn: Day): boolean =>
  rule.covid === true && startedOn >= COVID_WINDOW.from && dueOn <= COVID_WINDOW.to
