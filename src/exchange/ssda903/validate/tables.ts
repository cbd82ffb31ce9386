import { BLANK, UNREADABLE, readDay, readDayAmong } from '../../engine/days.ts'
import { makeWords } from './words.ts'
import type { Words } from './words.ts'
import type { Line } from './csv.ts'
import { wordNumbers } from './word-numbers.ts'
import type { WordNumbers } from './word-numbers.ts'
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
  /** The same numbers for texts that stand among bytes; codes are read in capitals. */
  readonly wordAmong: WordNumbers
  readonly childAmong: WordNumbers
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
    wordAmong: wordNumbers(words.numberOf, true),
    childAmong: wordNumbers(children.numberOf, false),
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
  /** As `add`, from the bytes of a file: codes are read in capitals, as the Department reads them. */
  readonly addLine: (line: Line) => void
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
  const readAmong = (column: Column, line: Line): number => {
    const { bytes, begins, ends } = line
    const begin = begins[column.place] ?? 0
    const end = ends[column.place] ?? 0
    const isBlank = begin === end || column.place >= line.length
    if (column.kind === 'text') return isBlank ? 0 : tables.wordAmong(bytes, begin, end)
    if (isBlank) return BLANK
    const day = readDayAmong(bytes, begin, end)
    if (day === UNREADABLE) read(column, line.text(column.place).toUpperCase())
    return day
  }
  const makeRoom = (): void => {
    if (length < children.length) return
    children = grown(children)
    for (const column of columns) column.cells = grown(column.cells)
  }
  return {
    add: (cells) => {
      makeRoom()
      const child = childAt < 0 ? null : (cells[childAt] ?? null)
      children[length] = child === null ? 0 : tables.childNumber(String(child))
      for (const column of columns) column.cells[length] = read(column, cells[column.place] ?? null)
      length++
    },
    addLine: (line) => {
      makeRoom()
      const begin = line.begins[childAt] ?? 0
      const end = line.ends[childAt] ?? 0
      const isNamed = childAt >= 0 && childAt < line.length && begin !== end
      children[length] = isNamed ? tables.childAmong(line.bytes, begin, end) : 0
      for (const column of columns) column.cells[length] = readAmong(column, line)
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
