import type { Reading } from '../../../access/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'

/** What passes with a child from one worker to the next. */
export interface Outstanding {
  /** The number of the worker who has the child on the day; null where nobody has. */
  readonly worker: string | null
  /** The clocks that run on the day, those first that fall due first. */
  readonly clocks: readonly { readonly rule: string; readonly startedOn: Day; readonly dueOn: Day }[]
}

export type ReadOutstanding = (reading: Reading, child: SubjectId) => Promise<Outstanding>
