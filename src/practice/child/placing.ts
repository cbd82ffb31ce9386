import type { FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Care } from './care.ts'

/**
 * A stretch of care in which the authority may place the child for adoption, as permanence tells it: `unplaced` while it
 * is authorised and has not placed the child, `placed` while the child lives with the adopters. In order, never overlapping.
 */
export interface Placing {
  readonly kind: 'unplaced' | 'placed'
  readonly from: Day
  readonly to: Day | null
  /** The order, or the move to the adopters. */
  readonly startedBy: FactId
  /** Whether it begins with an authority that the child was not under before: not when a placement under it broke down. */
  readonly isNew: boolean
}

/** The stretches of each period of care that has any. */
export type PlacingsByCare = ReadonlyMap<Care, readonly Placing[]>
