import type { Fact } from '../../record/index.ts'
import { day, type Day } from '../../time/index.ts'
import { returnYears } from './codes.ts'
import { yearBegins } from './row.ts'
import { tables, type Column, type Table } from './tables.ts'

/** A return to write: its year (ending 31 March) and the day as at which it speaks. */
export interface ReturnToWrite {
  readonly year: number
  readonly asAt: Day
}

type Stated = Pick<Fact, 'type' | 'happenedOn' | 'body'>

/** What is to be written of one child: the child's number and the facts as they are then believed. */
export interface ChildToWrite {
  readonly number: string
  readonly facts: readonly Stated[]
}

/** One row of a table, its cells in the order of the table's columns. */
export interface RowToWrite {
  readonly table: Table
  readonly cells: readonly string[]
}

const ADOPTED = new Set(['E11', 'E12'])
const IDENTITY = 'child.identity'

/** What a return does not say before it has happened: an end, and the reasons that go with it. */
const SAID_WITH_THE_END = new Set(['reasonEnded', 'reasonPlacementChanged'])

/** The last day of a return year. */
export const yearEnds = (year: number): Day => day(`${String(year)}-03-31`)

const endOf = (stated: Stated): string | null => {
  const ended = stated.body['endedOn']
  return typeof ended === 'string' ? ended : null
}

const openInYear = (stated: Stated, of: ReturnToWrite): boolean => {
  const ended = endOf(stated)
  return stated.happenedOn <= of.asAt && (ended === null || ended >= yearBegins(of.year))
}

/** AD1 is only for children whose adoption order fell in the year: the last episode ended with E11 or E12. */
const adoptedInYear = (child: ChildToWrite, of: ReturnToWrite): boolean =>
  child.facts.some((stated) => {
    const ended = stated.type === 'child.episode' ? endOf(stated) : null
    const inYear = ended !== null && ended >= yearBegins(of.year) && ended <= of.asAt
    return inYear && ADOPTED.has(String(stated.body['reasonEnded']))
  })

const inCareInYear = (child: ChildToWrite, of: ReturnToWrite): boolean =>
  child.facts.some((stated) => stated.type === 'child.episode' && openInYear(stated, of))

function belongs(table: Table, stated: Stated, child: ChildToWrite, of: ReturnToWrite): boolean {
  if (stated.type !== table.type) return false
  if (table.yearly) return stated.happenedOn === yearBegins(of.year)
  if (table.name === 'AD1') return stated.happenedOn <= of.asAt && adoptedInYear(child, of)
  if (table.name === 'PlacedAdoption') return openInYear(stated, of) && inCareInYear(child, of)
  if (table.scope === 'dated-in-year') return stated.happenedOn >= yearBegins(of.year) && stated.happenedOn <= of.asAt
  return openInYear(stated, of)
}

/** A civil date as the return writes it: DD/MM/YYYY. */
const asWritten = (on: string): string => `${on.slice(8, 10)}/${on.slice(5, 7)}/${on.slice(0, 4)}`

/** Codes that were replaced by others of the same meaning are written as they were in the year. */
function inCodesOf(column: Column, code: string, year: number): string {
  if (!column.recoded || year > column.recoded.until) return code
  return Object.entries(column.recoded.codes).find(([, now]) => now === code)?.[0] ?? code
}

const isDate = (column: Column): boolean => /date$/.test(column.kind) && column.kind !== 'partial-date'

interface ToFill {
  readonly child: ChildToWrite
  readonly stated: Stated
  readonly identity: Stated | undefined
  readonly of: ReturnToWrite
}

function valueOf(column: Column, { child, stated, identity, of }: ToFill): string {
  if (column.kind === 'child') return child.number
  if (column.kind === 'key-date') return stated.happenedOn
  if (column.kind === 'repeated-date') return identity?.happenedOn ?? ''
  if (column.field === null) return column.name === 'SEX' ? String(identity?.body['sex'] ?? '') : ''
  const ended = endOf(stated)
  if (SAID_WITH_THE_END.has(column.field) && ended !== null && ended > of.asAt) return ''
  const value = stated.body[column.field]
  const said = value === undefined || value === null ? '' : String(value)
  // The day on which a child's status as unaccompanied will cease (UASC) is said beforehand; other ends are not.
  return column.field === 'endedOn' && said > of.asAt ? '' : said
}

const cellOf = (column: Column, fill: ToFill): string => {
  const value = valueOf(column, fill)
  if (value === '') return ''
  return isDate(column) ? asWritten(value) : inCodesOf(column, value, fill.of.year)
}

/**
 * The rows that a return of a year, as at a day, has for one child: episodes open in the year with their ends blank
 * while they lie ahead, AD1 only for children adopted in it, no table before its first year. None: not in the return.
 */
export function rowsFor(child: ChildToWrite, of: ReturnToWrite): readonly RowToWrite[] {
  const identity = child.facts.find((stated) => stated.type === IDENTITY)
  const rows = tables
    .filter((table) => table.type !== IDENTITY && table.firstYear <= Math.max(of.year, returnYears.first))
    .flatMap((table) =>
      child.facts
        .filter((stated) => belongs(table, stated, child, of))
        .map((stated) => ({ table, cells: fillRow(table, { child, stated, identity, of }) })),
    )
  const header = tables.find((table) => table.type === IDENTITY)
  if (rows.length === 0 || !header || !identity) return rows
  return [{ table: header, cells: fillRow(header, { child, stated: identity, identity, of }) }, ...rows]
}

const fillRow = (table: Table, fill: ToFill): readonly string[] => table.columns.map((column) => cellOf(column, fill))
