import type { Coverage } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import { compareIdentity, type Identity } from './identity.ts'
import { fieldColumns, yearBegins, type Content } from './row.ts'
import { tables, type Table } from './tables.ts'

/** When something was so: its day, and the day on which it ended if it has. */
export interface When {
  readonly on: Day
  readonly endedOn: Day | null
}

/** Where each table's end stands among the parts of a content; 0 where it has none. */
const endAt: ReadonlyMap<Table, number> = new Map(
  tables.map((table) => [table, fieldColumns(table).findIndex((column) => column.kind === 'end-date') + 1]),
)

/** The nth part of a content, found without splitting all of it: this is asked for every fact of every child. */
function part(content: Content, n: number): string {
  let from = 0
  for (let i = 0; i < n; i++) from = content.indexOf('\t', from) + 1
  const to = content.indexOf('\t', from)
  return content.slice(from, to < 0 ? content.length : to)
}

/** The dates of a row's content in a return of a year. */
export function whenOf(table: Table, content: Content, year: number): When {
  const at = endAt.get(table) ?? 0
  // Rows without a readable date were rejected when they were read.
  const on = table.yearly ? yearBegins(year) : (part(content, 0) as Day)
  const endedOn = at > 0 ? part(content, at) : ''
  // As above: an unreadable end rejects its row.
  return { on, endedOn: endedOn === '' ? null : (endedOn as Day) }
}

const lastDays = new Map<number, Day>()

/** 31 March of a return year. */
function lastDay(year: number): Day {
  const known = lastDays.get(year)
  if (known) return known
  const found = addDays(yearBegins(year + 1), -1)
  lastDays.set(year, found)
  return found
}

/** The days of which a return speaks: 1 April to its as-at date, and never past 31 March. */
export function daysOf({ year, asAt }: Identity): { readonly from: Day; readonly to: Day } {
  const last = lastDay(year)
  return { from: yearBegins(year), to: asAt < last ? asAt : last }
}

/**
 * Whether a return that holds this table and this child would have had to repeat what was so. `statedIn` is the year
 * of the return that last said it. In doubt (an end on 1 April itself) it need not.
 */
export function wouldRepeat(table: Table, when: When, statedIn: number, said: Identity): boolean {
  const days = daysOf(said)
  if (table.scope === 'never') return false
  if (table.scope === 'same-year') return statedIn === said.year
  if (table.scope === 'dated-in-year') return days.from <= when.on && when.on <= days.to
  return when.on <= days.to && (when.endedOn === null || when.endedOn > days.from)
}

/** The newer returns that spoke of this child in this table. */
export const newerWords = (table: Table, said: Identity, covered: readonly Coverage[]): readonly Coverage[] =>
  covered.filter((other) => other.tables.includes(table.name) && compareIdentity(other, said) > 0)

/** Whether a newer return has had its say about a row, by repeating it or by leaving it out. */
export const isSuperseded = (table: Table, when: When, said: Identity, newer: readonly Coverage[]): boolean =>
  newer.some((other) => table.scope === 'never' || wouldRepeat(table, when, said.year, other))

/** Adoption tables are repeated from year to year without having to be: whether a return did is kept with its coverage. */
const isRepeatedAtWill = (table: Table): boolean => table.scope === 'same-year' && !table.yearly
const withRows = (table: Table): string => `${table.name}+`

/**
 * Whether the returns of a year repeated what they said before of a child in an adoption table; null where they did not
 * speak of the child in that table, and where every return must repeat what is so.
 */
export function wasRepeated(table: Table, covered: readonly Coverage[], year: number): boolean | null {
  const spoke = isRepeatedAtWill(table) && covered.some((one) => one.year === year && one.tables.includes(table.name))
  return spoke ? covered.some((one) => one.year === year && one.tables.includes(withRows(table))) : null
}

/** Whether a newer return has had its say about a fact on record. */
export const isSettled = (table: Table, when: When, newer: readonly Coverage[]): boolean =>
  newer.some((other) => {
    if (table.scope === 'never') return true
    if (isRepeatedAtWill(table)) return other.tables.includes(withRows(table))
    return wouldRepeat(table, when, table.yearly ? yearOf(when.on) : other.year, other)
  })

const yearOf = (begins: Day): number => Number(begins.slice(0, 4)) + 1

/** How a return's tables are noted in the coverage of a child whose rows it holds in some of them. */
export const coveredTables = (tables: readonly Table[], hasRows: (table: Table) => boolean): readonly string[] =>
  tables.flatMap((table) => (isRepeatedAtWill(table) && hasRows(table) ? [table.name, withRows(table)] : [table.name]))

/** What is now covered of a child, after a return spoke of it: for each year and table its last as-at date. */
export function withCoverage(
  before: readonly Coverage[],
  said: Identity,
  tables: readonly string[],
): readonly Coverage[] {
  if (tables.length === 0) return before
  if (!before.some((one) => one.year === said.year)) return [...before, { ...said, tables }]
  const latest = new Map<string, Day>()
  for (const { asAt, tables: theirs } of [...before.filter((one) => one.year === said.year), { ...said, tables }])
    for (const table of theirs) {
      const known = latest.get(table)
      if (known === undefined || known < asAt) latest.set(table, asAt)
    }
  const byDay = new Map<Day, string[]>()
  for (const [table, asAt] of latest) byDay.set(asAt, [...(byDay.get(asAt) ?? []), table])
  const year = [...byDay].map(([asAt, names]) => ({ year: said.year, asAt, tables: names.sort() }))
  return [...before.filter((one) => one.year !== said.year), ...year]
}
