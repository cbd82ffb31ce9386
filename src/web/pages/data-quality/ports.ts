import type { Reading } from '../../../access/index.ts'
import type { AuthorityId } from '../../../record/index.ts'
import type {
  ChildFound,
  CountBy,
  FindingCount,
  FindingListed,
  FindingsAsked,
  FindingTotals,
  QualityRun,
} from '../../../store/index.ts'

/** What the worklist of data quality must be able to read and do. It never runs a rule to be shown. */
export interface QualityPorts {
  readonly readRun: (authority: AuthorityId) => Promise<QualityRun | null>
  readonly totals: (reading: Reading) => Promise<FindingTotals>
  readonly count: (reading: Reading, asked: FindingsAsked, by: CountBy) => Promise<readonly FindingCount[]>
  readonly list: (
    reading: Reading,
    asked: FindingsAsked,
    limit: number,
    offset: number,
  ) => Promise<readonly FindingListed[]>
  /** For a download, or of one child. */
  readonly listAll: (reading: Reading, asked: FindingsAsked, limit: number) => Promise<readonly FindingListed[]>
  readonly listChildren: (
    reading: Reading,
    asked: FindingsAsked,
    limit: number,
    offset: number,
  ) => Promise<{ readonly children: readonly ChildFound[]; readonly total: number }>
  /** Has the whole record checked in the background. */
  readonly check: (authority: AuthorityId) => Promise<void>
  readonly cancel: (authority: AuthorityId) => Promise<void>
}
