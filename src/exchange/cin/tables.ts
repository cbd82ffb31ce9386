import { isKnown } from '../engine/ages.ts'
import { UNREADABLE } from '../engine/days.ts'
import type { UnreadableIn } from '../engine/run.ts'
import { columnsOf } from './census.ts'
import type { TableName } from './census.ts'
import { readIsoDay } from './days.ts'
import { makeRows } from './rows.ts'
import type { FullRow, Rows } from './rows.ts'

export type Unreadable = UnreadableIn<TableName>

/** Whose row it is: see `AnyRow`. */
export interface Keys {
  readonly child: number
  readonly details: number
  readonly own: number
}

/** The tables of one census. A table to which nothing was added reads as one without rows. */
export interface Tables {
  readonly add: (
    table: TableName,
    keys: Keys,
    cells: Readonly<Record<string, string | number | null | undefined>>,
  ) => FullRow
  readonly rows: (table: TableName) => Rows<FullRow>
  /** Says that a table is there although it may have no rows, and which columns its file has. */
  readonly declare: (table: TableName, columns: Iterable<string>) => void
  readonly has: (table: TableName) => boolean
  readonly unreadable: readonly Unreadable[]
  /** The authority's own number of a child. */
  readonly childName: (child: number) => string
  readonly nameChild: (child: number, name: string) => void
}

function dayOf(cell: string | number): number {
  return typeof cell === 'number' ? cell : readIsoDay(cell)
}

/** An empty census. Equal texts are kept once. */
export function makeTables(): Tables {
  const rows = new Map<TableName, FullRow[]>()
  const columns = new Map<TableName, ReadonlySet<string>>()
  const made = new Map<TableName, Rows<FullRow>>()
  const words = new Map<string, string>()
  const names = new Map<number, string>()
  const unreadable: Unreadable[] = []
  const word = (text: string): string => words.get(text) ?? (words.set(text, text), text)
  const there = new Set<TableName>()
  const rowsIn = (table: TableName): FullRow[] => {
    const known = rows.get(table) ?? []
    rows.set(table, known)
    return known
  }
  return {
    add: (table, { child, details, own }, cells) => {
      const of = rowsIn(table)
      const unread: Record<string, string> = {}
      const row: Record<string, unknown> = { table, at: of.length, child, details, own, unread: null }
      for (const [column, type] of columnsOf(table)) {
        const cell = cells[column] ?? null
        if (type !== 'date') row[column] = cell === null ? null : word(String(cell))
        else if (cell === null) row[column] = Number.NaN
        else {
          const day = dayOf(cell)
          row[column] = day === UNREADABLE ? Number.NaN : day
          if (!isKnown(day) || day === UNREADABLE) {
            unread[column] = String(cell)
            row['unread'] = unread
            unreadable.push({ table, row: of.length, field: column, value: String(cell) })
          }
        }
      }
      const whole = row as FullRow // every part of AnyRow is set above
      of.push(whole)
      there.add(table)
      made.delete(table)
      return whole
    },
    rows: (table) => {
      const known = made.get(table) ?? makeRows(rowsIn(table), columns.get(table) ?? new Set(columnsOf(table).keys()))
      made.set(table, known)
      return known
    },
    declare: (table, fields) => {
      there.add(table)
      columns.set(table, new Set(fields))
    },
    has: (table) => there.has(table),
    unreadable,
    childName: (child) => names.get(child) ?? '',
    nameChild: (child, name) => void names.set(child, name),
  }
}
