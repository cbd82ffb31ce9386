import { sayDate } from '../../time/index.ts'
import { dueNow } from './action.ts'
import { sayDue } from './due.ts'
import type { ActionOn, PlanAt } from './plans.ts'

/** What an action ought to be: five words, of which each has a test that looks at what is written and nothing else. */
export const smartWords = {
  specific: 'Specific',
  measurable: 'Measurable',
  assigned: 'Assigned',
  relevant: 'Relevant',
  timed: 'Time-bound',
} as const

export interface SmartFault {
  readonly word: keyof typeof smartWords
  /** What is unsaid, in a sentence. */
  readonly says: string
}

/** Verbs that name an aim and no step: a plan was once refused as unspecific for them. The list is ours. */
const AIMS: ReadonlySet<string> = new Set(
  'ensure continue improve consider explore promote support strengthen enhance encourage address maintain'.split(' '),
)
/** Fewer words than this do not say what will be done. Ours. */
const FEWEST_WORDS = 4

function specific({ action: { action } }: ActionOn): readonly string[] {
  const words = action.split(/\s+/).filter((word) => word !== '')
  const first = words[0]?.toLowerCase().replace(/[^a-z]/g, '') ?? ''
  return [
    ...(words.length < FEWEST_WORDS ? ['It says too little of what will be done.'] : []),
    ...(AIMS.has(first) ? [`It begins with “${first}”, which names an aim and no step.`] : []),
  ]
}

function assigned({ action: { lead } }: ActionOn): readonly string[] {
  if (lead === null) return ['Nobody leads it.']
  return /\band\b|\/|;|&/i.test(lead)
    ? ['More than one leads it, so that nobody answers for it alone. A partner who leads it too is said apart.']
    : []
}

function timed({ action }: ActionOn): readonly string[] {
  const due = dueNow(action)
  if (due === null) return ['It has no date.']
  if (due.on < action.from) return [`Its date, ${sayDue(due)}, is before the day on which it was agreed.`]
  return action.startsOn !== null && action.startsOn > due.on
    ? [`It starts on ${sayDate(action.startsOn)}, after its date.`]
    : []
}

const tests: Readonly<Record<SmartFault['word'], (each: ActionOn) => readonly string[]>> = {
  specific,
  measurable: ({ action: { measures } }) => (measures.length === 0 ? ['No measure follows it.'] : []),
  assigned,
  relevant: ({ action: { answers } }) => (answers.length === 0 ? ['It answers no requirement.'] : []),
  timed,
}

/** What an action leaves unsaid. It finds what it has a test for: an action without faults may still be a poor one. */
export const smartFaultsOf = (each: ActionOn): readonly SmartFault[] =>
  Object.entries(tests).flatMap(
    ([word, test]) => test(each).map((says): SmartFault => ({ word: word as SmartFault['word'], says })), // a key of the tests
  )

/** The actions of a plan that leave something unsaid and are not done, in the plan's order. */
export const smartCheck = ({ actions }: PlanAt) =>
  actions
    .filter(({ action }) => action.doneOn === null)
    .map((each) => ({ each, faults: smartFaultsOf(each) }))
    .filter(({ faults }) => faults.length > 0)
