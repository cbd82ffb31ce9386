import type { Reading } from '../../access/index.ts'
import type { AuthorityId, Fact, FactId, Revision, Save, Saved, SubjectId } from '../../record/index.ts'

/** A plan, an action or a requirement that was decided on, with its facts, in the order of the world, up to the day of reading. */
export interface OfImprovement {
  readonly subject: SubjectId
  readonly kind: 'plan' | 'action' | 'requirement'
  readonly facts: readonly Fact[]
}

/** Everything that was ever said about one of them, as far as it was known, with who saved it. */
export interface ImprovementHistory {
  readonly revisions: readonly (Revision & { readonly by: string })[]
  readonly texts: readonly {
    readonly fact: FactId
    readonly revision: number
    readonly field: string
    readonly text: string
  }[]
}

export type ReadImprovement = (reading: Reading) => Promise<readonly OfImprovement[]>
export type ReadImprovementHistory = (reading: Reading, subject: SubjectId) => Promise<ImprovementHistory>

/** What the pages of improvement must be able to read and do. */
export interface ImprovementPorts {
  readonly readImprovement: ReadImprovement
  readonly readImprovementHistory: ReadImprovementHistory
  readonly saveEntry: (authority: AuthorityId, save: Save) => Promise<Saved>
  readonly newId: () => string
  /** What somebody who saved does, as shown to people: the record keeps no names of theirs. */
  readonly titleOf: (person: string) => string
}
