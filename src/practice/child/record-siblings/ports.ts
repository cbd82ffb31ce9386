import type { Reading } from '../../../access/index.ts'
import type { FactId, SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import type { Nameable } from '../called.ts'

/** A fact that says with whom permanence is planned. */
export interface GroupFact {
  readonly group: string
  readonly fact: FactId
  /** What a save must still find. */
  readonly lastRevision: number
  readonly since: Day
  /** The record that the fact is about: the child's own, or another that is read under it. */
  readonly subjects: readonly SubjectId[]
}

/** A child with the facts that say with whom permanence is planned. */
export interface Grouped extends Nameable {
  readonly subject: SubjectId
  readonly bornOn: Day | null
  /** The fact that stands; null where there is none. */
  readonly inGroup: GroupFact | null
  /** What was said before and stands behind it, such as an earlier group. */
  readonly earlier: readonly GroupFact[]
}

/** These children and everyone in a group with one of them. Unknown ids are left out. */
export type ReadGrouped = (reading: Reading, children: readonly SubjectId[]) => Promise<readonly Grouped[]>
