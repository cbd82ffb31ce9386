import type { Day } from '../../time/index.ts'
import { codeNotes } from './code-notes.ts'
import { dateNotes } from './date-notes.ts'
import type { FoundReturn, SourceFile } from './find-returns.ts'
import { identityOf, type Identity } from './identity.ts'
import { isUnreadable, NAMES_ALONE, note, type Problem } from './problem.ts'
import { readCsv } from './read-csv.ts'
import { readXml } from './read-xml.ts'
import { recognise } from './recognise.ts'
import { nothingNoticed, rowReader, type Noticed, type ReadRow, type Row } from './row.ts'
import { tablesWithoutXml, type Table } from './tables.ts'

/** A row that could not be read, as it came. */
export interface Reject {
  readonly file: string
  readonly table: Table['name']
  readonly line: number
  /** What is wrong and how to mend it. Quotes the cell: for the person whose file it is, never for a log. */
  readonly reason: string
  readonly header: readonly string[]
  readonly cells: readonly string[]
}

/** What is done with a return while it is read. */
export interface RowSink {
  readonly row: (table: Table, row: Row) => void
  /** The child whose row was rejected, or null where nobody knows whose it was. */
  readonly reject: (table: Table, child: string | null, reject: Reject) => void
  readonly afterPiece?: () => Promise<void>
}

/** One table of a return that was read. */
export interface TableRead {
  readonly table: Table
  readonly file: string
  readonly rows: number
  readonly rejected: number
}

/** What a return turned out to be. */
export interface ReturnRead {
  readonly label: string
  /** Read from its latest dates; null where it holds none up to today. */
  readonly identity: Identity | null
  readonly tables: readonly TableRead[]
  readonly problems: readonly Problem[]
  /** What to say of codes that a return of a year does not know. */
  readonly codeNotes: (year: number) => readonly Problem[]
}

export interface ReadOptions {
  readonly today: Day
  /** The tables that are wanted; all of them where it is left out. Files of others are only recognised. */
  readonly only?: ReadonlySet<Table['name']>
}

interface Progress {
  readonly table: Table
  readonly file: string
  readonly noticed: Noticed
  readonly read: (cells: readonly string[]) => ReadRow
  rows: number
  rejected: number
}

const begin = (table: Table, file: string): Progress => {
  const noticed = nothingNoticed()
  return { table, file, noticed, read: rowReader(table, noticed), rows: 0, rejected: 0 }
}

function take(progress: Progress, sink: RowSink, cells: readonly string[], reject: Omit<Reject, 'reason'>): void {
  const read = progress.read(cells)
  if ('row' in read) {
    progress.rows++
    sink.row(progress.table, read.row)
  } else {
    progress.rejected++
    sink.reject(progress.table, read.child, { ...reject, reason: read.rejected })
  }
}

/** Reads a return once, in bounded memory. Problems are gathered, so that a person mends all files in one go. */
export async function readReturn(found: FoundReturn, options: ReadOptions, sink: RowSink): Promise<ReturnRead> {
  const problems: Problem[] = []
  const read: Progress[] = []
  for (const file of found.files) {
    try {
      const done =
        file.form === 'xml'
          ? await readXmlFile(file, options, sink)
          : await readCsvFile(file, options, sink, read, problems)
      read.push(...done)
      problems.push(...done.flatMap((one) => dateNotes(one.file, one.table, one.noticed)))
      if (file.form === 'xml')
        problems.push(
          note(file.name, `the XML return carries no ${xmlLacks}: load those as CSV, in a folder of their own.`),
        )
    } catch (error) {
      if (!isUnreadable(error)) throw error
      problems.push(...error.problems)
    }
  }
  return {
    label: found.label,
    identity: identityOf(
      read.map((one) => one.noticed.days),
      options.today,
    ),
    tables: read.map(({ table, file, rows, rejected }) => ({ table, file, rows, rejected })),
    problems,
    codeNotes: (year) => read.flatMap((one) => codeNotes(one.file, one.table, one.noticed, year)),
  }
}

async function readCsvFile(
  file: SourceFile,
  options: ReadOptions,
  sink: RowSink,
  before: readonly Progress[],
  problems: Problem[],
): Promise<Progress[]> {
  let progress: Progress | null = null
  let header: readonly string[] = []
  let places: readonly number[] = []
  let line = 0
  const onHeadings = (cells: readonly string[], at: number): boolean => {
    line = at
    const names = new Set(cells.map((cell) => cell.trim().toUpperCase()))
    if (names.has('CHILD') && names.has('NAME')) {
      problems.push(note(file.name, NAMES_ALONE))
      return false
    }
    const known = recognise(cells)
    const twin = 'table' in known ? before.find((one) => one.table === known.table) : undefined
    if (!('table' in known)) problems.push({ severity: 'stop', file: file.name, line: at, ...known })
    else if (twin)
      problems.push({
        ...note(
          file.name,
          `${twin.file} of the same return is ${known.table.name} already. Take one of the two out, or put them in folders of their own.`,
        ),
        severity: 'stop',
      })
    else if (!options.only || options.only.has(known.table.name)) {
      progress = begin(known.table, file.name)
      header = cells
      places = known.places
    }
    return progress !== null
  }
  const onRow = (cells: readonly string[], at: number): void => {
    if (!progress) return
    const reject = { file: file.name, table: progress.table.name, line: at, header, cells }
    if (cells.length < header.length || cells.slice(header.length).some((cell) => cell.trim() !== '')) {
      progress.rejected++
      const reason = `The row has ${cells.length} cells where the headings have ${header.length}.`
      sink.reject(progress.table, null, { ...reject, reason })
    } else
      take(
        progress,
        sink,
        places.map((place) => cells[place] ?? ''),
        reject,
      )
  }
  await readCsv(file.name, file.read(), { onHeadings, onRow, ...(sink.afterPiece && { afterPiece: sink.afterPiece }) })
  // Assigned in a callback, which the compiler cannot see.
  const read = progress as Progress | null
  if (!read) return []
  if (read.rows + read.rejected === 0)
    problems.push({
      ...note(file.name, 'there is a line of headings and nothing under it: taken as if the file were not there.'),
      line,
    })
  return [read]
}

async function readXmlFile(file: SourceFile, options: ReadOptions, sink: RowSink): Promise<Progress[]> {
  const begun = new Map<Table, Progress>()
  await readXml(file.name, file.read(), {
    ...(sink.afterPiece && { afterPiece: sink.afterPiece }),
    onRow: (table, cells, line) => {
      if (options.only && !options.only.has(table.name)) return
      let progress = begun.get(table)
      if (!progress) begun.set(table, (progress = begin(table, file.name)))
      const header = table.columns.map((column) => column.name)
      take(progress, sink, cells, { file: file.name, table: table.name, line, header, cells })
    },
  })
  return [...begun.values()]
}

const xmlLacks = tablesWithoutXml.map((table) => table.name).join(' and ')
