import type { Sheet, SheetData } from 'write-excel-file/browser'
import type { SheetOfText } from './findings-table.ts'

const heading = (text: string | number) =>
  ({ value: String(text), type: String, fontWeight: 'bold', wrap: true }) as const

/** Sheets as the writer of Excel files takes them. Every text is text: never a formula. */
export const excelSheets = (sheets: readonly SheetOfText[]): Sheet<never>[] =>
  sheets.map(({ name, widths, rows }) => ({
    sheet: name,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    data: rows.map((cells, i) =>
      cells.map((cell) => {
        if (i === 0) return heading(cell)
        return typeof cell === 'number' ? { value: cell, type: Number } : { value: cell, type: String }
      }),
    ) satisfies SheetData,
  }))
