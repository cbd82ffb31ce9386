import type { Checked } from './checked.ts'
import type { Of } from './collections.ts'
import type { FileSeen } from './files.ts'
import type { GivenFile } from './given-files.ts'

/** What is asked of a check besides the files. */
export interface Question {
  readonly year: number
  /** The nine characters of the authority that makes the return; null where they were not said. */
  readonly authority: string | null
}

/** A check that has begun: files are read one by one, then its rules are run. The worker and the server go by it alike. */
export interface Opened {
  readonly of: Of
  /** The first and the last year whose rules are known. */
  readonly years: readonly [first: number, last: number]
  /** What was read until now. */
  readonly files: readonly FileSeen[]
  readonly read: (file: GivenFile) => Promise<void>
  readonly suggestedYear: () => number | null
  readonly check: (question: Question, onProgress?: (done: number, of: number) => void) => Promise<Checked>
}
