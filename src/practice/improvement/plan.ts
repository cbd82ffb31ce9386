import { asDay, type Day } from '../../time/index.ts'
import printed from './plan-2017-18.json' with { type: 'json' }

/** A month, `2017-10`: all that a printed review date says. */
export type Month = string & { readonly __month: unique symbol }

/** When an action is to be looked at again: in a month; all the time; or no more, since it is completed. */
export type Review = { readonly kind: 'month'; readonly month: Month } | { readonly kind: 'ongoing' | 'completed' }

/** One action of the example plan: a role leads it, never a named person. */
export interface PlannedAction {
  readonly ref: string
  /** As it stands in print, where "1.1.17" became "1.1.2017". */
  readonly refPrinted: string
  /** The part of the plan that it stands under, `1.1`. */
  readonly priority: string
  readonly action: string
  readonly reviewPrinted: string
  readonly review: Review
  readonly lead: string
  readonly status: string
  /** What is odd in print, in a sentence. */
  readonly note: string | null
}

export interface Priority {
  readonly ref: string
  /** The number of the plan's objective that it belongs to. */
  readonly objective: string
  readonly title: string
  /** What good looks like. */
  readonly good: string
}

export interface Plan {
  readonly title: string
  readonly source: string
  /** What its dates are. */
  readonly dates: string
  readonly priorities: readonly Priority[]
  readonly actions: readonly PlannedAction[]
  /** Numbers that the sequence of refs leaves out in print. */
  readonly refsNotPrinted: readonly string[]
}

/** A month in `2017-10` form, or null where the text is none. */
export const asMonth = (text: string): Month | null => (asDay(`${text}-01`) === null ? null : (text as Month)) // just looked at

/** The month in which a day lies. */
export const monthOf = (on: Day): Month => on.slice(0, 7) as Month // a day begins with its month

function reviewFrom(text: string): Review {
  if (text === 'ongoing' || text === 'completed') return { kind: text }
  const month = asMonth(text)
  if (month === null) throw new Error(`Not a review date: ${text}`)
  return { kind: 'month', month }
}

/** The improvement plan of 2017-18 as the committee was given it: 48 actions, paraphrased, with roles and no names. */
export const examplePlan: Plan = {
  ...printed,
  actions: printed.actions.map(({ review, note, ...action }) => ({
    ...action,
    review: reviewFrom(review),
    note: note ?? null,
  })),
}
