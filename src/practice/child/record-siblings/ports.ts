import type { Reading } from '../../../access/index.ts'
import type { FactId, SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import type { Nameable } from '../called.ts'

/** A child with the fact that says with whom permanence is planned, where there is one. */
export interface Grouped extends Nameable {
  readonly subject: SubjectId
  readonly bornOn: Day | null
  readonly inGroup: {
    readonly group: string
    readonly fact: FactId
    /** What a save must still find. */
    readonly lastRevision: number
    readonly since: Day
  } | null
}

/** These children and everyone in a group with one of them. Unknown ids are left out. */
export type ReadGrouped = (reading: Reading, children: readonly SubjectId[]) => Promise<readonly Grouped[]>
