import type { FactId, SubjectId } from '../../record/index.ts'
import type { ChildOnRecord } from '../../store/index.ts'
import { tables as returnTables, yearEnds, type ReturnToWrite, type RowToWrite, type Table } from '../ssda903/index.ts'
import {
  fillTable,
  makeTables,
  type Cell,
  type Filling,
  type TableName,
  type Tables,
} from '../ssda903/validate/index.ts'
import { rowsOfChild } from './rows-of-record.ts'

/** Whose row it is, and the fact that it tells. */
export interface Place {
  readonly subject: SubjectId
  readonly fact: FactId
  /** What stands in a column of the row; empty where it is blank, or the return has no such column. */
  readonly cellOf: (column: string) => string
}

/** The tables of a check while children are put into them. */
export interface Gathering {
  readonly add: (known: ChildOnRecord) => void
  /** Ends the tables; those named are there even without a row. */
  readonly done: (given?: readonly string[]) => Gathered
}

export interface Gathered {
  readonly tables: Tables
  readonly placeOf: (table: string, row: number) => Place | null
  readonly children: number
  readonly withoutNumber: number
  readonly rows: Readonly<Record<string, number>>
}

const LAST = '_last'
const columnNames = (table: Table): readonly string[] => table.columns.map((column) => column.name)

/** Gathers the rows of this year's return and of last year's, where a return of last year was ever loaded. */
export function gatherRows({ year, asAt }: ReturnToWrite): Gathering {
  const tables = makeTables()
  const filling = new Map<TableName, Filling>()
  const places = new Map<string, (Place | null)[]>()
  const before = { year: year - 1, asAt: yearEnds(year - 1) }
  let [children, withoutNumber, hasLastYear] = [0, 0, false]

  const fill = ({ table, cells }: RowToWrite, suffix: '' | typeof LAST): TableName => {
    const name = `${table.name}${suffix}` as TableName // the names of the return's tables, of either year
    const into = filling.get(name) ?? fillTable(tables, name, columnNames(table))
    filling.set(name, into)
    // As a file is read: codes in capitals, a child's number as it is written.
    into.add(cells.map((cell, at): Cell => (cell === '' ? null : at === 0 ? cell : cell.toUpperCase())))
    return name
  }
  const add = (known: ChildOnRecord): void => {
    const now = rowsOfChild(known, { year, asAt })
    if (now.child === null) {
      if (now.isLeftOut) withoutNumber += 1
      return
    }
    if (now.rows.length > 0) children += 1
    for (const row of now.rows) {
      const name = fill(row, '')
      const own = places.get(name) ?? []
      places.set(name, own)
      const { id } = row.stated
      const cellOf = (column: string) => row.cells[row.table.columns.findIndex(({ name }) => name === column)] ?? ''
      own.push(id === undefined ? null : { subject: known.subject, fact: id, cellOf })
    }
    hasLastYear ||= known.covered.some((one) => one.year === before.year)
    const then = rowsOfChild(known, before)
    if (then.child !== null) for (const row of then.rows) fill(row, LAST)
  }
  const done = (given: readonly string[] = []): Gathered => {
    for (const [name, one] of filling) if (hasLastYear || !name.endsWith(LAST) || given.includes(name)) one.done()
    for (const table of returnTables)
      // The names of the return's tables, of either year.
      for (const name of [table.name, `${table.name}${LAST}`] as readonly TableName[])
        if (given.includes(name) && !tables.has(name)) fillTable(tables, name, columnNames(table)).done()
    const rows = Object.fromEntries([...places].map(([name, own]) => [name, own.length]))
    return { tables, placeOf: (table, row) => places.get(table)?.[row] ?? null, children, withoutNumber, rows }
  }
  return { add, done }
}
