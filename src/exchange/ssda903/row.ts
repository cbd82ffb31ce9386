import type { Body } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { dateReader, type ReadDate } from './dates.ts'
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

/** The columns of a table that become fields of its fact, in the order in which contents hold them. */
export const fieldColumns = (table: Table): readonly (Column & { readonly field: string })[] =>
  table.columns.filter((column): column is Column & { readonly field: string } => column.field !== null)

/** The day on which a return year begins: the date of facts of yearly tables. */
export const yearBegins = (year: number): Day => `${String(year - 1).padStart(4, '0')}-04-01` as Day // 1 April exists

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

/**
 * Reads the rows of one table. Cells come in the order of the table's columns. A row is rejected only where it
 * cannot be read: no child, or a date that it depends on is missing or is no date.
 */
export function rowReader(table: Table, noticed: Noticed): (cells: readonly string[]) => ReadRow {
  const dates = dateReader()
  const readDated = (cell: string): ReadDate => {
    const read = dates(cell)
    if (read.order === 'day-first') noticed.order.dayFirst++
    else if (read.order === 'month-first') noticed.order.monthFirst++
    return read
  }
  return (cells) => {
    let child = ''
    let on: string = ''
    let said = ''
    let rejected: string | null = null
    for (let i = 0; i < table.columns.length; i++) {
      const column = table.columns[i]
      if (!column) continue
      let value = plain(cells[i] ?? '')
      if (column.kind === 'child') child = value
      else if (column.kind === 'code' && value) value = readCode(column, value, noticed)
      else if (column.kind.endsWith('date') && column.kind !== 'partial-date') {
        const needed = column.kind === 'key-date' || column.kind === 'end-date'
        const read = value ? readDated(value) : null
        if (read && !read.day && needed) rejected ??= `${column.name} is ${quoted(value)}, which ${read.why ?? ''}.`
        else if (!read && column.kind === 'key-date') rejected ??= `${column.name} is empty, so the row has no date.`
        if (read && !read.day && !needed) add(noticed.leftOut, column)
        value = read?.day ?? ''
        if (column.kind === 'key-date') on = value
        if (needed && read?.day && table.type !== 'child.identity' && !table.yearly) add(noticed.days, read.day)
      }
      if (column.field !== null) said += `\t${value}`
    }
    if (child === '') return { rejected: 'CHILD is empty, so nobody knows whose row it is.', child: null }
    if (rejected !== null) return { rejected, child }
    return { row: { child, content: (on + said) as Content } } // built as Content describes
  }
}

function readCode(column: Column, cell: string, noticed: Noticed): string {
  const code = cell.toUpperCase()
  let counts = noticed.codes.get(column)
  if (!counts) noticed.codes.set(column, (counts = new Map()))
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
  let content = table.yearly ? '' : (happenedOn as string)
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
