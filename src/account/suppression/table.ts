import type { Sum } from './ranges.ts'
import type { Small } from './small.ts'
import { suppress, type Guarded, type Wanted } from './suppress.ts'

/** A table of counts, and of the same people those who are `in`: a share of each cell, row, column and of all. */
export interface CountedTable {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** By row and column. */
  readonly cells: readonly (readonly { readonly in: number; readonly of: number }[])[]
}

/** A cell as it is published; null where it is suppressed. A share is published with both its sides or not at all. */
export type PublishedCell = { readonly in: number; readonly of: number } | null

/** The table with its totals: a last row and a last column. */
export interface PublishedTable {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly cells: readonly (readonly PublishedCell[])[]
}

type Side = 'in' | 'out'
const SIDES: readonly Side[] = ['in', 'out']

interface Place {
  readonly id: string
  readonly row: number
  readonly column: number
  /** The inner cells that it sums. */
  readonly of: readonly (readonly [number, number])[]
}

/** Everything that stands in the table: the total of all, those of rows and columns, and then the cells. */
function placesOf({ rows, columns }: CountedTable): readonly Place[] {
  const [rowNumbers, columnNumbers] = [rows.map((_, n) => n), columns.map((_, n) => n)]
  const place = (row: number, column: number): Place => ({
    ...{ id: `${row},${column}`, row, column },
    of: (row < rows.length ? [row] : rowNumbers).flatMap((r) =>
      (column < columns.length ? [column] : columnNumbers).map((c): readonly [number, number] => [r, c]),
    ),
  })
  return [
    place(rows.length, columns.length),
    ...rowNumbers.map((row) => place(row, columns.length)),
    ...columnNumbers.map((column) => place(rows.length, column)),
    ...rowNumbers.flatMap((row) => columnNumbers.map((column) => place(row, column))),
  ]
}

/** The unknown of a cell: of the people of this row and column, those who are in, or who are not. */
const unknown = (name: string, { rows, columns }: CountedTable, [row, column]: readonly [number, number], side: Side) =>
  JSON.stringify([name, rows[row] ?? '', columns[column] ?? '', side])

const atomsOf = (name: string, table: CountedTable, { of }: Place, side: Side): readonly string[] =>
  of.map((cell) => unknown(name, table, cell, side))

function countsOf({ cells }: CountedTable, { of }: Place): { readonly in: number; readonly of: number } {
  const each = of.map(([row, column]) => cells[row]?.[column] ?? { in: 0, of: 0 })
  return {
    in: each.reduce((total, cell) => total + cell.in, 0),
    of: each.reduce((total, cell) => total + cell.of, 0),
  }
}

function sumsOf(name: string, table: CountedTable, place: Place): readonly Sum[] {
  const counts = countsOf(table, place)
  const [ins, outs] = SIDES.map((side) => atomsOf(name, table, place, side))
  return [
    { of: ins ?? [], count: counts.in },
    { of: outs ?? [], count: counts.of - counts.in },
  ]
}

/** Those who are in, those who are not, and all of them, wherever they are counted. */
const guardedOf = (name: string, table: CountedTable, small: Small): readonly Guarded[] =>
  placesOf(table).flatMap((place) => {
    const [ins = [], outs = []] = SIDES.map((side) => atomsOf(name, table, place, side))
    return [ins, outs, [...ins, ...outs]].map((of) => ({ of, small }))
  })

/** What a published table tells: the sums that a later one is held against. `name` tells whose people they are. */
export const toldBy = (name: string, { rows, columns, cells }: PublishedTable): readonly Sum[] => {
  const table: CountedTable = { rows, columns, cells: [] }
  return placesOf(table).flatMap((place) => {
    const cell = cells[place.row]?.[place.column] ?? null
    if (cell === null) return []
    const [ins = [], outs = []] = SIDES.map((side) => atomsOf(name, table, place, side))
    return [
      { of: ins, count: cell.in },
      { of: outs, count: cell.of - cell.in },
    ]
  })
}

/**
 * A table with its totals and shares so that no small count can be read or worked out, by subtraction across rows,
 * columns, totals and shares, or from tables of the same people (`name`) that were published earlier.
 */
export function suppressTable(
  name: string,
  table: CountedTable,
  small: Small,
  earlier: readonly Sum[] = [],
): PublishedTable {
  const places = placesOf(table)
  const wanted = places.map((place): Wanted => ({ id: place.id, sums: sumsOf(name, table, place) }))
  const { shown } = suppress(earlier, wanted, guardedOf(name, table, small), small)
  const cells = [...table.rows, 'all'].map((_, row) =>
    [...table.columns, 'all'].map((__, column): PublishedCell => {
      const place = places.find((each) => each.row === row && each.column === column)
      return place && shown.has(place.id) ? countsOf(table, place) : null
    }),
  )
  return { rows: table.rows, columns: table.columns, cells }
}
