import type { Cell, Column } from './unnest.ts'

/** Kinds whose text never holds a sign that means something in the text of a row. */
const PLAIN: ReadonlySet<Column['kind']> = new Set(['uuid', 'date', 'integer', 'bigint', 'boolean', 'bit(128)'])

/** Signs that have a cell stand between quotes: white space as the database knows it, and no other. */
const SIGNS = /[ \t\n\v\f\r"\\(),]/

/** A text as the database writes it within a row; a line break as `\n`, so that rows stand in lines of their own. */
const quotedWhereNeeded = (text: string): string =>
  text !== '' && !SIGNS.test(text) ? text : `"${text.replaceAll(/["\\]/g, '$&$&').replaceAll('\n', String.raw`\n`)}"`

/** What `rowsAsText` writes of some cells, one after the other, without the brackets of the row. */
export function textOf(columns: readonly Column[]): (cells: readonly Cell[], from: number, to: number) => string {
  const plain = columns.map(({ kind }) => PLAIN.has(kind))
  return (cells, from, to) => {
    let text = ''
    for (let at = from; at < to; at += 1) {
      const cell = cells[at] ?? null
      if (at > from) text += ','
      if (typeof cell === 'string') text += plain[at] === true ? cell : quotedWhereNeeded(cell)
      else if (typeof cell === 'boolean') text += cell ? 't' : 'f'
      else if (cell !== null) text += String(cell)
    }
    return text
  }
}

/** SQL that aggregates rows into one text: the database's own text of each, one to a line. A tenth of the work of JSON by cell. */
export const rowsAsText = (columns: readonly Column[]): string =>
  `string_agg(replace(row(${columns.map(({ name }) => name).join()})::text, E'\\n', '\\n'), E'\\n')`

/** The rows of such a text, each without its brackets. */
export const rowsIn = (text: string | null): readonly string[] => (text === null ? [] : text.slice(1, -1).split(')\n('))

const CELL = /"((?:[^"\\]|""|\\.)*)"|[^,]*/y

/** The cells of a row's text; all of them as text. */
export function cellsOf(text: string): readonly (string | null)[] {
  const cells: (string | null)[] = []
  for (let at = 0; at <= text.length; at += 1) {
    CELL.lastIndex = at
    const [whole = '', quoted] = CELL.exec(text) ?? []
    cells.push(quoted === undefined ? (whole === '' ? null : whole) : unquoted(quoted))
    at += whole.length
  }
  return cells
}

const unquoted = (text: string): string =>
  text.replaceAll(/""|\\(.)/g, (pair, sign: string | undefined) =>
    sign === undefined ? pair.slice(1) : sign === 'n' ? '\n' : sign,
  )
