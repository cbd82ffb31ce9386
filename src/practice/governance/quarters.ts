import { monthOfDay, type CountedTable, type MonthSum } from '../../account/index.ts'
import { addDays, addMonths, sayDate, type Day } from '../../time/index.ts'

/** Three months that are over and settled: what happened in them is on record. */
export interface Quarter {
  readonly title: string
  readonly from: Day
  /** The first day after it. */
  readonly until: Day
}

/** So many days after its end a quarter is told of: what is typed late is typed by then. Ours. */
const SETTLES_AFTER_DAYS = 28
const MONTHS = 3
const QUARTERS = 4

const monthIn = (day: Day): string => sayDate(day).split(' ')[1] ?? ''

/**
 * The last four quarters that were over and settled by a day, the oldest first. A paper tells of whole quarters alone: the
 * same months in every paper, so that nobody is told by the difference of two papers.
 */
export function settledQuarters(on: Day): readonly Quarter[] {
  const settled = monthOfDay(addDays(on, -SETTLES_AFTER_DAYS))
  const until = addMonths(settled, -((Number(settled.slice(5, 7)) - 1) % MONTHS))
  return Array.from({ length: QUARTERS }, (_, n) => {
    const from = addMonths(until, MONTHS * (n - QUARTERS))
    const after = addMonths(from, MONTHS)
    return { title: `${monthIn(from)} to ${monthIn(addDays(after, -1))} ${from.slice(0, 4)}`, from, until: after }
  })
}

/** One figure of a table: how its row is called, and under which name it is summed by month. */
export interface RowOf {
  readonly title: string
  readonly id: string
}

const inQuarter = (sums: readonly MonthSum[], id: string, { from, until }: Quarter): { in: number; of: number } => {
  const own = sums.filter((sum) => sum.id === id && sum.month >= from && sum.month < until)
  return {
    in: own.reduce((total, { num }) => total + num, 0),
    of: own.reduce((total, { den }) => total + den, 0),
  }
}

/** A table of figures by quarter; null where nothing counts in any. */
export function tableByQuarter(
  rows: readonly RowOf[],
  quarters: readonly Quarter[],
  sums: readonly MonthSum[],
): CountedTable | null {
  const cells = rows.map(({ id }) => quarters.map((quarter) => inQuarter(sums, id, quarter)))
  return cells.flat().every(({ of }) => of === 0)
    ? null
    : { rows: rows.map(({ title }) => title), columns: quarters.map(({ title }) => title), cells }
}
