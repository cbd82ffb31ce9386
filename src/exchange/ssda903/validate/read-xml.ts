import { isUnreadable } from '../problem.ts'
import { tables as ofReturn } from '../tables.ts'
import { xmlRows } from '../xml-rows.ts'
import { decodeText } from './letters.ts'
import type { TableName } from './schema.ts'
import { fillTable } from './tables.ts'
import type { Filling, Tables } from './tables.ts'

/** A table of an XML return, as it was read. */
export interface XmlTable {
  readonly table: TableName
  readonly rows: number
}

const PIECE = 1024 * 1024

/** XML may write a date as `2026-03-31`; a rule knows `31/03/2026`. Anything else stays as it is. */
const asWritten = (cell: string): string => cell.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1').toUpperCase()

/**
 * Reads one XML return, or the one before it, into the tables: all that its form can hold are then there, with or without
 * rows. Answers a sentence where it cannot be read. Entities and document types are refused.
 */
export function readXmlReturn(
  tables: Tables,
  bytes: Uint8Array,
  of: 'this year' | 'last year',
): readonly XmlTable[] | { readonly says: string } {
  const nameOf = (table: string): TableName => (of === 'last year' ? `${table}_last` : table) as TableName // a base table
  const known = ofReturn.filter(({ xml }) => xml !== null)
  const already = known.find(({ name }) => tables.has(nameOf(name)))
  if (already) return { says: `there is a ${already.name} file already. Give the return as XML or as CSV, not both.` }
  const fillings = new Map<string, { filling: Filling; rows: number }>()
  for (const { name, columns } of known) {
    const fields = [...columns.map((column) => column.name), ...(name === 'Header' ? ['UASC'] : [])]
    fillings.set(name, { filling: fillTable(tables, nameOf(name), fields), rows: 0 })
  }
  try {
    const rows = xmlRows('', (table, cells, _, header) => {
      const into = fillings.get(table.name)
      if (!into) return
      const [child = '', ...others] = table.name === 'Header' ? [...cells, header.get('UASC') ?? ''] : cells
      into.filling.add([child || null, ...others.map((cell) => (cell === '' ? null : asWritten(cell)))])
      into.rows++
    })
    const text = decodeText(bytes)
    for (let from = 0; from < text.length; from += PIECE) rows.write(text.slice(from, from + PIECE))
    rows.end()
  } catch (error) {
    const [problem] = isUnreadable(error) ? error.problems : []
    if (!problem) throw error
    return { says: problem.line === null ? problem.says : `line ${problem.line}: ${problem.says}` }
  }
  return [...fillings].map(([name, { filling, rows }]) => {
    filling.done()
    return { table: nameOf(name), rows }
  })
}
