import type { Reading, RecordRead, Sees } from '../../../access/index.ts'
import type { ChildNamed } from '../../../practice/child/index.ts'
import type { AuthorityId, Save, Saved, SubjectId } from '../../../record/index.ts'
import type { EmergencyAsked, EmergencyFound, EmergencyReviewed, OpenNow } from '../../../store/index.ts'
import type { Calendar } from '../../../time/index.ts'

/** What emergency access and its review stand on. */
export interface EmergencyPorts {
  readonly recordNamed: (authority: AuthorityId, text: string, sees: Sees | null) => Promise<SubjectId | null>
  readonly saveEntry: (authority: AuthorityId, entry: Save) => Promise<Saved>
  readonly keep: (authority: AuthorityId, asked: EmergencyAsked) => Promise<void>
  readonly recordRead: RecordRead
  readonly openNow: (authority: AuthorityId, person: string) => Promise<readonly OpenNow[]>
  readonly readChildNamed: (reading: Reading, child: SubjectId) => Promise<ChildNamed | null>
  readonly list: (
    authority: AuthorityId,
    sees: Sees,
    most: number,
  ) => Promise<{ readonly waiting: readonly EmergencyFound[]; readonly reviewed: readonly EmergencyFound[] }>
  readonly one: (authority: AuthorityId, id: string, sees: Sees) => Promise<EmergencyFound | null>
  readonly review: (authority: AuthorityId, reviewed: EmergencyReviewed) => Promise<boolean>
  readonly inForce: (
    authority: AuthorityId,
  ) => Promise<{ readonly calendar: Calendar; readonly emergencyHours: number }>
  readonly newId: () => string
  readonly titleOf: (person: string) => string
}
