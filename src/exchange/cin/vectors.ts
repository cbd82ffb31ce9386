import { isInForce } from '../engine/rule.ts'
import { runRule } from '../engine/run.ts'
import { areSameRows, tableNamed, yearsOf } from '../engine/vector-files.ts'
import type { VectorFileOf } from '../engine/vector-files.ts'
import { TABLES } from './census.ts'
import type { Rule } from './rule.ts'
import { collectionOf, tablesOfVector } from './vector-tables.ts'
import type { VectorTables } from './vector-tables.ts'

/** What a vector expects: single cells, or groups of rows that one fault marks together, or words on the whole return. */
type Expectation =
  | { readonly table: string; readonly field: string; readonly row: number }
  | {
      readonly table: string
      readonly columns: readonly string[]
      readonly groups: readonly { readonly rows: readonly number[] | null }[]
    }

interface Vector {
  readonly id: string
  readonly tables: VectorTables
  readonly expected: Readonly<Record<string, readonly (Expectation | string)[] | null>>
}

/** A file of vectors of one rule. The format is described in the README beside the vectors. */
export type CinVectorFile = VectorFileOf<Vector>

/** One vector to which we answer otherwise. */
export interface CinFailed {
  readonly code: string
  readonly vector: string
  readonly expected: Vector['expected']
  readonly got: Answer | string
}

/** What we answer: rows and fields by table, and whether the return as a whole is at fault. */
export interface Answer {
  readonly ofReturn: boolean
  readonly tables: Readonly<Record<string, { readonly rows: readonly number[]; readonly fields: readonly string[] }>>
}

const OF_RETURN = 'la_level'
const isKind = (kind: string): boolean => kind === OF_RETURN || /^type\d$/.test(kind)

/** A file of vectors as one of this census, told by its rulesets and by how it says what it expects; null for any other. */
export function asCinVectorFile(file: {
  readonly versions: readonly {
    readonly ruleset: string
    readonly vectors?: readonly { readonly expected?: object | null }[]
  }[]
}): CinVectorFile | null {
  const isCin = file.versions.some(
    ({ ruleset, vectors }) =>
      ruleset.startsWith('cin') || vectors?.some(({ expected }) => Object.keys(expected ?? {}).some(isKind)) === true,
  )
  return isCin ? (file as CinVectorFile) : null // told by its content; what is not as described reads as absent
}

/** What a vector wants of one table; `anyRows` where it does not know which. */
interface Wanted {
  readonly rows: Set<number>
  readonly fields: Set<string>
  anyRows: boolean
}

/** Columns that only say which row it is: a vector names one of them where it means the row as a whole. */
const KEYS = new Set(['LAchildID', 'CINdetailsID', 'AssessmentID', 'CPPID'])
const OTHER_NAMES: Readonly<Record<string, string>> = {
  AssessmentFactor: 'FactorsIdentifiedAtAssessment',
  AssessmentFactors: 'FactorsIdentifiedAtAssessment',
}
const fieldNamed = (field: string): string => OTHER_NAMES[field] ?? field

/** Where only one of assessments and their factors is given, both names mean its rows. */
function nameIn(tables: VectorTables): (table: string) => string {
  const given = new Set(Object.keys(tables).map((name) => tableNamed(TABLES, name)))
  const isOne = given.has('Assessments') !== given.has('AssessmentFactorsList')
  return (table) => {
    const own = tableNamed(TABLES, table) ?? table
    return isOne && own === 'AssessmentFactorsList' ? 'Assessments' : own
  }
}

function wantedBy({ expected, tables }: Vector): ReadonlyMap<string, Wanted> {
  const nameOf = nameIn(tables)
  const wanted = new Map<string, Wanted>()
  for (const one of Object.values(expected).flatMap((list) => list ?? [])) {
    if (typeof one === 'string') continue // the words of a fault of the whole return
    const name = nameOf(one.table)
    const of = wanted.get(name) ?? { rows: new Set(), fields: new Set(), anyRows: false }
    const rows = 'groups' in one ? one.groups.map((group) => group.rows) : [[one.row]]
    if (rows.length > 0) wanted.set(name, of)
    for (const field of 'groups' in one ? one.columns : [one.field]) of.fields.add(field)
    for (const some of rows) {
      if (some === null) of.anyRows = true
      else for (const row of some) of.rows.add(row)
    }
  }
  return wanted
}

/** What a rule answers to a vector, in the names and row numbers of the vector's tables. */
export function answer(rule: Rule, vector: Vector, year: number): Answer {
  const tables = tablesOfVector(vector.tables)
  const nameOf = nameIn(vector.tables)
  const found = runRule(rule, tables, collectionOf(year, tables))
  const told: Record<string, { rows: number[]; fields: readonly string[] }> = {}
  const numbers = new Map(Object.entries(vector.tables).map(([name, { index }]) => [nameOf(name), index]))
  for (const [table, rows] of found.rows) {
    const name = nameOf(table)
    const index = numbers.get(name)
    told[name] = { rows: rows.map((row) => index?.[row.at] ?? row.at), fields: rule.marks[table] ?? [] }
  }
  return { ofReturn: found.isOfReturn, tables: told }
}

/** Ours name at least one of the fields that a vector names; which more are worth a look is ours to say. */
function sharesField(wanted: ReadonlySet<string>, ours: readonly string[]): boolean {
  const own = new Set(ours.map(fieldNamed))
  return [...wanted].some((field) => KEYS.has(field) || own.has(fieldNamed(field)))
}

function agrees(vector: Vector, got: Answer): boolean {
  const wanted = wantedBy(vector)
  const words = vector.expected[OF_RETURN]
  if (got.ofReturn !== (words !== undefined && words !== null && words.length > 0)) return false
  return [...new Set([...wanted.keys(), ...Object.keys(got.tables)])].every((table) => {
    const want = wanted.get(table)
    const ours = got.tables[table]
    if (!want) return ours === undefined
    if (!ours) return want.rows.size === 0 && !want.anyRows
    return (want.anyRows || areSameRows(want.rows, ours.rows)) && sharesField(want.fields, ours.fields)
  })
}

/** Replays one file of vectors in every year for which it speaks, and says where we answer otherwise. */
export function replayCinFile(file: CinVectorFile, rules: readonly Rule[]): readonly CinFailed[] {
  const ofCode = rules.filter((rule) => rule.code === file.code)
  const failed: CinFailed[] = []
  for (const version of file.versions)
    for (const vector of version.vectors) {
      const wrong = yearsOf(version).flatMap((year) => {
        const rule = ofCode.find((each) => isInForce(each, year))
        const got = rule ? answer(rule, vector, year) : 'no such rule'
        return typeof got !== 'string' && agrees(vector, got) ? [] : [got]
      })
      const [got] = wrong
      if (got !== undefined) failed.push({ code: file.code, vector: vector.id, expected: vector.expected, got })
    }
  return failed
}
