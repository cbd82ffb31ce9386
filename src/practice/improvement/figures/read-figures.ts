import type { Reading } from '../../../access/index.ts'
import {
  happened,
  isInYearOf,
  monthsUpTo,
  perWorker,
  runOf,
  standing,
  together,
  type MonthFigure,
  type MonthSum,
  type Run,
  type WorkerMonth,
} from '../../../account/index.ts'
import type { Day } from '../../../time/index.ts'
import { officersFigure } from '../../performance/index.ts'
import { bandOf, valueOf, type Band } from '../bands.ts'
import type { FigurePorts, ReadRecordingMonths } from '../figure-ports.ts'
import { asked, type Line } from './lines.ts'

/** A month of a line: what it is made of and what it comes to; null where there is nothing to divide by. */
export interface MonthValue extends MonthFigure {
  readonly value: number | null
  /** It has a value that is not shown, since it tells of few. */
  readonly isHidden?: true
}

/** A line with what it came to. */
export interface LineFigure {
  readonly line: Line
  /** Twelve months, the oldest first; the last is that of the day. */
  readonly months: readonly MonthValue[]
  /** The last month with a value; null where none of the twelve has one. */
  readonly last: MonthValue | null
  readonly band: Band | null
  /** The financial year up to the day, of audits the twelve months; null for what is counted at a month's end. */
  readonly year: MonthValue | null
  readonly run: Run
}

export const RUN_MONTHS = 12

/** Everything that the lines are summed from. */
export interface Summed {
  readonly sums: ReadonlyMap<string, readonly MonthSum[]>
  readonly ofWorkers: ReadonlyMap<string, readonly WorkerMonth[]>
  readonly recording: Awaited<ReturnType<ReadRecordingMonths>>
}

const inUnit = ({ line, figure }: { line: Line; figure: MonthFigure }): MonthValue => {
  const isCount = line.measure.unit === 'count'
  return { ...figure, value: isCount ? figure.num : valueOf(line.measure, figure.num, figure.den) }
}

function officers(alerts: readonly MonthFigure[], held: readonly MonthFigure[]): readonly MonthFigure[] {
  return alerts.map(({ month, num }, n) => ({ month, num, den: held[n]?.den ?? 0 }))
}

/** What a line is made of in each of some months. */
export function figuresOf(
  line: Line,
  months: readonly Day[],
  { sums, ofWorkers, recording }: Summed,
): readonly MonthFigure[] {
  const own = sums.get(line.figure) ?? []
  switch (line.as) {
    case 'month':
    case 'entered':
      return happened(own, months)
    case 'month-end':
      return standing(own, months)
    case 'caseload':
      return perWorker(ofWorkers.get(line.figure) ?? [], months)
    case 'highest':
      return perWorker(ofWorkers.get(line.figure) ?? [], months).map(({ month, most, den }) => ({
        ...{ month, num: most },
        den: den === 0 ? 0 : 1,
      }))
    case 'per-officer':
      return officers(happened(own, months), perWorker(ofWorkers.get(officersFigure) ?? [], months))
    case 'recording':
      return happened(
        recording
          .filter(({ type }) => type === line.figure)
          .map(({ month, events, days }) => ({ id: line.id, month, num: days, den: events })),
        months,
      )
  }
}

const firstMonth = (sums: readonly MonthSum[]): Day | null =>
  sums.reduce<Day | null>((first, { month }) => (first === null || month < first ? month : first), null)

const addsUp = ({ as }: Line): boolean => as === 'month' || as === 'entered' || as === 'recording'

/** Which months its sum takes in: the financial year up to the day; of audits, which are few, all twelve. */
export const isInSum = ({ measure }: Line, on: Day): ((part: { readonly month: Day }) => boolean) =>
  measure.isAudit ? () => true : isInYearOf(on)

/** What a line came to in the twelve months up to a day. */
export function lineFigure(line: Line, on: Day, summed: Summed): LineFigure {
  const months = figuresOf(line, monthsUpTo(on, RUN_MONTHS), summed).map((figure) => inUnit({ line, figure }))
  // Nothing counted is a count as well, once anything was.
  const since = line.measure.unit === 'count' ? firstMonth(summed.sums.get(line.figure) ?? []) : null
  const isNothing = ({ value, num, den, month }: MonthValue): boolean =>
    value === null || (num === 0 && den === 0 && (since === null || month < since))
  const last = months.findLast((month) => !isNothing(month)) ?? null
  const known = months.map((month) => (isNothing(month) ? { ...month, value: null } : month))
  const year =
    addsUp(line) && last !== null
      ? inUnit({ line, figure: { month: months.at(-1)?.month ?? on, ...together(months.filter(isInSum(line, on))) } })
      : null
  return {
    ...{ line, months: known, last, year },
    band: last?.value === null || last === null ? null : bandOf(line.measure, last.value),
    run: runOf(known, line.measure.unit === 'count'),
  }
}

type Read = Awaited<ReturnType<FigurePorts['readMonthSums']>>

const firstMonthOf = ({ on }: Reading): Day => monthsUpTo(on, RUN_MONTHS)[0] ?? on

/** Reads the sums that every line is made of: the very same object while nothing is saved. */
export const readSums = (ports: Pick<FigurePorts, 'readMonthSums'>, reading: Reading): Promise<Read> =>
  ports.readMonthSums(reading, { ...asked, from: firstMonthOf(reading) })

/** Everything that lines are made of, from their sums. */
export async function summedFrom(
  { sums, ofWorkers }: Read,
  ports: Pick<FigurePorts, 'readRecordingMonths'>,
  reading: Reading,
): Promise<Summed> {
  return {
    sums: Map.groupBy(sums, ({ id }) => id),
    ofWorkers: Map.groupBy(ofWorkers, ({ id }) => id),
    recording: await ports.readRecordingMonths(reading.authority, firstMonthOf(reading), reading.on),
  }
}
