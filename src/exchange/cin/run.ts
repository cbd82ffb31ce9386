import type { TableName } from './census.ts'
import type { AnyRow } from './rows.ts'
import type { Collection, Mark, Rule } from './rule.ts'
import type { Tables, Unreadable } from './tables.ts'

/** One row that a rule finds wrong, with the fields to look at; no row where the whole return is at fault. */
export interface Issue {
  readonly rule: string
  readonly table: TableName
  readonly row: number | null
  readonly fields: readonly string[]
  readonly child: string
}

export interface Findings {
  readonly ran: readonly string[]
  readonly notRun: readonly { readonly rule: string; readonly reason: string }[]
  readonly issues: readonly Issue[]
  readonly unreadable: readonly Unreadable[]
}

/** What a rule found: the rows that it marked, by table in the order of the file, or the return as a whole. */
export interface Found {
  readonly rows: ReadonlyMap<TableName, readonly AnyRow[]>
  readonly isOfReturn: boolean
}

/** Runs one rule on whatever tables there are; a table or column that is not there reads as blank. */
export function runRule(rule: Rule, tables: Tables, collection: Collection): Found {
  const marked = new Map<TableName, Set<AnyRow>>()
  let isOfReturn = false
  const mark: Mark = (...rows) => {
    isOfReturn ||= rule.isOfReturn
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
  return {
    rows: new Map([...marked].map(([table, rows]) => [table, [...rows].sort((a, b) => a.at - b.at)])),
    isOfReturn,
  }
}

/** Why a rule cannot run on this file; null where it can. The modules of a file that is read are all there, the header may lack. */
function whyNot(rule: Rule, tables: Tables): string | null {
  return rule.sees.has('Header') && !tables.has('Header') ? 'the file has no header (CollectionDetails)' : null
}

/** Runs every rule given on one census and says what each found, which could not run, and which cells could not be read. */
export function validate(rules: readonly Rule[], tables: Tables, collection: Collection): Findings {
  const ran: string[] = []
  const notRun: { rule: string; reason: string }[] = []
  const issues: Issue[] = []
  for (const rule of rules) {
    const reason = whyNot(rule, tables)
    if (reason !== null) {
      notRun.push({ rule: rule.code, reason })
      continue
    }
    ran.push(rule.code)
    const found = runRule(rule, tables, collection)
    const [first] = Object.entries(rule.marks)
    if (found.isOfReturn && first) {
      const table = first[0] as TableName // the keys of Columns
      issues.push({ rule: rule.code, table, row: null, fields: first[1], child: '' })
    }
    for (const [table, rows] of found.rows) {
      const fields = rule.marks[table] ?? []
      for (const row of rows)
        issues.push({ rule: rule.code, table, row: row.at, fields, child: tables.childName(row.child) })
    }
  }
  return { ran, notRun, issues, unreadable: tables.unreadable }
}
