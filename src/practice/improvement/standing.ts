import { addDays, sayDate, type Day } from '../../time/index.ts'
import { dueNow, undecidedMove, type Action, type LeadsView } from './action.ts'
import { bragOn, type Rated } from './brag.ts'
import { sayDue } from './due.ts'
import { QUIET_AFTER_DAYS } from './fold.ts'
import { isMissed } from './milestones.ts'
import { monthOf } from './plan.ts'

/** How an action stands on a day: by the rule, by its lead, and why it is slow where it is. */
export interface ActionStanding {
  readonly rated: Rated
  /** The last view that the lead gave; null where none was. */
  readonly view: LeadsView | null
  readonly lastUpdateOn: Day | null
  /** Why it is slow to progress, each in a sentence; empty where it is not. */
  readonly slow: readonly string[]
  /** By its date alone. */
  readonly date: 'overdue' | 'due-this-month' | 'later' | 'none'
}

function dateStanding(action: Action, on: Day): ActionStanding['date'] {
  const due = dueNow(action)
  if (due === null || action.doneOn !== null) return 'none'
  if (on > due.on) return 'overdue'
  return monthOf(due.on) === monthOf(on) ? 'due-this-month' : 'later'
}

function whySlow(action: Action, lastOn: Day | null, on: Day): readonly string[] {
  if (action.doneOn !== null) return []
  const due = dueNow(action)
  const since = lastOn ?? action.from
  const asked = undecidedMove(action)
  return [
    ...(due !== null && on > due.on ? [`Its date, ${sayDue(due)}, has passed.`] : []),
    ...(action.moved.length > 0
      ? [`Its date was moved ${action.moved.length === 1 ? 'once' : `${action.moved.length} times`}.`]
      : []),
    ...(asked === null ? [] : [`Since ${sayDate(asked.askedOn)} a later date is asked for, and not decided on.`]),
    ...action.milestones
      .filter((each) => isMissed(each, on))
      .map(({ what, dueOn }) => `A milestone was not reached by ${sayDate(dueOn)}: ${what}.`),
    ...action.blockers.map((each) => `Since ${sayDate(each.on)} something is in the way.`),
    ...(on > addDays(since, QUIET_AFTER_DAYS) ? [`Nothing was said of it since ${sayDate(since)}.`] : []),
  ]
}

/** How an action, read from the facts up to a day, stands on it. */
export function standingOn(action: Action, on: Day): ActionStanding {
  const last = action.updates.at(-1)
  return {
    rated: bragOn(action, on),
    view: action.updates.findLast(({ view }) => view !== null)?.view ?? null,
    lastUpdateOn: last?.on ?? null,
    slow: whySlow(action, last?.on ?? null, on),
    date: dateStanding(action, on),
  }
}
