import type { Reading } from '../../../access/index.ts'
import type { AuthorityId, FactId, SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import type { PeoplePorts } from '../ports.ts'

/** Cases granted to a reviewer, as they were granted, and whether that was taken back. */
export interface Grant {
  readonly fact: FactId
  readonly subject: SubjectId
  /** The last revision of the fact: what taking it back must still find. */
  readonly revision: number
  readonly person: string
  readonly name: string
  readonly review: string
  readonly fromOn: Day
  readonly untilOn: Day
  readonly children: readonly SubjectId[]
  readonly sampled: string | null
  readonly by: string
  readonly grantedOn: Day
  readonly reason: string
  /** Null while it was not taken back. */
  readonly takenBack: { readonly on: Day; readonly by: string; readonly reason: string } | null
}

/** A case as those who grant it see it. */
export interface Case {
  readonly subject: SubjectId
  readonly name: string | null
  readonly sourceRef: string | null
}

/** What the pages of grants must be able to do. */
export interface GrantPorts extends Pick<PeoplePorts, 'readPerson' | 'saveEntry' | 'newId' | 'titleOf'> {
  /** Every grant, the latest first. */
  readonly readGrants: (authority: AuthorityId) => Promise<readonly Grant[]>
  /** Who has the role of a reviewer and may sign in. */
  readonly readReviewers: (authority: AuthorityId) => Promise<readonly { readonly id: string; readonly name: string }[]>
  /** The children of these numbers whom the reading may see. */
  readonly readByNumber: (reading: Reading, numbers: readonly string[]) => Promise<readonly Case[]>
  /** These children, as far as the reading may see them. */
  readonly readCases: (reading: Reading, children: readonly SubjectId[]) => Promise<readonly Case[]>
  /** A sample of the children with an open journey whom the reading may see: the same for the same seed. */
  readonly drawSample: (
    reading: Reading,
    size: number,
    seed: string,
  ) => Promise<{ readonly of: number; readonly children: readonly SubjectId[] }>
}
