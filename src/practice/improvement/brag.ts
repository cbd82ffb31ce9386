import type { Day } from '../../time/index.ts'
import { monthAfter, sayDue, type Due } from './due.ts'

/** Blue, red, amber or green; unrated where there is no date to judge by. */
export type Brag = 'blue' | 'red' | 'amber' | 'green' | 'unrated'

/** A date that was moved: the day on which that was approved, and the new date. */
export interface Moved {
  readonly approvedOn: Day
  readonly to: Due
}

/** What the rule looks at: dates alone, never what anybody thinks of it. */
export interface Dates {
  /** The first date that was agreed; null where there is none. */
  readonly due: Due | null
  readonly moved: readonly Moved[]
  readonly doneOn: Day | null
}

export interface Rated {
  readonly brag: Brag
  /** Why, in a sentence. */
  readonly why: string
}

const hasComeBy = (on: Day) => (each: Moved) => each.approvedOn <= on

/** By its date: green until it has passed, amber for a month, then red. */
function byDate(due: Due, on: Day): Rated {
  if (on <= due.on) return { brag: 'green', why: `Its date, ${sayDue(due)}, has not passed.` }
  return on <= monthAfter(due)
    ? { brag: 'amber', why: `Its date, ${sayDue(due)}, passed less than a month ago.` }
    : { brag: 'red', why: `Its date, ${sayDue(due)}, passed more than a month ago.` }
}

/**
 * The rule (ours; councils differ): blue when completion is signed; else by the date. A date moved with approval is no
 * success: amber at best, red again from the day after the new date, and red still where it was red when it was moved.
 */
export function bragOn({ due, moved, doneOn }: Dates, on: Day): Rated {
  if (doneOn !== null && doneOn <= on) return { brag: 'blue', why: 'Completion is signed.' }
  const until = moved.filter(hasComeBy(on))
  // An action that had no date has one from the day on which it was first given.
  const [first, moves] = due === null ? [until[0]?.to ?? null, until.slice(1)] : [due, until]
  if (first === null) return { brag: 'unrated', why: 'It has no date, so it cannot be rated.' }
  const last = moves.at(-1)
  if (!last) return byDate(first, on)
  if (on > last.to.on) return { brag: 'red', why: `The date it was moved to, ${sayDue(last.to)}, has passed too.` }
  return moves.some((each, n) => isRedWhenMoved(first, moves.slice(0, n), each.approvedOn))
    ? { brag: 'red', why: `It was red when its date was moved to ${sayDue(last.to)}: a new date does not clear it.` }
    : { brag: 'amber', why: `Its date was moved from ${sayDue(first)} to ${sayDue(last.to)}.` }
}

const isRedWhenMoved = (due: Due, moved: readonly Moved[], on: Day): boolean =>
  bragOn({ due, moved, doneOn: null }, on).brag === 'red'
