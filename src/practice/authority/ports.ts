import type { AuthorityId, FactId, Revision, Save, Saved, SubjectId } from '../../record/index.ts'
import type { Definitions } from '../definitions.ts'

/** A revision of a fact about the authority, with who saved it and its place in the chain. */
export interface RevisionOfAuthority extends Revision {
  readonly by: string
  readonly position: number
}

/** Everything that was ever said about the authority itself, oldest first. */
export interface AuthorityHistory {
  /** Null while nothing was. */
  readonly subject: SubjectId | null
  readonly revisions: readonly RevisionOfAuthority[]
  readonly texts: readonly {
    readonly fact: FactId
    readonly revision: number
    readonly field: string
    readonly text: string
  }[]
}

/** What the pages of settings must be able to do. */
export interface SettingsPorts {
  readonly readAuthorityHistory: (authority: AuthorityId) => Promise<AuthorityHistory>
  readonly saveEntry: (authority: AuthorityId, save: Save) => Promise<Saved>
  /** Has what depends on a setting worked out again, where anything does. */
  readonly changed: (authority: AuthorityId) => Promise<void>
  /** The definitions as shipped: what holds where the authority has set nothing. */
  readonly shipped: Definitions
  readonly newId: () => string
  /** What somebody who saved does, as shown to people. */
  readonly titleOf: (person: string) => string
}
