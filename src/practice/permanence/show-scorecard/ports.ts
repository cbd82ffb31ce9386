import type { Reading } from '../../../access/index.ts'
import type { Rows } from '../../../account/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'

/** How a child is called in a table of children. */
export interface ChildCalled {
  readonly subject: SubjectId
  /** The child's name, or "Child 100234" until a name is known. */
  readonly called: string
  readonly team: string | null
  readonly siblingGroup: string | null
}

/** The points of the scorecard dated from a day on, up to the day of reading, and the spans that touch that time. */
export type ReadScorecardRows = (reading: Reading, from: Day) => Promise<Rows<SubjectId>>

/** The names of these children, in no particular order. */
export type ReadChildrenCalled = (reading: Reading, children: readonly SubjectId[]) => Promise<readonly ChildCalled[]>
