import type { FastifyBaseLogger } from 'fastify'
import type { Person } from '../../access/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { PageDefinition } from '../ui/index.ts'
import type { UploadRules } from './received.ts'
import type { ServedAuthority, SessionStore } from './sessions.ts'

/** The one clock of the process. `today` is the civil date in Europe/London unless THROUGHLINE_TODAY fixes it. */
export interface Clock {
  readonly today: () => Day
  readonly now: () => Date
}

/** Everything that the web server stands on. */
export interface ServerOptions {
  readonly pages: readonly PageDefinition[]
  readonly sessions: SessionStore
  /** Who may be signed in as, until access is built. */
  readonly people: readonly Person[]
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
