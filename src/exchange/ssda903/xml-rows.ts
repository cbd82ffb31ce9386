import { SaxesParser } from 'saxes'
import { cannotRead } from './problem.ts'
import { tables, type Table } from './tables.ts'

/** How many characters may pass without a tag: the parser keeps the text between two tags in memory. */
const LONGEST_SILENCE = 1024 * 1024

const inHeader = tables.filter((table) => table.xml === 'in-header')
const byElement = new Map(
  tables.flatMap((table) => (table.xml !== null && table.xml !== 'in-header' ? [[table.xml.element, table]] : [])),
)

/** Called for each row that an element or a header tells, with its cells in the order of the table's columns. */
export type OnXmlRow = (
  table: Table,
  cells: readonly string[],
  line: number,
  header: ReadonlyMap<string, string>,
) => void

/** One child of the return while it is read. */
interface Reading {
  line: number
  header: Map<string, string>
  rows: { table: Table; values: Map<string, string>; line: number }[]
}

/** The columns by which a row of a table shows that it is there: not those that repeat the child's header. */
const ownColumns = (table: Table) =>
  table.columns.filter((column) => column.field !== null || column.kind === 'key-date')

/** A header always tells of the child; of asylum, leaving care and adoption only where it says more than “no”. */
function headerTells(table: Table, header: ReadonlyMap<string, string>): boolean {
  if (table.name === 'Header') return ownColumns(table).some((column) => header.get(column.xml))
  if (table.name === 'UASC' && header.get('UASC') === '1') return true
  return ownColumns(table).some((column) => !['', '0', undefined].includes(header.get(column.xml)))
}

function tellChild(child: Reading, onRow: OnXmlRow): void {
  const cells = (table: Table, values: ReadonlyMap<string, string>): string[] =>
    table.columns.map((column) =>
      column.kind === 'child' || column.kind === 'repeated-date'
        ? (child.header.get(column.xml) ?? '')
        : (values.get(column.xml) ?? ''),
    )
  for (const table of inHeader)
    if (headerTells(table, child.header)) onRow(table, cells(table, child.header), child.line, child.header)
  for (const { table, values, line } of child.rows)
    if (ownColumns(table).some((column) => values.get(column.xml)))
      onRow(table, cells(table, values), line, child.header)
}

/** Takes the text of one XML file, in pieces. Both throw `Unreadable`. */
export interface XmlRows {
  readonly write: (text: string) => void
  readonly end: () => void
}

/**
 * Reads the XML form of the return in one pass and bounded memory, here or in a page. Entities and document types are
 * refused: they can make a small file huge or reach for other files.
 */
export function xmlRows(file: string, onRow: OnXmlRow): XmlRows {
  const parser = new SaxesParser({ fileName: file })
  const path: string[] = []
  let child: Reading | null = null
  let row: Map<string, string> | null = null
  let text = ''
  let quiet = 0
  parser.on('doctype', () =>
    cannotRead(
      file,
      'the file declares a document type (DOCTYPE), which a return never needs. Delete it.',
      parser.line,
    ),
  )
  parser.on('error', (error) => {
    const entity = /entity/i.test(error.message)
    cannotRead(
      file,
      entity
        ? 'the file uses an entity of its own (&…;), which a return never needs. Write the text out instead.'
        : 'the XML is broken here: a tag is not closed, or a sign such as & or < stands alone. Export the file again.',
      parser.line,
    )
  })
  parser.on('opentag', ({ name }) => {
    path.push(name)
    text = ''
    quiet = 0
    if (path.length === 1 && name !== 'EXPSSDA903')
      cannotRead(file, `the XML begins with <${name}>, not with <EXPSSDA903>: it is no SSDA903 return.`, parser.line)
    if (name === 'CHILD') child = { line: parser.line, header: new Map(), rows: [] }
    const table = byElement.get(name)
    if (table && child) child.rows.push({ table, values: (row = new Map<string, string>()), line: parser.line })
  })
  const addText = (more: string): void => void (text += more)
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', ({ name }) => {
    path.pop()
    quiet = 0
    if (byElement.has(name)) row = null
    else if (name === 'CHILD' && child) {
      tellChild(child, onRow)
      child = null
    } else if (row) row.set(name, text.trim())
    else if (child && path.at(-1) === 'HEADER') child.header.set(name, text.trim())
    text = ''
  })
  return {
    write: (piece) => {
      quiet += piece.length
      if (quiet > LONGEST_SILENCE) cannotRead(file, 'the XML goes on far too long without a tag.', parser.line)
      parser.write(piece)
    },
    end: () => {
      parser.close()
    },
  }
}
