import type { Rows, ScorecardSettings } from '../../../account/index.ts'
import type { Reading } from '../../../access/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import { firstDayNeeded, scorecardOn, type ScorecardOn } from './figures.ts'
import type { ReadScorecardRows, ReadScorecardSettings } from './ports.ts'

interface Summed {
  readonly settings: ScorecardSettings
  readonly shown: ScorecardOn<SubjectId>
}

/** The same rows come to the same figures: a store that keeps its rows while nothing changes has them summed once. */
const summed = new WeakMap<Rows<SubjectId>, Summed>()

/** The scorecard on the day of a reading, from the stored rows, by what the authority has set. */
export async function readScorecard(
  ports: { readonly readScorecardRows: ReadScorecardRows; readonly readScorecardSettings: ReadScorecardSettings },
  reading: Reading,
): Promise<ScorecardOn<SubjectId>> {
  const { authority, on } = reading
  const [rows, settings] = await Promise.all([
    ports.readScorecardRows(reading, firstDayNeeded(on)),
    ports.readScorecardSettings(authority),
  ])
  const before = summed.get(rows)
  if (before?.shown.on === on && before.settings === settings) return before.shown
  const shown = scorecardOn(rows, on, settings)
  summed.set(rows, { settings, shown })
  return shown
}
