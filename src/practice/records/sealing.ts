import { settingsOn, thresholdFor, type ScorecardSettings } from '../../account/index.ts'
import type { PointRow, SpanRow, SubjectId } from '../../record/index.ts'
import { financialYear, type Day } from '../../time/index.ts'
import { closingOf, type Closing } from './closing.ts'
import { closingFigure, recordSealed } from './events.ts'

/** What the store must be told to seal a record: by which words it is said, and what is left of it. */
export const sealingWords = (
  scorecard: ScorecardSettings,
  reissue: (content: Buffer, records: readonly SubjectId[], standsFor: SubjectId) => Buffer,
) => ({
  saidAs: {
    type: recordSealed.type,
    shape: recordSealed.shape,
    rule: 'records.adoption-record-kept',
    why: 'adopted',
  },
  closedAs: { type: closingFigure.type, shape: closingFigure.shape },
  closing: (
    rows: { readonly points: readonly PointRow[]; readonly spans: readonly SpanRow[] },
    today: Day,
  ): readonly Closing[] =>
    closingOf(
      rows,
      today,
      (yearEnd) => thresholdFor(financialYear(yearEnd), settingsOn(scorecard, yearEnd).thresholds)?.a3Months ?? null,
    ),
  reissue,
})
