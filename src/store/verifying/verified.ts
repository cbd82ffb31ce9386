import type { KeyObject } from 'node:crypto'
import type { SignedHead } from '../../record/index.ts'
import type { Rules } from '../projecting/fold-subjects.ts'

/** Something in the record that is not as it was recorded. */
export interface Fault {
  /** The entry's position, event, fact or child. */
  readonly where: string
  readonly what: string
}

export interface Verified {
  readonly subjects: number
  readonly events: number
  /** Rows of the log of who read what. */
  readonly reads: number
  /** Records that two people purged: nothing is left of them but bare commitments. */
  readonly purged: number
  readonly faults: readonly Fault[]
}

export interface Against {
  /** The heads that were signed, oldest first, as they were kept outside the database. */
  readonly heads: readonly SignedHead[]
  /** The public key that they must be signed with; null where there is none. */
  readonly key: KeyObject | null
  readonly rules: Rules
  /** Fold one child in so many afresh and compare: 1 for all. */
  readonly foldOneIn: number
}
