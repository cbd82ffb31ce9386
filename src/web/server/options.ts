import type { FastifyBaseLogger } from 'fastify'
import type { ChildStanding, Person, RecordRead, RoleId } from '../../access/index.ts'
import type { AuthorityId, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { PageDefinition } from '../ui/index.ts'
import type { DraftStore } from './drafts/draft-store.ts'
import type { Rates } from './rates.ts'
import type { UploadRules } from './received.ts'
import type { ServedAuthority, SessionStore } from './sessions.ts'
import type { EmergencyAccount } from './emergency-secrets.ts'
import type { SingleSignOn } from './single-sign-on.ts'

/** The one clock of the process. `today` is the civil date in Europe/London unless THROUGHLINE_TODAY fixes it. */
export interface Clock {
  readonly today: () => Day
  readonly now: () => Date
}

/** Who asks, as they are at this very request, and how the child stands whom they ask about. */
export interface Asker {
  readonly person: Person
  readonly child: ChildStanding | null
  readonly isWorkHidden: boolean
}

/** Everything that the web server stands on. */
export interface ServerOptions {
  readonly pages: readonly PageDefinition[]
  readonly sessions: SessionStore
  /** Who may be signed in as on this computer. */
  readonly people: readonly Person[]
  /** Whom an administrator added, and who may therefore sign in as themselves on this computer. */
  readonly addedPeople: (authority: AuthorityId) => Promise<readonly Pick<Person, 'id' | 'title' | 'comesFor'>[]>
  /** Whose session it is by its secret’s digest, and who they are; null: it has ended. One question to the database. */
  readonly whoAsks: (
    digest: string,
    child: SubjectId | null,
  ) => Promise<{
    readonly authority: ServedAuthority
    /** What the session is called where its secret may not be told. */
    readonly handle: string
    /** How many seconds ago they proved who they are. */
    readonly age: number
    readonly asker: Asker | null
  } | null>
  /** Somebody as they are now, before they are signed in; null: no such person. */
  readonly readAsker: (authority: AuthorityId, person: string, child: SubjectId | null) => Promise<Asker | null>
  /** Drops what is remembered of who asks: called after whatever may have changed it. */
  readonly forgetAskers: () => void
  /** Writes into the log of reads who was shown which children, before they are shown. */
  readonly recordRead: RecordRead
  /** Whose records this installation holds: the one to begin with first. */
  readonly authorities: () => Promise<readonly ServedAuthority[]>
  /** The reconstruction of what was known at a position, where one is ready. */
  readonly reconstructionAt: (
    authority: AuthorityId,
    position: number,
  ) => Promise<{ generation: number; at: Date } | null>
  /** That an authority's figures are being worked out again, in a sentence; null while they are not. */
  readonly sayAwaited: (authority: AuthorityId) => Promise<string | null>
  readonly clock: Clock
  /** This service’s own address, as people reach it; null: this computer alone. */
  readonly address: URL | null
  /** The council’s own sign-in; null: the people above choose themselves from a list, on this computer alone. */
  readonly singleSignOn: SingleSignOn | null
  /** Lets in somebody whom the council’s sign-in vouches for, or says why not. `invitation`: by its secret’s digest. */
  readonly welcome: (
    authority: AuthorityId,
    vouched: {
      readonly identity: string
      readonly name: string
      readonly email: string | null
      readonly roles: readonly RoleId[]
    },
    invitation: string | null,
  ) => Promise<
    { readonly person: string } | { readonly refused: 'no-role' | 'disabled' | 'unused'; readonly person?: string }
  >
  /** The account for when the council’s sign-in cannot be reached. */
  readonly emergency: EmergencyAccount
  /** What people typed and did not save yet. */
  readonly drafts: DraftStore
  readonly isTrialStore: boolean
  /** Where the built stylesheet and pictures lie. */
  readonly assetsFolder: string
  /** A short name for the stylesheet as it now is: `assetsVersion(assetsFolder)`. */
  readonly assetsVersion: string
  /** Rejects where the record cannot be reached. */
  readonly ping: () => Promise<void>
  readonly uploads: UploadRules
  /** Whether something is done too often: in how many seconds it may be done again; 0 at once. */
  readonly rates: Rates
  /** Where faults of this service can be told of, as an address; null: not said. */
  readonly securityContact: string | null
  /** Null: no log. */
  readonly log: FastifyBaseLogger | null
}
