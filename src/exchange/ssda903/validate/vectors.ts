import { runRule } from '../../engine/run.ts'
import { areSameRows, tableNamed, yearsOf } from '../../engine/vector-files.ts'
import type { VectorFileOf } from '../../engine/vector-files.ts'
import { UNREADABLE, dayNumberOf, dayText, partsOf, readDay } from '../../engine/days.ts'
import { isKnown } from '../../engine/ages.ts'
import { TABLES, columnsOf } from './schema.ts'
import type { TableName } from './schema.ts'
import { fillTable, makeTables } from './tables.ts'
import type { Cell, Tables } from './tables.ts'
import type { Collection, Rule } from './rule.ts'

/** A cell of a test vector: blank, text, number or a date. */
type VectorCell = null | string | number | boolean | { readonly $date: string }

interface VectorTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly VectorCell[])[]
  readonly index?: readonly number[]
}

/** One vector: tables in, the rows in error out. The format is described in the README beside the vectors. */
export interface Vector {
  readonly id: string
  readonly tables: Readonly<Record<string, VectorTable>>
  readonly metadata?: Readonly<Record<string, unknown>>
  readonly expected: Readonly<Record<string, readonly number[]>>
}

export type VectorFile = VectorFileOf<Vector>

export interface Failed {
  readonly code: string
  readonly vector: string
  readonly expected: Readonly<Record<string, readonly number[]>>
  readonly got: Readonly<Record<string, readonly number[]>> | string
}

/** Names under which vectors know a column of ours. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  PLACEMENT: 'PLACE',
  UASC_STATUS: 'UASC',
  NB_ADOPTER: 'NB_ADOPTR',
  PLACES: 'PLACE_CODES',
  LA_CODE_INFERRED: 'LA_CODE',
  REG_STRT: 'REG_START',
}

const isoDay = (text: string): number =>
  dayNumberOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)))

function cellOf(cell: VectorCell | undefined, kind: 'date' | 'text' | undefined): Cell {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'object') return kind === 'date' ? isoDay(cell.$date) : dayText(isoDay(cell.$date))
  return typeof cell === 'boolean' ? String(Number(cell)) : String(cell)
}

function put(tables: Tables, name: TableName, given: VectorTable): void {
  const kinds = columnsOf(name)
  const fields = given.columns.map((column) => (column in kinds ? column : (OTHER_NAMES[column] ?? column)))
  const filling = fillTable(tables, name, fields)
  for (const row of given.rows) filling.add(fields.map((field, at) => cellOf(row[at], kinds[field])))
  filling.done()
}

function dateOf(value: unknown, otherwise: number): number {
  if (typeof value === 'object' && value !== null && '$date' in value) return isoDay(String(value.$date))
  const read = typeof value === 'string' ? readDay(value) : UNREADABLE
  return read === UNREADABLE ? otherwise : read
}

/** The same day one year later or earlier. */
const aYearFrom = (day: number, years: 1 | -1): number => {
  const [year, month, dayOfMonth] = partsOf(day)
  return dayNumberOf(year + years, month, dayOfMonth)
}

const isTable = (value: unknown): value is { $table: VectorTable } =>
  typeof value === 'object' && value !== null && '$table' in value

/** The collection that a vector speaks of: its own dates, otherwise those of the return year. */
export function collectionOf(year: number, metadata: Readonly<Record<string, unknown>> = {}): Collection {
  const authority = metadata['localAuthority']
  const end = dateOf(metadata['collection_end'], Number.NaN)
  const start = dateOf(metadata['collection_start'], Number.NaN)
  return {
    year,
    start: isKnown(start) ? start : isKnown(end) ? aYearFrom(end + 1, -1) : dayNumberOf(year - 1, 4, 1),
    end: isKnown(end) ? end : isKnown(start) ? aYearFrom(start, 1) - 1 : dayNumberOf(year, 3, 31),
    authority: typeof authority === 'string' ? authority : null,
  }
}

/** CSV files carry no UASC status, whatever a vector that speaks of them holds. */
function withoutStatus(table: TableName, given: VectorTable): VectorTable {
  if (!table.startsWith('Header')) return given
  return { ...given, columns: given.columns.map((column) => (column === 'UASC' ? '' : column)) }
}

function tablesOf(vector: Vector): Tables {
  const tables = makeTables()
  const isCsv = vector.metadata?.['file_format'] === 'csv'
  for (const [name, given] of Object.entries(vector.tables)) {
    const table = tableNamed(TABLES, name)
    if (table) put(tables, table, isCsv ? withoutStatus(table, given) : given)
  }
  const providers = vector.metadata?.['provider_info']
  if (isTable(providers)) put(tables, 'Providers', providers.$table)
  return tables
}

/** The rows that a rule marks in a vector, by table, numbered as the vector numbers them. */
export function replayVector(rule: Rule, vector: Vector, year: number): Readonly<Record<string, readonly number[]>> {
  const tables = tablesOf(vector)
  const got: Record<string, number[]> = {}
  const needed = [...rule.sees.keys()].filter((table) => !rule.optional.has(table))
  if (needed.some((table) => !tables.has(table))) return got
  for (const [table, rows] of runRule(rule, tables, collectionOf(year, vector.metadata)).rows) {
    const index = vector.tables[table]?.index
    got[table] = rows.map((row) => index?.[row.at] ?? row.at)
  }
  return got
}

/** A vector speaks of last year's rows only where it names that table; of this year's tables it speaks always. */
const agrees = (expected: Failed['expected'], got: Failed['expected']): boolean =>
  [...new Set([...Object.keys(expected), ...Object.keys(got).filter((table) => !table.endsWith('_last'))])].every(
    (table) => areSameRows(expected[table] ?? [], got[table] ?? []),
  )

/** Replays one file of vectors in every year for which it speaks, and says where we answer otherwise. */
export function replayFile(file: VectorFile, rules: ReadonlyMap<string, Rule>): readonly Failed[] {
  const rule = rules.get(file.code)
  const failed: Failed[] = []
  for (const version of file.versions) {
    const years = yearsOf(version)
    for (const vector of version.vectors) {
      const answers = rule ? years.map((year) => replayVector(rule, vector, year)) : []
      const wrong = answers.find((got) => !agrees(vector.expected, got))
      if (!rule) failed.push({ code: file.code, vector: vector.id, expected: vector.expected, got: 'no such rule' })
      else if (wrong) failed.push({ code: file.code, vector: vector.id, expected: vector.expected, got: wrong })
    }
  }
  return failed
}
