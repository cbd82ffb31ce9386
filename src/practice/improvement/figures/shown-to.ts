import type { Reading } from '../../../access/index.ts'
import type { Small } from '../../../account/index.ts'
import type { Day } from '../../../time/index.ts'
import type { FigurePorts } from '../figure-ports.ts'
import { isInSum, lineFigure, readSums, summedFrom, type LineFigure } from './read-figures.ts'
import { lines } from './lines.ts'
import { whole, withoutSmall, type ShownLine } from './standing-view.ts'

/** Whether a reader is told numbers whole: whoever may see children; who sees nobody is not told small ones. */
const isToldWhole = ({ sees }: Reading): boolean => sees.reach !== 'nobody'

const MOST_WEIGHED = 500
const weighed = new Map<string, ShownLine>()

/**
 * What is hidden of a line stands as long as its numbers do: weighing every sum against every other takes a hundred times as long
 * as reading them, and a save changes few lines.
 */
function weighedOnce(figure: LineFigure, on: Day, small: Small): ShownLine {
  const { line, months, year } = figure
  const key = JSON.stringify([line.id, on, small, months, year])
  const known = weighed.get(key) ?? withoutSmall(figure, isInSum(line, on), small)
  weighed.delete(key)
  weighed.set(key, known)
  for (const oldest of weighed.keys()) {
    if (weighed.size <= MOST_WEIGHED) break
    weighed.delete(oldest)
  }
  return known
}

const shownTo = (reading: Reading, figure: LineFigure, small: Small): ShownLine =>
  isToldWhole(reading) ? whole(figure) : weighedOnce(figure, reading.on, small)

/** What was made of sums that are remembered stands as long as they do. */
const made = new WeakMap<object, Map<string, Promise<readonly ShownLine[]>>>()

/** Reads every line of the scorecard as this reader may see it. */
export async function readShown(
  ports: Pick<FigurePorts, 'readMonthSums' | 'readRecordingMonths' | 'readSmall'>,
  reading: Reading,
): Promise<readonly ShownLine[]> {
  const read = await readSums(ports, reading)
  const small = await ports.readSmall(reading)
  const key = JSON.stringify([reading.on, isToldWhole(reading), small])
  const all = made.get(read) ?? new Map<string, Promise<readonly ShownLine[]>>()
  made.set(read, all)
  const shown =
    all.get(key) ??
    summedFrom(read, ports, reading).then((summed) =>
      lines.map((line) => shownTo(reading, lineFigure(line, reading.on, summed), small)),
    )
  all.set(key, shown)
  // A failed reading is not kept: whoever asks next tries again.
  shown.catch(() => all.delete(key))
  return shown
}
