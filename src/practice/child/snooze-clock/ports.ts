import type { Reading } from '../../../access/index.ts'
import type { FactId, SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'

/** A clock of a child that runs. */
export interface RunningClock {
  readonly rule: string
  readonly startedBy: FactId
  readonly dueOn: Day
}

/** Reads a clock that runs on the day of reading; null where none does. */
export type ReadClock = (
  reading: Reading,
  child: SubjectId,
  rule: string,
  startedBy: FactId,
) => Promise<RunningClock | null>
