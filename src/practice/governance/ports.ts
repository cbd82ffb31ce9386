import type { Reading } from '../../access/index.ts'
import type { Sum } from '../../account/index.ts'
import type { AuthorityId, Fact, FactId, Save, Saved, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { OfImprovement } from '../improvement/index.ts'
import type { PackSources } from './sources.ts'

/** A board, a meeting, a report, a paper or a room, with its facts, in the order of the world, up to the day of reading. */
export interface OfGovernance {
  readonly subject: SubjectId
  readonly kind: 'board' | 'meeting' | 'report' | 'paper' | 'room'
  readonly facts: readonly Fact[]
}

/** Long texts as they now stand, by fact and field. */
export type TextsOf = ReadonlyMap<FactId, Readonly<Record<string, string>>>

export type ReadGovernance = (reading: Reading) => Promise<readonly OfGovernance[]>
export type ReadGovernanceTexts = (reading: Reading, subjects: readonly SubjectId[]) => Promise<TextsOf>

/** How far a paper that is being published has come. */
export type PaperRunState = 'queued' | 'making' | 'done' | 'cancelled' | 'failed'

/** A publication that was asked for. */
export interface PaperRun {
  readonly id: string
  readonly paper: SubjectId
  readonly askedAt: Date
  readonly endedAt: Date | null
  readonly by: string
  readonly state: PaperRunState
  readonly isAskedToStop: boolean
  readonly progress: { readonly doing: string; readonly done: number; readonly of: number }
  readonly problem: string | null
  readonly edition: FactId | null
}

/** What is asked for when a paper is to be published. */
export interface PublishAsked {
  readonly paper: SubjectId
  readonly by: string
  /** The form's own id: a double click publishes once. */
  readonly request: string
  /** Whether the report's promise is kept by it: it is sent to whoever asked. */
  readonly isSent: boolean
}

/** A reviewer's grant as the room tells of it: which review, how many cases, from when to when. No child. */
export interface ReviewGranted {
  readonly review: string
  readonly who: string
  readonly cases: number
  readonly fromOn: Day
  readonly untilOn: Day
  readonly takenBackOn: Day | null
}

/** Somebody who may be let into a room. */
export interface PossibleGuest {
  readonly person: string
  readonly name: string
}

export interface PublishedCounts {
  readonly told: readonly Sum[]
  readonly small: { readonly least: number; readonly most: number; readonly title: string }
}

/** One look into a room, out of the log of reads. */
export interface Look {
  readonly at: Date
  readonly person: string
  readonly what: string
}

/** What the pages of governance must be able to read and do. */
export interface GovernancePorts {
  readonly readGovernance: ReadGovernance
  readonly readTexts: ReadGovernanceTexts
  readonly readImprovement: (reading: Reading) => Promise<readonly OfImprovement[]>
  readonly sources: PackSources
  readonly saveEntry: (authority: AuthorityId, save: Save) => Promise<Saved>
  readonly newId: () => string
  readonly titleOf: (person: string) => string
  /** What tables of people in papers published before tell, and which counts are small. */
  readonly readPublishedCounts: (authority: AuthorityId) => Promise<PublishedCounts>
  readonly headPosition: (authority: AuthorityId) => Promise<number>
  readonly publish: (authority: AuthorityId, asked: PublishAsked) => Promise<string>
  readonly readRun: (authority: AuthorityId, id: string) => Promise<PaperRun | null>
  readonly cancelRun: (authority: AuthorityId, id: string) => Promise<void>
  readonly readEditionFile: (authority: AuthorityId, edition: FactId, name: string) => Promise<Buffer | null>
  readonly readReviews: (authority: AuthorityId) => Promise<readonly ReviewGranted[]>
  readonly readGuests: (authority: AuthorityId) => Promise<readonly PossibleGuest[]>
  /** Writes into the log of reads that somebody looked; resolves once it cannot be lost. */
  readonly noteLook: (
    authority: AuthorityId,
    look: { person: string; on: Day; room: SubjectId; what: string },
  ) => Promise<void>
  /** Who looked into a room, the last first. */
  readonly readLooks: (authority: AuthorityId, room: SubjectId, limit: number) => Promise<readonly Look[]>
}
