import type { Reading } from '../../access/index.ts'
import type { ReadAudits, ReadProgrammes } from '../audit/index.ts'
import type { ReadComplaints } from '../complaints/index.ts'
import type { AuthorityId, Fact, Save, Saved, SubjectId } from '../../record/index.ts'

/** Everything learned, with its facts up to the day of the reading. */
export type ReadLearning = (
  reading: Reading,
) => Promise<readonly { readonly subject: SubjectId; readonly facts: readonly Fact[] }[]>

export interface LearningPorts {
  readonly readComplaints: ReadComplaints
  readonly readAudits: ReadAudits
  readonly readProgrammes: ReadProgrammes
  readonly readLearning: ReadLearning
  readonly saveEntry: (authority: AuthorityId, save: Save) => Promise<Saved>
  readonly newId: () => string
}
