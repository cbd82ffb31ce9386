import { isKnown } from '../engine/ages.ts'
import { UNREADABLE, dayNumberOf, partsOf, readDay } from '../engine/days.ts'
import { tableNamed } from '../engine/vector-files.ts'
import { TABLES, columnsOf } from './census.ts'
import type { TableName } from './census.ts'
import { readIsoDay } from './days.ts'
import type { Collection } from './rule.ts'
import { makeTables } from './tables.ts'
import type { Keys, Tables } from './tables.ts'

/** A cell of a test vector: blank, text, number, a date, or the list of an assessment's factors. */
type VectorCell = null | string | number | boolean | { readonly $date: string } | readonly string[]

export interface VectorTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly VectorCell[])[]
  /** Only where rows are not numbered from 0. */
  readonly index?: readonly number[]
}
export type VectorTables = Readonly<Record<string, VectorTable>>

type Cells = Readonly<Record<string, VectorCell | undefined>>

function dateOf(cell: VectorCell | undefined): number | string | null {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'object') return '$date' in cell ? readIsoDay(cell.$date.slice(0, 10)) : cell.join(' ')
  const text = String(cell)
  const day = readDay(text)
  return day === UNREADABLE ? text : day
}

const textOf = (cell: VectorCell | undefined): string | null => {
  if (cell === null || cell === undefined) return null
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}

/** Numbers for the keys by which a vector joins its tables: the same number for the same words. */
function makeNumbers(): (...words: readonly (string | number)[]) => number {
  const numbers = new Map<string, number>()
  return (...words) => {
    const key = words.join('\u0000')
    const number = numbers.get(key) ?? numbers.size + 1
    numbers.set(key, number)
    return number
  }
}

const OWN: Readonly<Record<string, string>> = {
  Assessments: 'AssessmentID',
  AssessmentFactorsList: 'AssessmentID',
  ChildProtectionPlans: 'CPPID',
  Reviews: 'CPPID',
}
/** The table whose rows belong to those of another. */
const BELOW: Readonly<Record<string, string>> = {
  Assessments: 'AssessmentFactorsList',
  ChildProtectionPlans: 'Reviews',
}

/**
 * Whose row it is. A vector brings only the columns that its rule was tried with: without the number of the episode rows
 * are joined by child, without that of the assessment or plan by episode.
 */
function keysOf(
  table: TableName,
  cells: Cells,
  at: number,
  given: VectorTables,
  number: ReturnType<typeof makeNumbers>,
): Keys {
  const id = (column: string): string | null | undefined => (column in cells ? textOf(cells[column]) : undefined)
  const name = id('LAchildID')
  const child = name === null || name === undefined ? 0 : number('child', name)
  const episode = id('CINdetailsID')
  const details = episode === undefined ? child : episode === null ? 0 : number('details', child, episode)
  const ownColumn = OWN[table]
  const own = ownColumn === undefined ? null : id(ownColumn)
  if (ownColumn === undefined || own === null) return { child, details, own: 0 }
  if (own !== undefined) return { child, details, own: number(ownColumn, child, own) }
  const below = BELOW[table]
  const standsAlone = below !== undefined && !Object.keys(given).some((each) => tableNamed(TABLES, each) === below)
  return { child, details, own: standsAlone ? number(table, 'row', at) : number(ownColumn, 'of', details) }
}

/** Factors that stand as a list in an assessment's own row, as they do where a vector has no table of factors. */
function factorsIn(cells: Cells): readonly string[] {
  const cell = cells['AssessmentFactors']
  if (Array.isArray(cell)) return cell.map(String)
  const text = textOf(cell)
  return text === null ? [] : [text]
}

/** The tables of a vector as a rule sees them. */
export function tablesOfVector(given: VectorTables): Tables {
  const tables = makeTables()
  const number = makeNumbers()
  const hasFactors = Object.keys(given).some((name) => tableNamed(TABLES, name) === 'AssessmentFactorsList')
  for (const [name, { columns, rows }] of Object.entries(given)) {
    const table = tableNamed(TABLES, name)
    if (!table) continue
    tables.declare(table, columns)
    const kinds = columnsOf(table)
    rows.forEach((row, at) => {
      const cells: Cells = Object.fromEntries(columns.map((column, place) => [column, row[place]]))
      const keys = keysOf(table, cells, at, given, number)
      const read = Object.fromEntries(
        [...kinds].map(([column, kind]) => {
          const cell = cells[column] ?? (column === 'AssessmentFactors' ? cells['AssessmentFactor'] : undefined)
          return [column, kind === 'date' ? dateOf(cell) : textOf(cell)]
        }),
      )
      tables.add(table, keys, read)
      if (table === 'Assessments' && !hasFactors)
        for (const factor of factorsIn(cells)) tables.add('AssessmentFactorsList', keys, { AssessmentFactors: factor })
    })
  }
  return tables
}

/**
 * The census year that a vector's header tells; the year said where it has none. A vector of the header itself may hold
 * several: the 31 March of the year said comes first, then any other 31 March.
 */
export function collectionOf(year: number, tables?: Tables): Collection {
  const asked = dayNumberOf(year, 3, 31)
  const told = (tables?.rows('Header').all ?? []).flatMap(({ ReferenceDate: day }) =>
    typeof day === 'number' && isKnown(day) ? [day] : [],
  )
  const isLastOfYear = (day: number): boolean => day === dayNumberOf(partsOf(day)[0], 3, 31)
  const end = told.find((day) => day === asked) ?? told.find(isLastOfYear) ?? told[0] ?? asked
  const [of, month, day] = partsOf(end + 1)
  return { year: partsOf(end)[0], start: dayNumberOf(of - 1, month, day), end }
}
