import { BLANK, UNREADABLE, makeWords, readDay } from './columns.ts'
import type { Words } from './columns.ts'
import { columnsOf } from './schema.ts'
import type { TableName } from './schema.ts'
import { makeRows } from './rows.ts'
import type { FullRow, Rows, Table, Unreadable } from './rows.ts'

/** A cell of a reference table or test may be a day number already; a file gives text, blank or not. */
export type Cell = string | number | null

/** The tables of one check, this year's and last year's, with the words and children that they share. */
export interface Tables {
  readonly words: Words
  readonly childNumber: (child: string) => number
  readonly childName: (child: number) => string
  readonly has: (table: TableName) => boolean
  /** The tables that were put. */
  readonly names: Iterable<TableName>
  readonly table: (table: TableName) => Table
  readonly rows: (table: TableName) => Rows<FullRow>
  readonly put: (table: Table) => void
}

/** An empty set of tables. A table that is never put reads as one without rows. */
export function makeTables(): Tables {
  const words = makeWords()
  const children = makeWords()
  const tables = new Map<TableName, Table>()
  const rows = new Map<TableName, Rows<FullRow>>()
  const empty = (name: TableName): Table => ({
    name,
    length: 0,
    children: new Int32Array(),
    columns: new Map(),
    unreadable: [],
  })
  const table = (name: TableName): Table => tables.get(name) ?? empty(name)
  return {
    words,
    childNumber: children.numberOf,
    childName: (child) => children.texts[child] ?? '',
    has: (name) => tables.has(name),
    names: { [Symbol.iterator]: () => tables.keys() },
    table,
    rows: (name) => {
      const made = rows.get(name) ?? makeRows(table(name), words)
      rows.set(name, made)
      return made
    },
    put: (put) => {
      tables.set(put.name, put)
      rows.delete(put.name)
    },
  }
}

/** Fills the columns of one table, row by row; columns that rules do not know are passed over. */
export interface Filling {
  readonly add: (cells: readonly Cell[]) => void
  readonly done: () => void
}

interface Column {
  readonly place: number
  readonly field: string
  readonly kind: 'date' | 'text'
  cells: Int32Array
}

const grown = (cells: Int32Array): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(cells.length * 2)
  larger.set(cells)
  return larger
}

function dayOf(cell: Cell): number {
  if (cell === null) return BLANK
  return typeof cell === 'number' ? cell : readDay(cell)
}

/** Starts a table whose file has these columns. `done` puts it among the tables. */
export function fillTable(tables: Tables, name: TableName, fields: readonly string[]): Filling {
  const kinds = columnsOf(name)
  const childAt = fields.indexOf('CHILD')
  const columns = fields.flatMap((field, place): Column[] => {
    const kind = kinds[field]
    return kind ? [{ place, field, kind, cells: new Int32Array(64) }] : []
  })
  const unreadable: Unreadable[] = []
  let children: Int32Array = new Int32Array(64)
  let length = 0
  const read = (column: Column, cell: Cell): number => {
    if (column.kind === 'text') return cell === null ? 0 : tables.words.numberOf(String(cell))
    const day = dayOf(cell)
    if (day === UNREADABLE) unreadable.push({ table: name, row: length, field: column.field, value: String(cell) })
    return day
  }
  return {
    add: (cells) => {
      if (length === children.length) {
        children = grown(children)
        for (const column of columns) column.cells = grown(column.cells)
      }
      const child = childAt < 0 ? null : (cells[childAt] ?? null)
      children[length] = child === null ? 0 : tables.childNumber(String(child))
      for (const column of columns) column.cells[length] = read(column, cells[column.place] ?? null)
      length++
    },
    done: () =>
      tables.put({
        name,
        length,
        children: children.subarray(0, length),
        columns: new Map(columns.map((column) => [column.field, column.cells.subarray(0, length)])),
        unreadable,
      }),
  }
}
