import type { RowOf } from '../engine/rule.ts'
import type { CellOf, ColumnOf, TableName } from './census.ts'

/** What every row knows of itself, whatever columns a rule may see. Numbers stand for what they name; 0 for nothing. */
export interface AnyRow extends RowOf<TableName> {
  /** The episode of need (CINdetails) to which the row belongs. */
  readonly details: number
  /** The assessment or child protection plan that the row is, or to which it belongs. */
  readonly own: number
  /** What stands in date cells that hold no date. */
  readonly unread: Readonly<Record<string, string>> | null
}

/**
 * One row as a rule sees it. A date is a day number, NaN where it is blank or cannot be read, so that an absent date is
 * neither before nor after any other. Anything else is its text, null where it is blank.
 */
export type Row<T extends TableName, C extends ColumnOf<T>> = AnyRow & { readonly [K in C]: CellOf<T, K> }
export type FullRow = AnyRow & Readonly<Record<string, unknown>>

/** Something stands in the cell, readable or not. */
export function has<R extends AnyRow>(row: R, column: Exclude<keyof R, keyof AnyRow> & string): boolean {
  const cell: unknown = row[column]
  return (cell !== null && cell !== undefined && !Number.isNaN(cell)) || row.unread?.[column] !== undefined
}

/** The rows of one table, and those of one child, one episode of need, one assessment or one plan. */
export interface Rows<R extends AnyRow> {
  readonly all: readonly R[]
  /** The file has this column, whatever its cells hold. */
  readonly carries: (column: string) => boolean
  readonly each: (visit: (row: R) => unknown) => void
  readonly of: (child: number) => readonly R[]
  readonly during: (details: number) => readonly R[]
  readonly under: (own: number) => readonly R[]
  /** The rows in groups of one child; rows that name no child are in no group. */
  readonly byChild: () => Iterable<readonly R[]>
  readonly byDetails: () => Iterable<readonly R[]>
}

type Key = 'child' | 'details' | 'own'
const nothing: readonly never[] = []

/** Rows with their groups, each made when it is first asked for. */
export function makeRows(all: readonly FullRow[], columns: ReadonlySet<string>): Rows<FullRow> {
  const made = new Map<Key, ReadonlyMap<number, readonly FullRow[]>>()
  const groups = (key: Key): ReadonlyMap<number, readonly FullRow[]> => {
    const known = made.get(key)
    if (known) return known
    const by = new Map<number, FullRow[]>()
    for (const row of all) {
      if (row[key] === 0) continue
      const group = by.get(row[key])
      if (group) group.push(row)
      else by.set(row[key], [row])
    }
    made.set(key, by)
    return by
  }
  return {
    all,
    carries: (column) => columns.has(column),
    each: (visit) => {
      for (const row of all) visit(row)
    },
    of: (child) => groups('child').get(child) ?? nothing,
    during: (details) => groups('details').get(details) ?? nothing,
    under: (own) => groups('own').get(own) ?? nothing,
    byChild: () => groups('child').values(),
    byDetails: () => groups('details').values(),
  }
}
