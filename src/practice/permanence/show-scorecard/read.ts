import type { Rows } from '../../../account/index.ts'
import type { Reading } from '../../../access/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import { firstDayNeeded, scorecardOn, type ScorecardOn } from './figures.ts'
import type { ReadScorecardRows } from './ports.ts'

/** The same rows come to the same figures: a store that keeps its rows while nothing changes has them summed once. */
const summed = new WeakMap<Rows<SubjectId>, ScorecardOn<SubjectId>>()

/** The scorecard on the day of a reading, from the stored rows. */
export async function readScorecard(
  ports: { readonly readScorecardRows: ReadScorecardRows },
  reading: Reading,
): Promise<ScorecardOn<SubjectId>> {
  const { on } = reading
  const rows = await ports.readScorecardRows(reading, firstDayNeeded(on))
  const before = summed.get(rows)
  if (before?.on === on) return before
  const shown = scorecardOn(rows, on)
  summed.set(rows, shown)
  return shown
}
