import type { Reading } from '../../../access/index.ts'
import { isInYearOf, type Small } from '../../../account/index.ts'
import type { FigurePorts } from '../figure-ports.ts'
import { lineFigure, readSummed, type LineFigure } from './read-figures.ts'
import { lines } from './lines.ts'
import { whole, withoutSmall, type ShownLine } from './standing-view.ts'

/** Whether a reader is told numbers whole: whoever may see children; who sees nobody is not told small ones. */
const isToldWhole = ({ sees }: Reading): boolean => sees.reach !== 'nobody'

const shownTo = (reading: Reading, figure: LineFigure, small: Small): ShownLine =>
  isToldWhole(reading) ? whole(figure) : withoutSmall(figure, isInYearOf(reading.on), small)

/** What was made of sums that are remembered stands as long as they do. */
const made = new WeakMap<object, Map<string, readonly ShownLine[]>>()

/** Reads every line of the scorecard as this reader may see it. */
export async function readShown(
  ports: Pick<FigurePorts, 'readMonthSums' | 'readRecordingMonths' | 'readSmall'>,
  reading: Reading,
): Promise<readonly ShownLine[]> {
  const summed = await readSummed(ports, reading)
  const small = await ports.readSmall(reading)
  const key = JSON.stringify([reading.on, isToldWhole(reading), small, summed.recording])
  const known = made.get(summed.from)?.get(key)
  if (known) return known
  const shown = lines.map((line) => shownTo(reading, lineFigure(line, reading.on, summed), small))
  made.set(summed.from, (made.get(summed.from) ?? new Map<string, readonly ShownLine[]>()).set(key, shown))
  return shown
}
