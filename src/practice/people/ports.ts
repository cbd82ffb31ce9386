import type { RoleId } from '../../access/index.ts'
import type { AuthorityId, FactId, Revision, Save, Saved, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'

/** Somebody who may sign in, or might: as the council's sign-in and the administrators tell of them. */
export interface KnownPerson {
  readonly person: string
  readonly name: string
  /** The roles of their groups, as they were when they last signed in. */
  readonly ofGroups: readonly RoleId[]
  /** The roles given here. */
  readonly given: readonly RoleId[]
  readonly team: string | null
  readonly workers: readonly string[]
  readonly state: 'active' | 'disabled'
  /** Where they live, as postcodes are compared; null where nobody said. */
  readonly homePostcode: string | null
  /** Whether the account was disabled because it was not used. */
  readonly isUnused: boolean
  readonly signedInAt: Date | null
  readonly reviewedOn: Day | null
  /** Where administrators have said something of them: the subject, and their account's fact with its last revision. */
  readonly subject: SubjectId | null
  readonly fact: FactId | null
  readonly revision: number
}

/** Where somebody is signed in. */
export interface OpenSession {
  /** What it is called: not its secret. */
  readonly handle: string
  readonly device: string
  readonly begunAt: Date
  readonly seenAt: Date
}

export interface PeopleAsk {
  /** The first letter of the name; empty: everybody. */
  readonly letter: string
  /** Only those whose access was not reviewed on this day or later; null: whoever. The longest ago come first. */
  readonly notReviewedSince: Day | null
  readonly limit: number
  readonly offset: number
}

/** Somebody with what only their own page tells. */
export interface PersonShown {
  readonly known: KnownPerson
  /** Whether they have signed in by the council's accounts, so that their name and groups come from there. */
  readonly isFromSignIn: boolean
  readonly sessions: number
  /** How many children are allocated to them, and are their team's, whom they may see. */
  readonly sees: { readonly allocated: number; readonly team: number }
}

/** A revision of a fact about somebody, with who saved it. */
export interface RevisionOfPerson extends Revision {
  readonly by: string
  readonly reason: string
}

/** What the sign-in changed by itself: roles of groups, a name, an account that was not used. */
export interface ChangeBySignIn {
  readonly at: Date
  readonly says: Readonly<Record<string, unknown>>
}

/** What the pages about people must be able to do. */
export interface PeoplePorts {
  readonly readPeople: (
    authority: AuthorityId,
    ask: PeopleAsk,
  ) => Promise<{ readonly total: number; readonly people: readonly KnownPerson[] }>
  readonly readPerson: (authority: AuthorityId, person: string) => Promise<PersonShown | null>
  readonly readPersonHistory: (
    authority: AuthorityId,
    person: string,
    subject: SubjectId | null,
  ) => Promise<{ readonly revisions: readonly RevisionOfPerson[]; readonly bySignIn: readonly ChangeBySignIn[] }>
  /** Every team that any child has. */
  readonly readTeamNames: (authority: AuthorityId) => Promise<readonly string[]>
  /** Who else has one of these social worker numbers; null: nobody. */
  readonly whoHasNumber: (
    authority: AuthorityId,
    person: string,
    workers: readonly string[],
  ) => Promise<{ readonly worker: string; readonly name: string } | null>
  readonly saveEntry: (authority: AuthorityId, save: Save) => Promise<Saved>
  /** Lets an account in again that was disabled because it was not used. */
  readonly enableAgain: (authority: AuthorityId, person: string, by: string) => Promise<void>
  /** Every session of somebody that has not ended, the latest seen first. */
  readonly readSessionsOf: (authority: AuthorityId, person: string) => Promise<readonly OpenSession[]>
  /** Ends one session of somebody; false where it is none of theirs, or has ended. */
  readonly endOneOf: (authority: AuthorityId, person: string, handle: string) => Promise<boolean>
  readonly endSessionsOf: (authority: AuthorityId, person: string) => Promise<void>
  /** The address at which somebody takes up an invitation; null where people choose themselves from a list. */
  readonly invite: (authority: AuthorityId, person: string) => Promise<string | null>
  readonly reviewEveryMonths: (authority: AuthorityId) => Promise<number>
  readonly newId: () => string
  readonly titleOf: (person: string) => string
}
