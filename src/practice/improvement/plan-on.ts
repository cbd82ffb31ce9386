import type { Day } from '../../time/index.ts'
import { monthOf, type PlannedAction } from './plan.ts'

/** How an action stands on a day by its review date alone. */
export type ReviewState = 'overdue' | 'due-this-month' | 'later' | 'completed' | 'ongoing'

/** Late from the first day of the month after the one that is printed: a month is all that the plan says. */
export function reviewStateOn({ review }: Pick<PlannedAction, 'review'>, on: Day): ReviewState {
  if (review.kind !== 'month') return review.kind
  const now = monthOf(on)
  return review.month < now ? 'overdue' : review.month === now ? 'due-this-month' : 'later'
}

/** The plan as at a day, by reference, in the plan's order. Reviews are overdue, not actions: the plan has no due dates. */
export interface PlanOn {
  readonly actions: number
  readonly reviewOverdue: readonly string[]
  readonly reviewDueThisMonth: readonly string[]
  readonly completed: readonly string[]
  readonly ongoing: readonly string[]
}

/** Sorts the actions of a plan by how their reviews stand on a day. */
export function planOn(actions: readonly PlannedAction[], on: Day): PlanOn {
  const refs = (state: ReviewState): readonly string[] =>
    actions.filter((action) => reviewStateOn(action, on) === state).map(({ ref }) => ref)
  return {
    actions: actions.length,
    reviewOverdue: refs('overdue'),
    reviewDueThisMonth: refs('due-this-month'),
    completed: refs('completed'),
    ongoing: refs('ongoing'),
  }
}
