import { addMonths, financialYear, type Day } from '../time/index.ts'

/** The name under which the rows of a measure that is summed by month are stored. */
export const monthly = (id: string): string => `month:${id}`

/** What a measure came to in one month: what counted, out of what. Of stocks, the change within the month. */
export interface MonthSum {
  readonly id: string
  /** The first day of the month. */
  readonly month: Day
  readonly num: number
  readonly den: number
}

/** The same of one worker. */
export interface WorkerMonth extends Omit<MonthSum, 'num'> {
  readonly worker: string
}

/** A month of a series: what it is made of. `den` 0: nothing to divide by. */
export interface MonthFigure {
  readonly month: Day
  readonly num: number
  readonly den: number
}

export const monthOfDay = (on: Day): Day => `${on.slice(0, 7)}-01` as Day // the first of a month that exists

/** The months up to and with that of a day, the oldest first. */
export function monthsUpTo(on: Day, howMany: number): readonly Day[] {
  const last = monthOfDay(on)
  return Array.from({ length: howMany }, (_, n) => addMonths(last, n + 1 - howMany))
}

const sumsByMonth = (sums: readonly MonthSum[]): ReadonlyMap<Day, MonthFigure> => {
  const all = new Map<Day, MonthFigure>()
  for (const { month, num, den } of sums) {
    const known = all.get(month)
    all.set(month, { month, num: num + (known?.num ?? 0), den: den + (known?.den ?? 0) })
  }
  return all
}

/** Things that happened in each month. */
export function happened(sums: readonly MonthSum[], months: readonly Day[]): readonly MonthFigure[] {
  const all = sumsByMonth(sums)
  return months.map((month) => all.get(month) ?? { month, num: 0, den: 0 })
}

/** How many there are at the end of each month: the sum of all changes up to then. */
export function standing(sums: readonly MonthSum[], months: readonly Day[]): readonly MonthFigure[] {
  const changes = [...sumsByMonth(sums).values()].sort((a, b) => (a.month < b.month ? -1 : 1))
  let nth = 0
  let [num, den] = [0, 0]
  return months.map((month) => {
    for (let next = changes[nth]; next && next.month <= month; next = changes[(nth += 1)]) {
      num += next.num
      den += next.den
    }
    return { month, num, den }
  })
}

/** At the end of each month: how many there are, to how many workers who have any; and the most that one has. */
export function perWorker(
  changes: readonly WorkerMonth[],
  months: readonly Day[],
): readonly (MonthFigure & { readonly most: number })[] {
  const byWorker = [...Map.groupBy(changes, ({ worker }) => worker).values()].map((own) =>
    standing(
      own.map((each) => ({ ...each, num: 0 })),
      months,
    ),
  )
  return months.map((month, n) => {
    const held = byWorker.map((series) => series[n]?.den ?? 0).filter((children) => children > 0)
    return {
      month,
      num: held.reduce((total, children) => total + children, 0),
      den: held.length,
      most: Math.max(0, ...held),
    }
  })
}

/** Several months as one: of what happened. */
export const together = (figures: readonly MonthFigure[]): Omit<MonthFigure, 'month'> => ({
  num: figures.reduce((total, { num }) => total + num, 0),
  den: figures.reduce((total, { den }) => total + den, 0),
})

/** The months of the financial year up to and with that of a day. */
export const isInYearOf =
  (on: Day) =>
  ({ month }: { readonly month: Day }): boolean =>
    month <= on && financialYear(month) === financialYear(on)
