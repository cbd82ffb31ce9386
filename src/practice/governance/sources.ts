import type { Reading } from '../../access/index.ts'
import type { CountedTable, Sum } from '../../account/index.ts'
import type { Day } from '../../time/index.ts'

/** A figure of the scorecard as everybody may read it, out of an edition that was published. */
export interface QuotedFigure {
  readonly id: string
  readonly title: string
  /** Null where it is suppressed. */
  readonly says: string | null
  readonly threshold: string
  /** Null where there is no threshold, or the figure is suppressed. */
  readonly met: boolean | null
}

/** An edition of figures that a paper quotes: nothing is counted anew, so that no new count is given away. */
export interface Quoted {
  readonly title: string
  readonly publishedOn: Day
  readonly readOn: Day
  readonly suppressed: string
  readonly figures: readonly QuotedFigure[]
}

/** A measure of the plan as at a day. */
export interface MeasureLine {
  readonly id: string
  readonly title: string
  readonly value: string
  readonly of: string
  readonly band: string
  /** The month that it tells of, in words. */
  readonly month: string
  /** The target that was agreed, in words. */
  readonly target: string
  /** Whether its target is reached, or without one whether it lies in a band that is good; null where it cannot be said yet. */
  readonly met: boolean | null
  readonly asAt: Day
  /** The people whom it counts, for papers that come later. */
  readonly told: readonly Sum[]
}

/** A table of counts of people, which is suppressed before anybody reads it. `name` tells whose people they are. */
export interface CountsOf {
  readonly name: string
  readonly title: string
  readonly rowsAre: string
  readonly table: CountedTable
  readonly asAt: Day
  /** What is counted as being in, such as "closed in time". */
  readonly inIs: string
}

/** Sentences and lines of a part that is not counted. */
export interface LinesOf {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly asAt: Day
}

/** What another part of the service has recorded for a pack: tables of people, and lines. Empty: nothing is recorded. */
export interface SourceRows {
  readonly counts: readonly CountsOf[]
  readonly lines: readonly LinesOf[]
}

/** Where a paper's figures come from. Each is a read as at a day; none invents what is not recorded. */
export interface PackSources {
  /** The last edition of the scorecard that was published by the day; null where there is none. */
  readonly quoteScorecard: (reading: Reading) => Promise<Quoted | null>
  readonly readMeasures: (reading: Reading) => Promise<readonly MeasureLine[]>
  readonly readAudit: (reading: Reading) => Promise<SourceRows>
  readonly readVoice: (reading: Reading) => Promise<SourceRows>
  readonly readComplaints: (reading: Reading) => Promise<SourceRows>
}

export const nothingRecorded: SourceRows = { counts: [], lines: [] }
