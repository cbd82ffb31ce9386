import type { Paper } from '../../practice/improvement/index.ts'

type Part = Paper['parts'][number]

/** Takes a document as its reader meets it, element by element. What is left open is closed by what follows. */
export interface PaperBuilder {
  readonly text: (text: string) => void
  /** Ends the line of text that is being taken. Inside a cell it becomes a space. */
  readonly endLine: () => void
  readonly beginTable: () => void
  readonly endTable: () => void
  readonly beginRow: () => void
  readonly endRow: () => void
  readonly beginCell: (span: number) => void
  readonly endCell: () => void
  readonly end: () => Paper
}

interface OpenTable {
  readonly rows: string[][]
  row: string[] | null
  cell: { text: string; readonly span: number } | null
}

/** The most columns that one cell may span: more is a slip or an attack. */
const WIDEST = 100

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Builds a paper of numbered paragraphs and tables. A table inside a cell is read as that cell's text. `place` names the paragraphs. */
export function paperBuilder(place = 'paragraph'): PaperBuilder {
  const parts: Part[] = []
  const open: { table: OpenTable | null; inner: number; line: string; paragraphs: number; tables: number } = {
    ...{ table: null, inner: 0, line: '', paragraphs: 0, tables: 0 },
  }

  const text = (more: string): void => {
    if (open.table?.cell) open.table.cell.text += more
    else open.line += more
  }
  const endLine = (): void => {
    if (open.table?.cell) return text(' ')
    const line = tidy(open.line)
    open.line = ''
    if (line === '') return
    open.paragraphs += 1
    parts.push({ kind: 'text', where: `${place} ${open.paragraphs}`, text: line })
  }
  const endCell = (): void => {
    if (open.inner > 0) return text(' ')
    const { table } = open
    if (!table?.cell) return
    table.row ??= []
    table.row.push(tidy(table.cell.text), ...Array.from({ length: Math.min(table.cell.span, WIDEST) - 1 }, () => ''))
    table.cell = null
  }
  const endRow = (): void => {
    if (open.inner > 0) return
    endCell()
    const { table } = open
    if (table?.row && table.row.length > 0) table.rows.push(table.row)
    if (table) table.row = null
  }
  const endTable = (): void => {
    if (open.inner > 0) {
      open.inner -= 1
      return
    }
    endRow()
    const { table } = open
    open.table = null
    if (!table || table.rows.length === 0) return
    open.tables += 1
    parts.push({ kind: 'table', where: `table ${open.tables}`, rows: table.rows })
  }
  return {
    text,
    endLine,
    endCell,
    endRow,
    endTable,
    beginTable: () => {
      if (open.table) open.inner += 1
      else {
        endLine()
        open.table = { rows: [], row: null, cell: null }
      }
    },
    beginRow: () => {
      if (open.inner > 0) return
      endRow()
      if (open.table) open.table.row = []
    },
    beginCell: (span) => {
      if (open.inner > 0) return
      endCell()
      if (open.table) open.table.cell = { text: '', span }
    },
    end: () => {
      while (open.table) endTable()
      endLine()
      return { parts }
    },
  }
}
