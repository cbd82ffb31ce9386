import {
  examplePlan,
  measuresOfAction,
  requirementsOfAction,
  type PlannedAction,
} from '../../practice/improvement/index.ts'
import { addDays, addMonths, day, type Day } from '../../time/index.ts'
import { said } from '../told.ts'
import type { ToldAction, ToldPlan, ToldStep } from './told-plan.ts'

/** The day on which the plan of 2017-18 was put to the committee. */
const AGREED_ON = day('2017-09-26')

function dueOf({ review }: PlannedAction): { readonly dueOn?: Day; readonly dueIs?: string } {
  if (review.kind !== 'month') return {}
  return { dueOn: addDays(addMonths(day(`${review.month}-01`), 1), -1), dueIs: 'month' }
}

function stepsOf({ review, status }: PlannedAction): readonly ToldStep[] {
  const update: ToldStep = { type: 'improvement.update', on: AGREED_ON, body: {}, texts: { progress: status } }
  if (review.kind !== 'completed') return [update]
  return [update, { type: 'improvement.completed', on: AGREED_ON, body: { shownBy: status }, texts: {} }]
}

const partOf = ({ priority }: PlannedAction): string =>
  `${priority} ${examplePlan.priorities.find(({ ref }) => ref === priority)?.title ?? ''}`

const told = (action: PlannedAction): ToldAction => ({
  agreed: said({
    ref: action.ref,
    priority: partOf(action),
    action: action.action,
    lead: action.lead,
    ...dueOf(action),
    answers: requirementsOfAction(action.ref).join(' '),
    measures: measuresOfAction(action.ref).join(' '),
    asPrinted: action.note ?? undefined,
  }),
  steps: stepsOf(action),
})

/** The improvement plan of 2017-18 with what it says of each action's progress: nothing of it is invented. */
export const toldExamplePlan = (recordedOn: Day): ToldPlan => ({
  agreedOn: AGREED_ON,
  recordedOn,
  plan: { title: examplePlan.title, about: examplePlan.source, dates: examplePlan.dates },
  steps: [],
  holders: [], // the documents name no holders, and nothing is invented in their place
  ambitions: examplePlan.priorities.map(({ ref, title, good }) => ({ part: `${ref} ${title}`, good })),
  actions: examplePlan.actions.map(told),
  requirements: [],
})
