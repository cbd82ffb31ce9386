import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { once } from 'node:events'
import { join } from 'node:path'
import { tables, type Table } from './tables.ts'
import { rowsFor, type ChildToWrite, type ReturnToWrite, type RowToWrite } from './write-rows.ts'

/** A return that is being written to a folder, child by child. */
export interface ReturnBeingWritten {
  readonly add: (child: ChildToWrite) => Promise<void>
  /** Adds a child whose rows are known already. */
  readonly addRows: (rows: readonly RowToWrite[]) => Promise<void>
  /** Ends the files; answers how many rows each table has. */
  readonly close: () => Promise<Readonly<Record<string, number>>>
}

/** What a spreadsheet would run as a formula is written with an apostrophe before it, as OWASP advises. */
const safe = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** One line of a CSV file with its line end: safe to open in a spreadsheet. */
export const csvLine = (cells: readonly string[]): string => `${cells.map((cell) => quoted(safe(cell))).join(',')}\r\n`

interface Opened {
  readonly stream: WriteStream
  waiting: string
  rows: number
}

const FLUSH_AT = 64 * 1024

async function flush(file: Opened): Promise<void> {
  const text = file.waiting
  file.waiting = ''
  if (text !== '' && !file.stream.write(text)) await once(file.stream, 'drain')
}

function openTable(folder: string, table: Table): Opened {
  const stream = createWriteStream(join(folder, `${table.file}.csv`))
  return { stream, waiting: csvLine(table.columns.map((column) => column.name)), rows: 0 }
}

async function closeTable(file: Opened): Promise<void> {
  await flush(file)
  file.stream.end()
  await once(file.stream, 'close')
}

/** Begins a return in a folder, which is made where it is missing: one CSV for each table that has rows. */
export async function beginReturn(folder: string, of: ReturnToWrite): Promise<ReturnBeingWritten> {
  await mkdir(folder, { recursive: true })
  const files = new Map<Table, Opened>()
  const addRows = async (rows: readonly RowToWrite[]): Promise<void> => {
    for (const { table, cells } of rows) {
      const file = files.get(table) ?? openTable(folder, table)
      files.set(table, file)
      file.waiting += csvLine(cells)
      file.rows += 1
      if (file.waiting.length > FLUSH_AT) await flush(file)
    }
  }
  return {
    addRows,
    add: (child) => addRows(rowsFor(child, of)),
    close: async () => {
      for (const file of files.values()) await closeTable(file)
      return Object.fromEntries(
        tables.flatMap((table) => {
          const file = files.get(table)
          return file ? [[table.name, file.rows]] : []
        }),
      )
    },
  }
}

/** Writes a return of many children as CSV files in a folder; answers how many rows each table has. */
export async function writeReturn(
  folder: string,
  of: ReturnToWrite,
  children: Iterable<ChildToWrite>,
): Promise<Readonly<Record<string, number>>> {
  const writing = await beginReturn(folder, of)
  for (const child of children) await writing.add(child)
  return writing.close()
}
