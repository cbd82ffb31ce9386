import type { Reading } from '../../access/index.ts'
import type { MonthSum, Small, WorkerMonth } from '../../account/index.ts'
import type { AuthorityId, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Nameable } from '../child/index.ts'

/**
 * The sums of figures by month up to the day of the reading: of everybody, and of those figures that are told by worker. What
 * comes before `from` is one sum, in the month before it. The very same object while nothing is saved.
 */
export type ReadMonthSums = (
  reading: Reading,
  ask: { readonly ids: readonly string[]; readonly byWorker: readonly string[]; readonly from: Day },
) => Promise<{ readonly sums: readonly MonthSum[]; readonly ofWorkers: readonly WorkerMonth[] }>

/** What one figure comes to for a team or a worker. */
export interface SumApart extends Pick<MonthSum, 'num' | 'den'> {
  readonly who: string
}

/** What one figure comes to for each team or each worker up to the day of the reading: of all months, or of those from one on. */
export type ReadSumsApart = (
  reading: Reading,
  ask: { readonly id: string; readonly by: 'team' | 'worker'; readonly from: Day | null },
) => Promise<readonly SumApart[]>

/** Days from what happened to its being recorded, by kind of event and the month of the recording, of what people typed. */
export type ReadRecordingMonths = (
  authority: AuthorityId,
  from: Day,
  to: Day,
) => Promise<readonly { readonly type: string; readonly month: Day; readonly events: number; readonly days: number }[]>

/** What is asked of the children behind a figure. */
export interface BehindAsk {
  readonly id: string
  /** Things that happened in the month, or children as they were at its end. */
  readonly as: 'happened' | 'standing'
  readonly month: Day
  readonly who: { readonly team: string | null; readonly worker: string | null }
  readonly offset: number
  readonly limit: number
  /** Whether those who do not count above the line come first. */
  readonly missedFirst: boolean
}

/** One child behind a figure; `num` of `den` is what they add to it. */
export interface BehindRow {
  readonly subject: SubjectId
  readonly on: Day
  readonly from: Day | null
  readonly until: Day | null
  readonly num: number
  readonly den: number
  readonly worker: string | null
}

export type ReadBehind = (
  reading: Reading,
  ask: BehindAsk,
) => Promise<{ readonly rows: readonly BehindRow[]; readonly of: number }>

/** What these children are called whom the reader may see. */
export type ReadCalled = (
  reading: Reading,
  children: readonly SubjectId[],
) => Promise<readonly (Nameable & { readonly subject: SubjectId; readonly team: string | null })[]>

/** What an indicator of the adoption scorecard came to: null where nothing counts or the reader is not told it. */
export interface IndicatorThen {
  readonly value: number | null
  /** How many children it is made of, and the last day of its time. */
  readonly of: number
  readonly until: Day
  readonly says: string
}

/** Every indicator of the adoption scorecard before and now, as this reader may be told it. */
export type ReadIndicators = (
  reading: Reading,
) => Promise<readonly { readonly id: string; readonly before: IndicatorThen; readonly now: IndicatorThen }[]>

/** What the pages of figures must be able to read. */
export interface FigurePorts {
  readonly readIndicators: ReadIndicators
  readonly readMonthSums: ReadMonthSums
  readonly readSumsApart: ReadSumsApart
  readonly readRecordingMonths: ReadRecordingMonths
  readonly readBehind: ReadBehind
  readonly readCalled: ReadCalled
  /** Which counts are small, for readers who may see no child identified. */
  readonly readSmall: (reading: Reading) => Promise<Small>
}
