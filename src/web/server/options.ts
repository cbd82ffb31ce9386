import type { FastifyBaseLogger } from 'fastify'
import type { ChildStanding, Person } from '../../access/index.ts'
import type { AuthorityId, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { PageDefinition } from '../ui/index.ts'
import type { UploadRules } from './received.ts'
import type { SessionStore } from './sessions.ts'

/** The one clock of the process. `today` is the civil date in Europe/London unless THROUGHLINE_TODAY fixes it. */
export interface Clock {
  readonly today: () => Day
  readonly now: () => Date
}

/** An authority whose record this installation holds. */
export interface ServedAuthority {
  readonly id: AuthorityId
  readonly name: string
  readonly demonstration: boolean
}

/** Everything that the web server stands on. */
export interface ServerOptions {
  readonly pages: readonly PageDefinition[]
  readonly sessions: SessionStore
  /** Who may be signed in as on this computer. */
  readonly people: readonly Person[]
  /** Who asks, as they are at this very request, and how the child stands whom they ask about; null: no such person. */
  readonly readAsker: (
    authority: AuthorityId,
    person: string,
    child: SubjectId | null,
  ) => Promise<{ readonly person: Person; readonly child: ChildStanding | null } | null>
  /** Drops what is remembered of who asks: called after whatever may have changed it. */
  readonly forgetAskers: () => void
  /** Whose records this installation holds: the one to begin with first. */
  readonly authorities: () => Promise<readonly ServedAuthority[]>
  /** The reconstruction of what was known at a position, where one is ready. */
  readonly reconstructionAt: (
    authority: AuthorityId,
    position: number,
  ) => Promise<{ generation: number; at: Date } | null>
  readonly clock: Clock
  readonly isTrialStore: boolean
  /** Where the built stylesheet and pictures lie. */
  readonly assetsFolder: string
  /** A short name for the stylesheet as it now is: `assetsVersion(assetsFolder)`. */
  readonly assetsVersion: string
  /** Rejects where the record cannot be reached. */
  readonly ping: () => Promise<void>
  readonly uploads: UploadRules
  /** Null: no log. */
  readonly log: FastifyBaseLogger | null
}
