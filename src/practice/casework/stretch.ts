import type { FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'

/** A stretch during which a child is in a state. Half-open; `to` null while it lasts. */
export interface Stretch {
  readonly from: Day
  readonly to: Day | null
  readonly fact: FactId
  /** False where the files begin after it did: nothing is measured from its start. */
  readonly startKnown: boolean
}
