import { readFile } from 'node:fs/promises'
import { readTable } from '../exchange/ssda903/validate/index.ts'
import type { FileRead, Tables } from '../exchange/ssda903/validate/index.ts'

type Cell = string | number | boolean | Date | null

const cellOf = (cell: Cell): string => {
  if (cell === null) return ''
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10).split('-').reverse().join('/') : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

type Line = readonly Cell[]
const isHeadings = (line: Line): boolean =>
  line.some((cell) => /^\s*(?:URN|Unique reference number)\s*$/i.test(cellOf(cell)))

/** The sheet of a workbook that has a column URN, as CSV from its headings on; Ofsted puts titles above them. */
async function providersSheet(path: string): Promise<string | null> {
  // Asked for only here: most lists are CSV.
  const { default: readExcel } = await import('read-excel-file/node')
  for (const { data } of await readExcel(path)) {
    // The package's types say that a date is the class of dates.
    const lines = data as readonly Line[]
    const headings = lines.findIndex(isHeadings)
    if (headings >= 0)
      return lines
        .slice(headings)
        .map((line) => line.map(cellOf).join(','))
        .join('\n')
  }
  return null
}

/** Reads a list of Ofsted's providers, a CSV file or a workbook, beside the tables of a return. */
export async function readProviders(tables: Tables, path: string): Promise<FileRead> {
  if (!/\.xlsx?$/i.test(path)) return readTable(tables, await readFile(path), 'providers')
  const sheet = await providersSheet(path).catch(() => null) // a workbook that cannot be opened has none
  if (sheet === null)
    return {
      says: 'no sheet of this workbook could be read that has a column URN. Save the list as .xlsx without a password, or as CSV.',
    }
  return readTable(tables, new TextEncoder().encode(sheet), 'providers')
}
