import type { Reading } from '../../access/index.ts'
import type { AuthorityId, FactId, Owner, OwnerRole, Snoozed, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Nameable } from '../child/index.ts'
import type { Clocked } from '../show-due/index.ts'

/** Who is told: what they are on the ladders, and whose children are theirs. */
export interface ToldTo {
  readonly person: string
  readonly roles: readonly OwnerRole[]
  readonly team: string | null
  readonly workers: readonly string[]
}

/** A clock of which somebody was told, and that still runs. */
export interface ToldClock extends Nameable {
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
  /** As which step of the ladder, and since when that step is told. */
  readonly role: OwnerRole
  readonly since: Day
  readonly isNew: boolean
  readonly snoozed: Snoozed | null
}

/** How many: all that run, of these the late ones (what is paused is not late), those not seen yet; and since the moment that was asked about. */
export interface ToldCounts {
  readonly all: number
  readonly late: number
  readonly unseen: number
  /** Told since then, without what the person put aside and is not late. */
  readonly fresh: number
  readonly freshLate: number
  /** Told since then, and late where days matter to a child’s safety. */
  readonly cannotWait: number
  /** Told since then: notes that ask for a manager’s attention. */
  readonly notes: number
}

export type ReadTold = (reading: Reading, to: ToldTo, limit: number, offset: number) => Promise<readonly ToldClock[]>

/** `since`: null for everything that ever was told. */
export type CountTold = (reading: Reading, to: ToldTo, since: Date | null) => Promise<ToldCounts>

export type MarkSeen = (authority: AuthorityId, person: string, at: Date) => Promise<void>
