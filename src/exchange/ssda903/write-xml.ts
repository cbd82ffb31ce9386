import type { Table } from './tables.ts'
import { rowsFor, type ChildToWrite, type ReturnToWrite, type RowToWrite } from './write-rows.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

const element = (name: string, inside: string): string => `<${name}>${inside}</${name}>`
const leaf = (name: string, value: string): string =>
  element(
    name,
    value.replaceAll(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter),
  )

/** The cells of a row as elements; what repeats the Header is left to it. */
const leaves = (row: RowToWrite, isOwn: (table: Table, at: number) => boolean): string =>
  row.table.columns
    .flatMap((column, at) => {
      const value = row.cells[at] ?? ''
      return value !== '' && isOwn(row.table, at) ? [leaf(column.xml, value)] : []
    })
    .join('')

const repeatsHeader = (table: Table, at: number): boolean => {
  const column = table.columns[at]
  return (
    column?.kind === 'child' || column?.kind === 'repeated-date' || (column?.field === null && column.name === 'SEX')
  )
}
const ownCells = (table: Table, at: number): boolean => !repeatsHeader(table, at)

const nested = (rows: readonly RowToWrite[], within: 'CHILD' | 'HEADER'): string =>
  rows
    .flatMap((row) => {
      const { xml } = row.table
      return xml !== null && xml !== 'in-header' && xml.within === within
        ? [element(xml.element, leaves(row, ownCells))]
        : []
    })
    .join('')

/** One child of the XML return, from its rows; empty where there are none. */
export function xmlOfChild(child: ChildToWrite, rows: readonly RowToWrite[]): string {
  if (rows.length === 0) return ''
  const header = rows.find((row) => row.table.name === 'Header')
  const plain = rows.filter((row) => row.table.xml === 'in-header' && row.table.name !== 'Header')
  const own = header ? leaves(header, () => true) : leaf('CHILDID', child.number)
  const uasc = element('UASC', rows.some((row) => row.table.name === 'UASC') ? '1' : '0')
  const inHeader = own + uasc + plain.map((row) => leaves(row, ownCells)).join('') + nested(rows, 'HEADER')
  return element('CHILD', `${element('HEADER', inHeader)}${nested(rows, 'CHILD')}\n`)
}

/** What stands before the children of an XML return, and after them. */
export const xmlAround = {
  begins: '<?xml version="1.0" encoding="UTF-8"?>\n<EXPSSDA903>\n',
  ends: '</EXPSSDA903>\n',
} as const

/** A return of many children as XML, piece by piece: EXPSSDA903 with one CHILD each. SWEpisodes and DoLo are told in CSV only. */
export function* xmlReturn(of: ReturnToWrite, children: Iterable<ChildToWrite>): Generator<string> {
  yield xmlAround.begins
  for (const child of children) yield xmlOfChild(child, rowsFor(child, of))
  yield xmlAround.ends
}
