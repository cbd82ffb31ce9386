import { FROM_POSTCODES, TABLES, baseOf } from './schema.ts'
import type { BaseTable, TableName } from './schema.ts'
import type { AnyRow, Unreadable } from './rows.ts'
import type { Collection, Mark, Rule } from './rule.ts'
import type { Tables } from './tables.ts'

/** One row that a rule finds wrong, with the fields to look at. */
export interface Issue {
  readonly rule: string
  readonly table: BaseTable
  readonly row: number
  readonly fields: readonly string[]
  readonly child: string
}

export interface Findings {
  readonly ran: readonly string[]
  readonly notRun: readonly { readonly rule: string; readonly reason: string }[]
  readonly issues: readonly Issue[]
  readonly unreadable: readonly Unreadable[]
}

/** Rows that a rule has marked, by table, each row once, in the order of the file. */
export type Marked = ReadonlyMap<TableName, readonly AnyRow[]>

/** Runs one rule on whatever tables there are; a column that is not there reads as blank. */
export function runRule(rule: Rule, tables: Tables, collection: Collection): Marked {
  const marked = new Map<TableName, Set<AnyRow>>()
  const mark: Mark = (...rows) => {
    for (const row of rows) {
      if (!row) continue
      const set = marked.get(row.table)
      if (set) set.add(row)
      else marked.set(row.table, new Set([row]))
    }
  }
  const see: Record<string, unknown> = { ...collection }
  for (const table of rule.sees.keys()) see[table] = tables.rows(table)
  rule.check(see as never, mark) // `see` holds what the rule declares: the types of `rule()` say which
  return new Map([...marked].map(([table, rows]) => [table, [...rows].sort((a, b) => a.at - b.at)]))
}

const LAST = /_last$/

/** Why a rule cannot run on these tables, in words for the person who gave them; null where it can. */
export function whyNot(rule: Rule, tables: Tables, collection: Collection): string | null {
  const lacksAuthority = collection.authority === null
  if (rule.needsAuthority && lacksAuthority) return 'the authority that makes the return was not said (--authority)'
  for (const [table, columns] of rule.sees) {
    if (rule.optional.has(table)) continue
    if (!tables.has(table)) return absentTable(table, collection.year)
    const present = tables.table(table).columns
    const absent = [...columns].find(
      (column) => !present.has(column) && !rule.optional.has(`${baseOf(table)}.${column}`),
    )
    if (absent === 'PL_LOCATION' && present.has('PL_LA'))
      return 'the authority that makes the return was not said (--authority)'
    if (absent) return absentColumn(table, absent)
  }
  return null
}

function absentTable(table: TableName, year: number): string {
  if (table === 'Providers') return 'no list of Ofsted providers was given'
  return LAST.test(table)
    ? `last year's ${baseOf(table)} table (return year ${year - 1}) was not given`
    : `the ${table} table was not given`
}

function absentColumn(table: TableName, column: string): string {
  if (FROM_POSTCODES.includes(column))
    return `${column} is worked out from postcodes, and no postcode file was given (--postcodes)`
  if (column === 'UASC') return 'the UASC status stands only in the XML return, and CSV files were given'
  return `the ${LAST.test(table) ? "last year's " : ''}${baseOf(table)} table given has no column ${column}`
}

/** Runs every rule given on the tables and says what each found, which could not run, and which cells could not be read. */
export function validate(rules: readonly Rule[], tables: Tables, collection: Collection): Findings {
  const ran: string[] = []
  const notRun: { rule: string; reason: string }[] = []
  const issues: Issue[] = []
  for (const rule of rules) {
    const reason = whyNot(rule, tables, collection)
    if (reason) {
      notRun.push({ rule: rule.code, reason })
      continue
    }
    ran.push(rule.code)
    for (const [table, rows] of runRule(rule, tables, collection)) {
      const base = baseOf(table)
      const fields = rule.marks[base] ?? []
      for (const row of rows)
        issues.push({ rule: rule.code, table: base, row: row.at, fields, child: tables.childName(row.child) })
    }
  }
  const ofThisYear = TABLES.filter((table) => !LAST.test(table) && table !== 'Providers')
  return { ran, notRun, issues, unreadable: ofThisYear.flatMap((table) => tables.table(table).unreadable) }
}
