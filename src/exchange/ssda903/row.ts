import type { Body } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { readDateAgain } from './dates.ts'
import type { Column, Table } from './tables.ts'

/**
 * What a row says, as one string: its date (empty in yearly tables), then its fields in the order of the table's
 * columns, parted by tabs. Two rows say the same exactly when these strings are equal.
 */
export type Content = string & { readonly __content: unique symbol }

/** One row that could be read: whose it is and what it says. */
export interface Row {
  readonly child: string
  readonly content: Content
}

/** A fact as a row tells it. */
export interface RowFact {
  readonly type: string
  readonly happenedOn: Day
  readonly body: Body
}

/** What a reader notices besides the rows: dates, codes and cells that were left out. */
export interface Noticed {
  /** How often each day occurs as the day on which something began or ended. */
  readonly days: Map<Day, number>
  /** How often each code occurs, by column. */
  readonly codes: Map<Column, Map<string, number>>
  /** Cells that are no date and whose row was read without them, by column. */
  readonly leftOut: Map<Column, number>
  order: { dayFirst: number; monthFirst: number }
}

export const nothingNoticed = (): Noticed => ({
  days: new Map(),
  codes: new Map(),
  leftOut: new Map(),
  order: { dayFirst: 0, monthFirst: 0 },
})

export type ReadRow = { readonly row: Row } | { readonly rejected: string; readonly child: string | null }

type FieldColumn = Column & { readonly field: string }
const fieldsOf = new Map<Table, readonly FieldColumn[]>()

/** The columns of a table that become fields of its fact, in the order in which contents hold them. */
export function fieldColumns(table: Table): readonly FieldColumn[] {
  const known = fieldsOf.get(table)
  if (known) return known
  const fields = table.columns.filter((column): column is FieldColumn => column.field !== null)
  fieldsOf.set(table, fields)
  return fields
}

const beginnings = new Map<number, Day>()

/** The day on which a return year begins: the date of facts of yearly tables. */
export function yearBegins(year: number): Day {
  const known = beginnings.get(year)
  if (known !== undefined) return known
  const begins = `${String(year - 1).padStart(4, '0')}-04-01` as Day // 1 April is in every year
  beginnings.set(year, begins)
  return begins
}

const add = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1)

// Control characters cannot part fields, and the database refuses some of them.
const CONTROL = /[\u0000-\u001f\u007f]+/g
const HAS_CONTROL = /[\u0000-\u001f\u007f]/
/** Without spaces around it, control characters, and the apostrophe that we write before what looks like a formula. */
function plain(cell: string): string {
  const bare = HAS_CONTROL.test(cell) ? cell.replace(CONTROL, ' ').trim() : cell.trim()
  return bare.startsWith("'") && /^'[=+\-@]/.test(bare) ? bare.slice(1) : bare
}

const quoted = (cell: string): string => `“${cell.length > 40 ? `${cell.slice(0, 40)}…` : cell}”`

/** A row while its cells are read. */
interface RowBeingRead {
  child: string
  on: string
  rejected: string | null
}

/**
 * Reads the rows of one table. Cells come in the order of the table's columns. A row is rejected only where it
 * cannot be read: no child, or a date that it depends on is missing or is no date.
 */
export function rowReader(table: Table, noticed: Noticed): (cells: readonly string[]) => ReadRow {
  // Births, and dates of tables that are for a year, say nothing of when the return was made.
  const days = table.type === 'child.identity' || table.yearly ? new Map<Day, number>() : noticed.days
  const seen = { ...noticed, days }
  return (cells) => {
    const row: RowBeingRead = { child: '', on: '', rejected: null }
    let said = ''
    for (const [i, column] of table.columns.entries()) {
      const value = readCell(column, plain(cells[i] ?? ''), row, seen)
      if (column.field !== null) said += `\t${value}`
    }
    if (row.child === '') return { rejected: 'CHILD is empty, so nobody knows whose row it is.', child: null }
    if (row.rejected !== null) return { rejected: row.rejected, child: row.child }
    return { row: { child: row.child, content: (row.on + said) as Content } } // built as Content describes
  }
}

function readCell(column: Column, value: string, row: RowBeingRead, noticed: Noticed): string {
  switch (column.kind) {
    case 'child':
      return (row.child = value)
    case 'text':
    case 'partial-date':
      return value
    case 'code':
      return value === '' ? value : readCode(column, value, noticed)
    case 'key-date':
      if (value === '') row.rejected ??= `${column.name} is empty, so the row has no date.`
      return (row.on = readDateCell(column, value, row, noticed))
    case 'end-date':
    case 'date':
    case 'repeated-date':
      return readDateCell(column, value, row, noticed)
  }
}

/** A day as the record writes it; empty where the cell is empty, or is no date. */
function readDateCell(column: Column, value: string, row: RowBeingRead, noticed: Noticed): string {
  if (value === '') return ''
  const { day, why, order } = readDateAgain(value)
  if (order === 'day-first') noticed.order.dayFirst++
  else if (order === 'month-first') noticed.order.monthFirst++
  const isNeeded = column.kind === 'key-date' || column.kind === 'end-date'
  if (day === null) {
    if (isNeeded) row.rejected ??= `${column.name} is ${quoted(value)}, which ${why ?? ''}.`
    else add(noticed.leftOut, column)
    return ''
  }
  if (isNeeded) add(noticed.days, day)
  return day
}

function readCode(column: Column, cell: string, noticed: Noticed): string {
  const code = cell.toUpperCase()
  let counts = noticed.codes.get(column)
  if (!counts) noticed.codes.set(column, (counts = new Map<string, number>()))
  // A column of free text in place of codes must not fill the memory.
  if (counts.has(code) || counts.size < 1000) add(counts, code)
  return column.recoded?.codes[code] ?? code
}

/** The fact that a row's content tells in a return of a year. */
export function factOfContent(table: Table, content: Content, year: number): RowFact {
  const [on = '', ...values] = content.split('\t')
  const body: Record<string, string> = {}
  fieldColumns(table).forEach((column, i) => {
    const value = values[i]
    if (value) body[column.field] = value
  })
  // A row without a readable date was rejected when it was read.
  return { type: table.type, happenedOn: table.yearly ? yearBegins(year) : (on as Day), body }
}

/** What a fact says, as its source would say it in a row. */
export function contentOf(table: Table, happenedOn: Day, body: Body): Content {
  let content: string = table.yearly ? '' : happenedOn
  for (const column of fieldColumns(table)) content += `\t${String(body[column.field] ?? '')}`
  return content as Content // built as Content describes
}

/** The one fact that one row tells, or why it cannot be read. Cells come in the order of the table's columns. */
export function factOf(
  table: Table,
  cells: readonly string[],
  year: number,
): (RowFact & { readonly child: string }) | { readonly rejected: string } {
  const read = rowReader(table, nothingNoticed())(cells)
  if ('rejected' in read) return { rejected: read.rejected }
  return { child: read.row.child, ...factOfContent(table, read.row.content, year) }
}
