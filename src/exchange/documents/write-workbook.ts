import writeExcel from 'write-excel-file/node'
import type { WrittenSheet } from '../../practice/improvement/index.ts'

const WIDEST = 60
const NARROWEST = 8

/** As wide as the longest of its first lines, in characters, within reason. */
const widthOf = (cells: readonly string[]): number =>
  Math.min(WIDEST, Math.max(NARROWEST, ...cells.map((cell) => (cell.split('\n')[0] ?? '').length + 2)))

/** Writes an Excel workbook. Every cell is text, wrapped, and never a formula. */
export const writeWorkbook = (sheets: readonly WrittenSheet[]): Promise<Buffer> =>
  writeExcel(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: columns.map((column, n) => ({ width: widthOf([column, ...rows.map((cells) => cells[n] ?? '')]) })),
      data: [
        columns.map((value) => ({ value, type: String, fontWeight: 'bold' as const, wrap: true })),
        ...rows.map((cells) =>
          cells.map((value) => ({ value, type: String, wrap: true, alignVertical: 'top' as const })),
        ),
      ],
    })),
  ).toBuffer()
