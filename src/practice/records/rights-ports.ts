import type { Reading, Sees } from '../../access/index.ts'
import type { AuthorityId, EventDefinition, FactId, RetentionRow, Save, Saved, SubjectId } from '../../record/index.ts'
import type { Calendar, Day } from '../../time/index.ts'
import type { Nameable, NewId, ReadChildNamed } from '../child/index.ts'
import type { ReadComplaintsOf } from '../complaints/index.ts'
import type { ReadHistory } from '../show-child/index.ts'
import type { KeptDefinitions, RightsDefinitions } from './rules.ts'

export type BundleState = 'queued' | 'making' | 'done' | 'cancelled' | 'failed'

/** A copy of a record that was asked to be made. */
export interface BundleRow {
  readonly id: string
  readonly subject: SubjectId
  readonly request: FactId
  readonly askedAt: Date
  readonly endedAt: Date | null
  readonly by: string
  readonly state: BundleState
  readonly isAskedToStop: boolean
  readonly progress: { readonly doing: string; readonly done: number; readonly of: number }
  readonly problem: string | null
  readonly outcome: { readonly entries: number; readonly whole: number; readonly inPart: number } | null
}

/** The copy as a page of HTML and as a Word file. */
export interface BundleFiles {
  readonly page: Buffer
  readonly word: Buffer
}

export type BundleChange = Partial<Pick<BundleRow, 'state' | 'isAskedToStop' | 'progress' | 'problem' | 'outcome'>> & {
  readonly files?: BundleFiles
  readonly hasEnded?: true
}

/** A record that is kept until a day, held, or whose purge is asked for. */
export interface RetainedChild extends Nameable, RetentionRow {
  readonly bornOn: Day | null
}

/** A request about a record that waits for an answer, or for the correction that was accepted. */
export interface ListedRight extends Nameable {
  readonly subject: SubjectId
  readonly rule: string
  readonly request: FactId
  /** When it came, or when the correction was accepted. */
  readonly startedOn: Day
  readonly warnOn: Day
  readonly dueOn: Day
}

export type RightsList = 'requests' | 'due' | 'undecided' | 'held' | 'purges'

export type ReadRightsListed = (
  reading: Reading,
  ask: {
    readonly which: RightsList
    /** Of what falls due: by this day. */
    readonly until: Day
    /** The rules whose clocks are requests. */
    readonly rules: readonly string[]
    readonly limit: number
    readonly offset: number
  },
) => Promise<{
  readonly total: number
  readonly requests: readonly ListedRight[]
  readonly children: readonly RetainedChild[]
}>

/** What came of the second person's yes. */
export type PurgeAnswer =
  | { readonly purged: true; readonly events: number; readonly others: number }
  | {
      readonly purged: false
      readonly why:
        ('busy' | 'not-found' | 'already-done' | 'no-key') | ('held' | 'too-early' | 'not-asked' | 'same-person')
    }

/** What is in force with an authority, as far as requests and keeping depend on it. */
export interface RightsInForce {
  readonly calendar: Calendar
  readonly rights: RightsDefinitions
  readonly kept: KeptDefinitions
}

/** What the pages about rights and retention must be able to do. */
export interface RightsPorts {
  readonly readChildNamed: ReadChildNamed
  readonly readHistory: ReadHistory
  /** Every complaint about a child whom the reading may see. */
  readonly readComplaintsOf: ReadComplaintsOf
  readonly readRetention: (authority: AuthorityId, child: SubjectId) => Promise<RetentionRow | null>
  readonly readListed: ReadRightsListed
  readonly recordNamed: (authority: AuthorityId, text: string, sees: Sees | null) => Promise<SubjectId | null>
  readonly saveEntry: (authority: AuthorityId, save: Save) => Promise<Saved>
  readonly newId: NewId
  /** Every kind of event of a child with the meanings of codes, those about the record itself among them. */
  readonly definitions: ReadonlyMap<string, EventDefinition>
  /** The calendar, the timescales of requests and how long records are kept, as the authority has set them. */
  readonly inForce: (authority: AuthorityId) => Promise<RightsInForce>
  readonly titleOf: (person: string) => string
  readonly bundles: {
    /** Answers its id; null where the record went meanwhile. */
    readonly begin: (
      authority: AuthorityId,
      asked: { readonly subject: SubjectId; readonly request: FactId; readonly by: string },
    ) => Promise<string | null>
    readonly read: (authority: AuthorityId, id: string) => Promise<BundleRow | null>
    readonly of: (authority: AuthorityId, subject: SubjectId, request: FactId) => Promise<readonly BundleRow[]>
    readonly files: (authority: AuthorityId, id: string) => Promise<BundleFiles | null>
    readonly cancel: (authority: AuthorityId, id: string) => Promise<void>
    readonly forget: (authority: AuthorityId, request: FactId) => Promise<void>
  }
  /** A file that was given, as it was given. */
  readonly readGiven: (authority: AuthorityId, request: FactId, name: string) => Promise<Buffer | null>
  readonly purge: (asked: {
    readonly authority: AuthorityId
    readonly child: SubjectId
    readonly by: string
    readonly today: Day
    readonly request: string
  }) => Promise<PurgeAnswer>
}
