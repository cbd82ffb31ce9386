import type { Sum } from '../../account/index.ts'
import type { SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { ActionOn, PlanAt, PromiseOn, Requirement } from '../improvement/index.ts'
import type { Board } from './board.ts'
import type { Meeting } from './meeting.ts'
import type { PaperKindId } from './paper-kinds.ts'
import type { ReviewGranted } from './ports.ts'
import type { MeasureLine, Quoted, SourceRows } from './sources.ts'

/** A requirement with what was decided of it. */
export interface Decided {
  readonly requirement: Requirement
  readonly source: string
  readonly verdict: string
  readonly by: string
  readonly actions: number
}

/** The meeting that a pack is for. */
export interface PackMeeting {
  readonly board: Board
  readonly meeting: Meeting
  /** Partners’ updates with their words. */
  readonly updates: readonly { readonly partner: string; readonly on: Day; readonly text: string }[]
  /** The meeting before, where its minutes wait to be confirmed. */
  readonly toConfirm: Day | null
  /** What was agreed at earlier meetings of the board and is open, or was closed since the last one. */
  readonly arising: readonly PromiseOn[]
}

/** Evidence of an action, as its plan names it. */
export interface EvidenceLine {
  readonly ref: string
  readonly on: Day
  readonly what: string
}

/** Everything that a paper is made of, read as at its day and at one instant. */
export interface Material {
  readonly kind: PaperKindId
  readonly authority: string
  readonly asAt: Day
  /** The instant at which all of it was read, in words, and the position of the record then. */
  readonly readAt: string
  readonly position: number
  readonly plans: readonly PlanAt[]
  readonly actions: readonly ActionOn[]
  readonly decided: readonly Decided[]
  readonly quoted: Quoted | null
  readonly measures: readonly MeasureLine[]
  readonly audit: SourceRows
  readonly voice: SourceRows
  readonly complaints: SourceRows
  readonly auditEvidence: readonly EvidenceLine[]
  readonly voiceEvidence: readonly EvidenceLine[]
  readonly reviews: readonly ReviewGranted[]
  readonly risks: readonly Board['risks'][number][]
  readonly meeting: PackMeeting | null
  /** What was written into the parts, by part. */
  readonly written: ReadonlyMap<string, string>
  /** What tables of people in papers published before tell. */
  readonly told: readonly Sum[]
  /** Counts from and to that are small. */
  readonly small: { readonly least: number; readonly most: number; readonly title: string }
}

/** What a paper is for, as its heading says. */
export interface PaperFor {
  readonly id: SubjectId
  readonly title: string
}
