import type { Reading } from '../../../access/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'

/** A child of whom nothing dated lately is recorded. */
export interface QuietChild {
  readonly subject: SubjectId
  readonly sourceRef: string | null
  readonly name: string | null
  readonly team: string | null
  /** The child practice's stage on that day. */
  readonly stage: string
  /** The first day on which too many days had passed without an event. */
  readonly quietFrom: Day
}

export interface QuietAsk {
  /** Only children looked after on that day; otherwise every child with an open journey. */
  readonly isLookedAfterOnly: boolean
  readonly limit: number
  readonly offset: number
}

/** The quiet children on the day of the reading, the longest quiet first, with how many there are in all. */
export type ReadQuiet = (
  reading: Reading,
  ask: QuietAsk,
) => Promise<{ readonly total: number; readonly children: readonly QuietChild[] }>
