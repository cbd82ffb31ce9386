import type { Coverage, Fact, FactId } from '../../record/index.ts'
import { day, type Day } from '../../time/index.ts'
import { returnYears } from './codes.ts'
import { yearBegins } from './row.ts'
import { wasRepeated } from './scope.ts'
import { tables, type Column, type Table } from './tables.ts'

/** A return to write: its year (ending 31 March) and the day as at which it speaks. */
export interface ReturnToWrite {
  readonly year: number
  readonly asAt: Day
}

/** A fact as it is to be written. */
export interface Stated extends Pick<Fact, 'type' | 'happenedOn' | 'body'> {
  readonly id?: FactId
  /**
   * The year of the return that last said it, while nobody has typed other days for it; null or absent otherwise. It
   * is a row of that year's return as that return said it, whatever its days.
   */
  readonly saidIn?: number | null
}

/** What is to be written of one child: the child's number and the facts as they are then believed. */
export interface ChildToWrite {
  readonly number: string
  readonly facts: readonly Stated[]
  /** Which returns have spoken of the child, where the record knows. */
  readonly covered?: readonly Coverage[]
}

/** One row of a table, its cells in the order of the table's columns, and the fact that it tells. */
export interface RowToWrite {
  readonly table: Table
  readonly cells: readonly string[]
  readonly stated: Stated
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
  if (stated.saidIn === of.year) return true
  const repeated = typeof stated.saidIn === 'number' ? wasRepeated(table, child.covered ?? [], of.year) : null
  if (repeated !== null) return repeated && openInYear(stated, of)
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
  const value = stated.body[column.field]
  const said = value === undefined || value === null ? '' : String(value)
  if (stated.saidIn === of.year) return said
  const ended = endOf(stated)
  if (SAID_WITH_THE_END.has(column.field) && ended !== null && ended > of.asAt) return ''
  // The day on which a child's status as unaccompanied will cease (UASC) is said beforehand; other ends are not.
  return column.field === 'endedOn' && said > of.asAt ? '' : said
}

const cellOf = (column: Column, fill: ToFill): string => {
  const value = valueOf(column, fill)
  if (value === '') return ''
  return isDate(column) ? asWritten(value) : inCodesOf(column, value, fill.of.year)
}

/** Who the child is, as this year's returns said, or else as anybody did: a row for each time that they said it. */
function identitiesOf(child: ChildToWrite, of: ReturnToWrite): readonly Stated[] {
  const all = child.facts.filter((stated) => stated.type === IDENTITY)
  const saidNow = all.filter((stated) => stated.saidIn === of.year)
  return saidNow.length > 0 ? saidNow : all.slice(0, 1)
}

const types = new Set(tables.map((table) => table.type))

/** A child of whom this year's return says who it is, and no return anything else. */
const isKnownByHeaderAlone = (child: ChildToWrite, of: ReturnToWrite): boolean =>
  (child.covered ?? []).some(({ year }) => year === of.year) &&
  child.facts.every(({ type }) => type === IDENTITY || !types.has(type))

/**
 * The rows that a return of a year, as at a day, has for one child: what the year's own return said and nobody has put
 * right; episodes open in the year with their ends blank while they lie ahead; AD1 only for children adopted in it; no
 * table before its first year. None: not in the return.
 */
export function rowsFor(child: ChildToWrite, of: ReturnToWrite): readonly RowToWrite[] {
  const identities = identitiesOf(child, of)
  const [identity] = identities
  const rows = tables
    .filter((table) => table.type !== IDENTITY && table.firstYear <= Math.max(of.year, returnYears.first))
    .flatMap((table) =>
      child.facts
        .filter((stated) => belongs(table, stated, child, of))
        .map((stated) => filledRow(table, { child, stated, identity, of })),
    )
  if (rows.length === 0 && !isKnownByHeaderAlone(child, of)) return []
  const headers = tables
    .filter((table) => table.type === IDENTITY)
    .flatMap((table) => identities.map((stated) => filledRow(table, { child, stated, identity, of })))
  return [...headers, ...rows]
}

const filledRow = (table: Table, fill: ToFill): RowToWrite => ({
  table,
  cells: table.columns.map((column) => cellOf(column, fill)),
  stated: fill.stated,
})
