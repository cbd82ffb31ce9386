import { runRules } from '../../engine/run.ts'
import type { IssueOf, Ran } from '../../engine/run.ts'
import { FROM_POSTCODES, TABLES, baseOf } from './schema.ts'
import type { BaseTable, TableName } from './schema.ts'
import type { Unreadable } from './rows.ts'
import type { Collection, Rule } from './rule.ts'
import type { Tables } from './tables.ts'

/** One row that a rule finds wrong, with the fields to look at. */
export interface Issue extends IssueOf<BaseTable> {
  readonly row: number
}

export interface Findings extends Ran<BaseTable> {
  readonly issues: readonly Issue[]
  readonly unreadable: readonly Unreadable[]
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
  const { ran, notRun, issues } = runRules<TableName, BaseTable, Rule>(rules, tables, collection, {
    whyNot: (rule) => whyNot(rule, tables, collection),
    told: baseOf,
  })
  const ofThisYear = TABLES.filter((table) => !LAST.test(table) && table !== 'Providers')
  return {
    ran,
    notRun,
    issues: issues as readonly Issue[], // no rule of this return is on the return as a whole, which alone has no row
    unreadable: ofThisYear.flatMap((table) => tables.table(table).unreadable),
  }
}
