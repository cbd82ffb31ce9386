import type { Reading } from '../../../access/index.ts'
import type { Rows, ScorecardSettings } from '../../../account/index.ts'
import type { AuthorityId, SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import type { Nameable } from '../../child/index.ts'
import type { PeriodName, ScorecardOn } from './figures.ts'

/** How a child is called in a table of children. */
export interface ChildCalled extends Nameable {
  readonly subject: SubjectId
  readonly team: string | null
  readonly siblingGroup: string | null
  /** What a sealed record goes on counting for: nobody is identified. */
  readonly isSealed?: boolean
}

/** By period, the ids of the figures that may be read by somebody who may see no child identified. */
export type OpenPeriods = Readonly<Record<PeriodName, ReadonlySet<string>>>

/** The points of the scorecard dated from a day on, up to the day of reading, and the spans that touch that time. */
export type ReadScorecardRows = (reading: Reading, from: Day) => Promise<Rows<SubjectId>>

/** The settings that an authority's figures are summed by. */
export type ReadScorecardSettings = (authority: AuthorityId) => Promise<ScorecardSettings>

/** The names of these children, in no particular order. */
export type ReadChildrenCalled = (reading: Reading, children: readonly SubjectId[]) => Promise<readonly ChildCalled[]>

/** Which figures stay when small numbers are suppressed, as the authority has set what is small. */
export type ReadOpenPeriods = (reading: Reading, shown: ScorecardOn<SubjectId>) => Promise<OpenPeriods>
