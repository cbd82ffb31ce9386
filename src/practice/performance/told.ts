import { monthly } from '../../account/index.ts'
import type { ClockRow, FactId, PointRow, SpanRow, StageSpanRow, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Kind, ToldCasework } from '../casework/index.ts'
import type { ChildStory } from '../child/index.ts'

/** Everything that is known of a child when what the child counts for is worked out. */
export interface Told extends ToldCasework {
  readonly subject: SubjectId
  readonly story: ChildStory
  readonly clocks: readonly ClockRow[]
  /** Stays in the stages of the child's own journey, with whose the child was. */
  readonly stays: readonly StageSpanRow[]
}

/** From which day the council keeps each kind of casework here; null: not yet. */
export type KeptFrom = Readonly<Record<Kind, Day | null>>

/** What a measure's page says of how it is counted. */
export interface CountedHow {
  /** The measure's id, or that of one of its parts. */
  readonly id: string
  /** Who and what counts, and when, in a sentence. */
  readonly counts: string
  /** What a reader must know before relying on it; null where nothing is. */
  readonly caution: string | null
}

/** A point of a measure that is summed by month. */
export const pointOf = (
  { subject }: Told,
  id: string,
  at: Pick<PointRow, 'onDate' | 'fact' | 'num' | 'den'> & Partial<PointRow>,
): PointRow => ({ subject, measure: monthly(id), fromOn: null, untilOn: null, leftOut: null, ...at })

/** A stretch in which the child counts below the line, and where `isIn` above it too. */
export const spanOf = (
  { subject }: Told,
  id: string,
  { from, to, fact }: { readonly from: Day; readonly to: Day | null; readonly fact: FactId },
  isIn: boolean,
  worker: string | null = null,
): SpanRow => ({
  ...{ subject, measure: monthly(id), fact, fromOn: from, toOn: to },
  ...{ waitFromOn: null, waitUntilOn: null, kind: isIn ? 'in' : 'out', worker },
})
