import readExcel from 'read-excel-file/node'
import type { GivenTable } from '../../practice/improvement/index.ts'
import { cannotRead, isUnreadable, openZip } from '../ssda903/index.ts'
import { readPaper } from './read-paper.ts'

/** The largest workbook that is opened at once, in bytes: a plan's is a few hundred thousand. */
const LARGEST_WORKBOOK = 20 * 1024 ** 2
/** A line above a table that is no longer than this reads as its title. */
const LONGEST_TITLE = 120

async function isWorkbook(name: string, path: string): Promise<boolean> {
  const zip = await openZip(name, path).catch(() => null) // no zip at all: read as something else
  if (!zip) return false
  try {
    const size = zip.files.reduce((total, file) => total + file.size, 0)
    const is = zip.files.some((file) => file.path === 'xl/workbook.xml')
    if (is && size > LARGEST_WORKBOOK * 10) cannotRead(name, 'the workbook is too large to be opened at once.')
    return is
  } finally {
    zip.close()
  }
}

const cellText = (cell: unknown): string => {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : ''
}

async function tablesOfWorkbook(name: string, path: string): Promise<GivenTable[]> {
  const sheets = await readExcel(path).catch(() =>
    cannotRead(name, 'it is no Excel workbook that can be opened. Save it again as .xlsx.'),
  )
  return sheets.map(({ sheet, data }) => ({
    where: `sheet ${sheet}`,
    title: sheets.length > 1 ? sheet : null,
    rows: data.map((cells) => cells.map(cellText)),
  }))
}

async function tablesOfPaper(path: string): Promise<GivenTable[]> {
  const { parts } = await readPaper(path)
  return parts.flatMap((part, n): GivenTable[] => {
    if (part.kind !== 'table') return []
    const above = parts[n - 1]
    const title = above?.kind === 'text' && above.text.length <= LONGEST_TITLE ? above.text : null
    return [{ where: part.where, title, rows: part.rows }]
  })
}

/** Reads the tables of an Excel workbook, a Word file, a web page or a CSV file; or says why it cannot be read. */
export async function readTables(
  path: string,
  name: string,
): Promise<readonly GivenTable[] | { readonly problem: string }> {
  try {
    return (await isWorkbook(name, path)) ? await tablesOfWorkbook(name, path) : await tablesOfPaper(path)
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return { problem: error.problems.map(({ says }) => `The file cannot be read: ${says}`).join(' ') }
  }
}
