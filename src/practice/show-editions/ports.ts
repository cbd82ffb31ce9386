import type { Reading } from '../../access/index.ts'
import type { AuthorityId, FactId, SubjectId } from '../../record/index.ts'
import type { SettingsPorts } from '../authority/index.ts'
import type { Definitions } from '../definitions.ts'
import type { ScorecardOn } from '../permanence/index.ts'

/** What the pages of editions must be able to do. */
export interface EditionsPorts extends Pick<SettingsPorts, 'readAuthorityHistory' | 'saveEntry' | 'newId' | 'titleOf'> {
  readonly readScorecard: (reading: Reading) => Promise<ScorecardOn<SubjectId>>
  /** A file of an edition, as it was published; null where there is none. */
  readonly readEditionFile: (authority: AuthorityId, fact: FactId, name: string) => Promise<Buffer | null>
  /** The file of this name of every edition that has one. */
  readonly readEditionFiles: (authority: AuthorityId, name: string) => Promise<ReadonlyMap<FactId, Buffer>>
  /** The last position of the authority's chain. */
  readonly headPosition: (authority: AuthorityId) => Promise<number>
  readonly inForce: (authority: AuthorityId) => Promise<Definitions>
  /** That figures are being worked out again, in a sentence; null while they are not. */
  readonly sayAwaited: (authority: AuthorityId) => Promise<string | null>
  readonly release: string
}
