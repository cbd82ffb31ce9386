import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import readExcel from 'read-excel-file/node'
import type { Day } from '../../time/index.ts'
import { cannotRead, readCsv } from '../ssda903/index.ts'
import { asText, readRow, type AnnexStatement, type GivenCell, type WrongCell } from './read-row.ts'
import { recogniseList, type RecognisedList } from './recognise-list.ts'

/** A sheet of a workbook, or a CSV file: its lines as they come, with their numbers. */
export interface GivenSheet {
  readonly sheet: string
  readonly lines: readonly { readonly line: number; readonly cells: readonly GivenCell[] }[]
}

/** A row that was not read, as it came. */
export interface RejectedLine {
  readonly line: number
  readonly wrong: readonly WrongCell[]
  readonly cells: readonly string[]
}

/** What was read of one list. */
export interface ListRead {
  readonly list: number
  readonly title: string
  readonly sheet: string
  readonly statements: readonly AnnexStatement[]
  readonly rejects: readonly RejectedLine[]
  /** The headings as they came. */
  readonly header: readonly string[]
  /** How many rows leave a cell blank that should not be, by column. They are read all the same. */
  readonly blank: Readonly<Record<string, number>>
  readonly missing: readonly string[]
  readonly unknown: readonly string[]
}

export interface ListsRead {
  readonly lists: readonly ListRead[]
  /** Sheets of which nothing was read, each with the reason. */
  readonly passedOver: readonly { readonly sheet: string; readonly reason: string }[]
}

/** The lists that are read: children in care, care leavers, children for adoption, adopters. */
const READ: ReadonlySet<number> = new Set([8, 9, 10, 11])

/** Above its headings a sheet may have a title or two. */
const TITLE_LINES = 10

const isBlankLine = (cells: readonly GivenCell[]): boolean =>
  cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''))

function readSheet(known: RecognisedList, { sheet, lines: all }: GivenSheet, headings: number, asAt: Day): ListRead {
  const statements: AnnexStatement[] = []
  const rejects: RejectedLine[] = []
  const blank = new Map<string, number>()
  const seen = new Map<string, number>()
  for (const { line, cells } of all.slice(headings + 1)) {
    if (isBlankLine(cells)) continue
    const row = readRow(known, cells, line, asAt)
    const before = 'wrong' in row ? undefined : seen.get(row.statement.id)
    if ('wrong' in row) rejects.push({ line, wrong: row.wrong, cells: cells.map(asText) })
    else if (before !== undefined) rejects.push({ line, wrong: [standsTwice(known, before)], cells: cells.map(asText) })
    else {
      seen.set(row.statement.id, line)
      statements.push(row.statement)
      for (const column of row.blank) blank.set(column, (blank.get(column) ?? 0) + 1)
    }
  }
  const { list, missing, unknown } = known
  const { list: number, title } = list
  const header = (all[headings]?.cells ?? []).map(asText)
  return { list: number, title, sheet, statements, rejects, header, blank: Object.fromEntries(blank), missing, unknown }
}

/** A list has one row for each child or adopter: of two, nobody can tell which is so. */
const standsTwice = ({ list }: RecognisedList, line: number): WrongCell => ({
  column: list.columns[0]?.name ?? '',
  reason: `stands in line ${String(line)} already`,
})

/**
 * Reads the lists among some sheets, each known by its headings. Pure; every line is read, rejected or passed over.
 * `asAt`: the day as at which they speak; what is dated after it cannot be so.
 */
export function readLists(sheets: readonly GivenSheet[], asAt: Day): ListsRead {
  const lists: ListRead[] = []
  const passedOver: { sheet: string; reason: string }[] = []
  for (const given of sheets) {
    const pass = (reason: string) => void passedOver.push({ sheet: given.sheet, reason })
    const at = given.lines
      .slice(0, TITLE_LINES)
      .findIndex(({ cells }) => recogniseList(cells.map((cell) => String(cell ?? ''))) !== null)
    const known = at < 0 ? null : recogniseList((given.lines[at]?.cells ?? []).map((cell) => String(cell ?? '')))
    if (!known) pass('Its headings are those of no list.')
    else if (!READ.has(known.list.list)) pass(`It is list ${String(known.list.list)}: lists 8 to 11 are read.`)
    else if (lists.some(({ list }) => list === known.list.list))
      pass(`List ${String(known.list.list)} stands in another sheet already. Keep one of the two.`)
    else lists.push(readSheet(known, given, at, asAt))
  }
  return { lists, passedOver }
}

/** A whole workbook is opened at once. */
const LARGEST_MB = 100

async function workbook(path: string, file: string): Promise<readonly GivenSheet[]> {
  const { size } = await stat(path)
  if (size > LARGEST_MB * 1024 * 1024) cannotRead(file, `the workbook is larger than ${String(LARGEST_MB)} MB.`)
  const sheets = await readExcel(path).catch(() =>
    cannotRead(
      file,
      'this is no Excel workbook that can be opened. Save it again as .xlsx without a password, or as CSV.',
    ),
  )
  return sheets.map(({ sheet, data }) => ({
    sheet,
    // The package's types say that a date is the class of dates.
    lines: (data as readonly (readonly GivenCell[])[]).map((cells, nth) => ({ line: nth + 1, cells })),
  }))
}

async function csvSheet(path: string, file: string): Promise<readonly GivenSheet[]> {
  const lines: GivenSheet['lines'][number][] = []
  const keep = (cells: readonly string[], line: number) => void lines.push({ line, cells })
  await readCsv(file, createReadStream(path), {
    onHeadings: (cells, line) => {
      keep(cells, line)
      return true
    },
    onRow: keep,
  })
  return [{ sheet: file, lines }]
}

/** The sheets of a file, an Excel workbook or CSV by the ending of its name. Throws `Unreadable`. */
export async function openLists(path: string, file = basename(path)): Promise<readonly GivenSheet[]> {
  await stat(path).catch(() => cannotRead(file, 'there is no such file.'))
  if (/\.xls$/i.test(file)) cannotRead(file, 'this is a workbook of an older kind. Save it again as .xlsx, or as CSV.')
  return /\.xlsx$/i.test(file) ? workbook(path, file) : csvSheet(path, file)
}
