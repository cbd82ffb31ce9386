import type { Reading } from '../../access/index.ts'
import type { ClockRow, ContradictionRow, FactId, Owner, Revision, SpanRow, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Nameable } from '../child/index.ts'

/** A stay in one stage with one owner. Half-open. */
export interface StageStay {
  readonly practice: string
  readonly nth: number
  readonly stage: string
  readonly from: Day
  readonly to: Day | null
  readonly owner: Owner
}

/** A journey through one practice. */
export interface JourneyTold {
  readonly practice: string
  readonly nth: number
  readonly startedOn: Day
  readonly startKnown: boolean
  readonly endedOn: Day | null
  readonly ending: string | null
  /** The next date and step as now known; null where the journey has ended since. */
  readonly nextOn: Day | null
  readonly nextWhat: string | null
}

/** A brother or sister whose permanence is planned together with this child's. */
export interface Sibling extends Nameable {
  readonly subject: SubjectId
  readonly bornOn: Day | null
  /** The stage of permanence on the day of reading, where a journey was open. */
  readonly stage: string | null
}

/** All that is stored about one child besides the facts, up to the day of reading. */
export interface ChildRead extends Nameable {
  readonly subject: SubjectId
  readonly bornOn: Day | null
  readonly sex: string | null
  readonly team: string | null
  readonly siblingGroup: string | null
  readonly journeys: readonly JourneyTold[]
  readonly stays: readonly StageStay[]
  readonly clocks: readonly Omit<ClockRow, 'subject' | 'owner'>[]
  readonly delays: readonly Pick<SpanRow, 'fact' | 'fromOn' | 'toOn' | 'kind'>[]
  readonly contradictions: readonly Omit<ContradictionRow, 'subject'>[]
  readonly siblings: readonly Sibling[]
}

/** A revision with who saved it. */
export interface RevisionTold extends Revision {
  readonly by: string
}

/** Everything that was ever said about a child, as far as it was known. */
export interface History {
  readonly revisions: readonly RevisionTold[]
  readonly texts: readonly {
    readonly fact: FactId
    readonly revision: number
    readonly field: string
    readonly text: string
  }[]
}

/** The record under which this one of the same child is read; null where it stands alone, or is not there. */
export type ReadRoot = (reading: Reading, child: SubjectId) => Promise<SubjectId | null>
/** Null where the record has no such child. */
export type ReadChild = (reading: Reading, child: SubjectId) => Promise<ChildRead | null>
export type ReadHistory = (reading: Reading, child: SubjectId) => Promise<History>
