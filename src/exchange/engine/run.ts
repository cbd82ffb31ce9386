import type { MarkOf, RowOf, RuleOf } from './rule.ts'

/** The tables of one check, as the engine asks for them. */
export interface TablesOf<Table extends string> {
  readonly rows: (table: Table) => unknown
  readonly childName: (child: number) => string
}

/** One row that a rule finds wrong, with the fields to look at; no row where the whole return is at fault. */
export interface IssueOf<Told extends string> {
  readonly rule: string
  readonly table: Told
  readonly row: number | null
  readonly fields: readonly string[]
  readonly child: string
}

/** A date cell that holds something else than a date. */
export interface UnreadableIn<Table extends string> {
  readonly table: Table
  readonly row: number
  readonly field: string
  readonly value: string
}

/** What a rule found: the rows that it marked, by table in the order of the file, or the return as a whole. */
export interface Found<Table extends string> {
  readonly rows: ReadonlyMap<Table, readonly RowOf<Table>[]>
  readonly isOfReturn: boolean
}

/** Runs one rule on whatever tables there are; a table or column that is not there reads as blank. */
export function runRule<Table extends string>(
  rule: RuleOf<Table>,
  tables: TablesOf<Table>,
  collection: object,
): Found<Table> {
  const marked = new Map<Table, Set<RowOf<Table>>>()
  let isOfReturn = false
  const mark: MarkOf<Table> = (...rows) => {
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
  rule.check(see as never, mark) // `see` holds what the rule declares: the types of its maker say which
  return {
    rows: new Map([...marked].map(([table, rows]) => [table, [...rows].sort((a, b) => a.at - b.at)])),
    isOfReturn,
  }
}

/** What the rules of one check found, and which could not run. */
export interface Ran<Told extends string> {
  readonly ran: readonly string[]
  readonly notRun: readonly { readonly rule: string; readonly reason: string }[]
  readonly issues: readonly IssueOf<Told>[]
}

/** How a return is checked: why a rule cannot run (null where it can), and the name under which a table is told. */
export interface Ways<Table extends string, Told extends string, Rule extends RuleOf<Table>> {
  readonly whyNot: (rule: Rule) => string | null
  readonly told: (table: Table) => Told
}

/** Runs every rule given on the tables and says what each found and which could not run. */
export function runRules<Table extends string, Told extends string, Rule extends RuleOf<Table>>(
  rules: readonly Rule[],
  tables: TablesOf<Table>,
  collection: object,
  { whyNot, told }: Ways<Table, Told, Rule>,
): Ran<Told> {
  const ran: string[] = []
  const notRun: { rule: string; reason: string }[] = []
  const issues: IssueOf<Told>[] = []
  for (const rule of rules) {
    const reason = whyNot(rule)
    if (reason !== null) {
      notRun.push({ rule: rule.code, reason })
      continue
    }
    ran.push(rule.code)
    const found = runRule(rule, tables, collection)
    const [first] = Object.entries(rule.marks)
    if (found.isOfReturn && first) {
      const table = first[0] as Told // the names of `marks` are those under which tables are told
      issues.push({ rule: rule.code, table, row: null, fields: first[1] ?? [], child: '' })
    }
    for (const [name, rows] of found.rows) {
      const table = told(name)
      const fields = rule.marks[table] ?? []
      for (const row of rows)
        issues.push({ rule: rule.code, table, row: row.at, fields, child: tables.childName(row.child) })
    }
  }
  return { ran, notRun, issues }
}
