import type { Day } from '../../time/index.ts'
import { readDate } from '../ssda903/index.ts'
import { annexCode, isBlankCell, type AnnexColumn } from './lists.ts'
import type { RecognisedList } from './recognise-list.ts'

/** A cell as it comes: a text, or what a workbook makes of it. */
export type GivenCell = string | number | boolean | Date | null

/** One statement of a list: whose it is, and what it says by the names of its columns. Blank cells are not in it. */
export interface AnnexStatement {
  readonly id: string
  readonly line: number
  /** The row as it came. */
  readonly cells: readonly string[]
  readonly says: Readonly<Record<string, string | number | Day>>
}

/** Why a row was rejected: one reason for each cell that is wrong. Never names the child. */
export interface WrongCell {
  readonly column: string
  readonly reason: string
}

export type ReadRow =
  { readonly statement: AnnexStatement; readonly blank: readonly string[] } | { readonly wrong: readonly WrongCell[] }

/** A cell as text. */
export const asText = (cell: GivenCell): string =>
  cell === null ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim()

/** At most so much of a code is repeated: a name typed into the wrong column is not spread. */
const SHOWN = 20

function readCell(
  column: AnnexColumn,
  text: string,
  asAt: Day,
): { readonly value: string | number } | { readonly why: string } {
  if (column.kind === 'text') return { value: text }
  if (column.kind === 'number') {
    const number = /^\d{1,4}(\.0+)?$/.test(text) ? Number(text) : null
    return number === null ? { why: 'is not a whole number' } : { value: number }
  }
  if (column.kind === 'date') {
    const { day, why } = readDate(text)
    if (day === null) return { why: why ?? 'is not a date' }
    return day > asAt ? { why: 'is after the day as at which the list speaks' } : { value: day }
  }
  const code = column.codes === null ? null : annexCode(column.codes, text)
  return code === null ? { why: `“${text.slice(0, SHOWN)}” is not among its codes` } : { value: code }
}

/** Reads one row of a list. Rejected where nobody is named, or a cell holds a wrong code, date or number. */
export function readRow(
  { list, places }: RecognisedList,
  cells: readonly GivenCell[],
  line: number,
  asAt: Day,
): ReadRow {
  const says: Record<string, string | number> = {}
  const wrong: WrongCell[] = []
  const blank: string[] = []
  const [first] = list.columns
  for (const { column, at } of places) {
    const text = asText(cells[at] ?? null)
    const isOwnCode = column.codes !== null && annexCode(column.codes, text) !== null
    if (!isOwnCode && isBlankCell(text)) {
      if (column === first) wrong.push({ column: column.name, reason: 'is empty, so nobody knows whose row it is' })
      else if (column.required) blank.push(column.name)
      continue
    }
    const read = readCell(column, text, asAt)
    if ('why' in read) wrong.push({ column: column.name, reason: read.why })
    else says[column.name] = read.value
  }
  if (wrong.length > 0 || !first) return { wrong }
  const { [first.name]: id = '', ...rest } = says
  return { statement: { id: String(id), line, cells: cells.map(asText), says: rest }, blank }
}
