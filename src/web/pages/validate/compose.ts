import type { Of } from './collections.ts'
import { UNREADABLE, sayCells, type Checked, type Finding, type RowsShown, type RuleWords } from './checked.ts'
import { compare } from './earlier.ts'
import type { GivenBeside } from './given-files.ts'

interface Issue {
  readonly rule: string
  readonly table: string
  readonly row: number | null
  readonly fields: readonly string[]
  readonly child: string
}

interface Unread {
  readonly table: string
  readonly row: number
  readonly field: string
}

interface Found {
  readonly ran: readonly string[]
  readonly notRun: readonly { readonly rule: string; readonly reason: string }[]
  readonly issues: readonly Issue[]
  readonly unreadable: readonly Unread[]
}

/** A table as people read it. */
interface Reader {
  readonly fields: readonly string[]
  readonly cellsOf: (row: number) => readonly string[]
  readonly childOf: (row: number) => string
}

/** Rules run in portions, so that whoever waits can be told how far it is. */
const RULES_AT_ONCE = 25

/** Runs rules a portion at a time. */
export function runInPortions<R>(
  rules: readonly R[],
  run: (some: readonly R[]) => Found,
  onProgress: (done: number, of: number) => void,
): Found {
  let all: Found = { ran: [], notRun: [], issues: [], unreadable: [] }
  for (let from = 0; from < rules.length; from += RULES_AT_ONCE) {
    onProgress(from, rules.length)
    const some = run(rules.slice(from, from + RULES_AT_ONCE))
    all = {
      ran: [...all.ran, ...some.ran],
      notRun: [...all.notRun, ...some.notRun],
      issues: all.issues.concat(some.issues),
      unreadable: some.unreadable,
    }
  }
  return all
}

function rowsOf(findings: readonly Finding[], readerFor: (table: string) => Reader): Record<string, RowsShown> {
  const shown: Record<string, { fields: readonly string[]; cells: Map<number, readonly string[]> }> = {}
  for (const { table, row } of findings) {
    if (row === null) continue
    const rows = (shown[table] ??= { fields: readerFor(table).fields, cells: new Map() })
    if (!rows.cells.has(row)) rows.cells.set(row, readerFor(table).cellsOf(row))
  }
  return shown
}

/** What the codes of rules say on this page: options of the command line are no words for a person. */
const withoutOptions = (reason: string): string => reason.replace(/ \(--[a-z]+\)/, '')

/** Puts together what a check came to: the findings with their rows, and what became of those of an earlier check. */
export function compose(parts: {
  readonly of: Of
  readonly year: number
  readonly inForce: readonly (RuleWords & { readonly code: string })[]
  readonly found: Found
  readonly makeReader: (table: string) => Reader
  readonly unreadable: RuleWords
  readonly given: GivenBeside
  readonly notes: readonly string[]
  readonly structure: readonly string[]
}): Checked {
  const { of, year, inForce, found, given, notes, structure } = parts
  const readers = new Map<string, Reader>()
  const readerFor = (table: string): Reader => {
    const reader = readers.get(table) ?? parts.makeReader(table)
    readers.set(table, reader)
    return reader
  }
  const findings: readonly Finding[] = [
    ...found.issues,
    ...found.unreadable.map(({ table, row, field }) => ({
      rule: UNREADABLE,
      table,
      row,
      child: readerFor(table).childOf(row),
      fields: [field],
    })),
  ]
  const rows = rowsOf(findings, readerFor)
  const ran = new Set([...found.ran, UNREADABLE])
  return {
    of,
    year,
    rules: inForce.length,
    ran: found.ran.length,
    notRun: found.notRun.map(({ rule, reason }) => ({ rule, reason: withoutOptions(reason) })),
    findings,
    words: {
      ...Object.fromEntries(inForce.map(({ code, wrong, why, mend }) => [code, { wrong, why, mend }])),
      [UNREADABLE]: parts.unreadable,
    },
    rows,
    whose: given.names,
    compared: given.earlier && compare(given.earlier, findings, (one) => sayCells({ rows }, one), ran),
    files: given.files,
    notes,
    structure,
  }
}
