import type { Reading } from '../../access/index.ts'
import type { FactId, Owner, OwnerRole, Snoozed, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Clocked } from './clocked.ts'
import type { Nameable } from '../child/index.ts'

/** The parts of the list of what is due. A clock may be in several: what is due today may be at risk too. */
export const parts = ['late', 'today', 'week', 'at-risk', 'all'] as const
export type Part = (typeof parts)[number]

/** What the list is narrowed to, whichever part of it is read. Null: no matter which. */
export interface Narrowed {
  readonly team: string | null
  readonly role: OwnerRole | null
  /** The numbers of a person whose own work it is. */
  readonly workers: readonly string[] | null
  /** The id of a clock rule. */
  readonly rule: string | null
}

export interface DueAsk extends Narrowed {
  readonly part: Part
  /** Who asks: what they put aside and is not late stands at the end of their own list. */
  readonly person: string
  /** Null: all of them, for a download. */
  readonly limit: number | null
  readonly offset: number
}

/** A clock that runs on the day of reading, and whose it is. */
export interface DueClock extends Nameable {
  /** Of a complaint the name is what it is about, of a household what it is called here. */
  readonly of: Clocked
  readonly subject: SubjectId
  readonly team: string | null
  readonly rule: string
  readonly startedBy: FactId
  readonly startedOn: Day
  readonly pausedOn: Day | null
  readonly warnOn: Day
  readonly dueOn: Day
  readonly owner: Owner
  /** Who put it aside, until when and why; null where nobody did. */
  readonly snoozed: Snoozed | null
}

/** How many clocks each part of the narrowed list has. */
export type Counts = Readonly<Record<Part, number>>

/** One page of what is due, the longest overdue first, with how many there are in each part. */
export type ReadDue = (
  reading: Reading,
  ask: DueAsk,
) => Promise<{ readonly counts: Counts; readonly clocks: readonly DueClock[] }>

/** The teams that have children, by name. */
export type ReadTeams = (reading: Reading) => Promise<readonly string[]>
