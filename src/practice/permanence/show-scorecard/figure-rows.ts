import type { Figure, FigureRow } from '../../../account/index.ts'
import { sayShortDate, type Day } from '../../../time/index.ts'
import { sayNumber } from '../../../web/ui/index.ts'

/** A figure's rows are put in order once: the same figure stands while nothing is saved. */
const ordered = new WeakMap<Figure<string>, readonly FigureRow<string>[]>()

/** The rows of a figure in the order of its page: the longest wait first, those who count before those who do not, then by date. */
export function inPageOrder<Child extends string>(figure: Figure<Child>): readonly FigureRow<Child>[] {
  const before = ordered.get(figure)
  if (before) return before as readonly FigureRow<Child>[] // put there for this very figure
  const when = (row: FigureRow<Child>): string => row.on ?? row.until ?? ''
  const byDate = (a: FigureRow<Child>, b: FigureRow<Child>): number =>
    when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0
  const rows = [...figure.rows].sort(
    (a, b) => (b.days ?? 0) - (a.days ?? 0) || Number(b.in ?? false) - Number(a.in ?? false) || byDate(a, b),
  )
  ordered.set(figure, rows)
  return rows
}

const shortDate = (on: Day | undefined): string => (on === undefined ? '' : sayShortDate(on))

/** The columns of a figure's children: they depend on its unit. */
export function headsFor(figure: Figure<unknown>): readonly string[] {
  if (figure.unit === 'days') return ['Child', 'From', 'Until', 'Days']
  if (figure.unit === 'children') return ['Child', 'On']
  return figure.id === 'A3' ? ['Child', 'From', 'Until', 'Counts as'] : ['Child', 'On', 'Counts as']
}

const YES: Readonly<Record<string, readonly [string, string]>> = {
  A3: ['In time', 'Not in time'],
  A4: ['Adopted', 'Left care another way'],
  A5: ['Plan changed', 'Plan not changed'],
}

/** What is told of a child who may not be identified: how it counts and for how many days, and no date. */
export function withoutDates<Child>({ from: _, until: __, on: ___, ...row }: FigureRow<Child>): FigureRow<Child> {
  return row
}

/** One child's cells under those columns, the first aside. */
export function cellsOf(figure: Figure<unknown>, row: FigureRow<unknown>): readonly string[] {
  if (figure.unit === 'days') return [shortDate(row.from), shortDate(row.until), sayNumber(row.days ?? 0)]
  if (figure.unit === 'children') return [shortDate(row.on)]
  const [yes, no] = YES[figure.id] ?? ['Yes', 'No']
  const counts = row.in ? yes : no
  return figure.id === 'A3' ? [shortDate(row.from), shortDate(row.until), counts] : [shortDate(row.on), counts]
}
