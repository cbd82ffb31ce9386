import type { Reading } from '../../../access/index.ts'
import type { Small } from '../../../account/index.ts'
import type { FigurePorts } from '../figure-ports.ts'
import { isInSum, lineFigure, readSums, summedFrom, type LineFigure } from './read-figures.ts'
import { lines } from './lines.ts'
import { whole, withoutSmall, type ShownLine } from './standing-view.ts'

/** Whether a reader is told numbers whole: whoever may see children; who sees nobody is not told small ones. */
const isToldWhole = ({ sees }: Reading): boolean => sees.reach !== 'nobody'

const shownTo = (reading: Reading, figure: LineFigure, small: Small): ShownLine =>
  isToldWhole(reading) ? whole(figure) : withoutSmall(figure, isInSum(figure.line, reading.on), small)

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
