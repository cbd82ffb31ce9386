import {
  UNREADABLE_WORDS,
  collectionOf,
  isInForce,
  locatePlacements,
  readerOf,
  rules,
  saysOnYear,
  validate,
} from '../../../exchange/ssda903/validate/index.ts'
import type { BaseTable, Collection, Findings, Reader, Rule, Tables } from '../../../exchange/ssda903/validate/index.ts'
import { UNREADABLE, sayCells, type Checked, type Finding, type RowsShown } from './checked.ts'
import { compare } from './earlier.ts'
import type { Given } from './given.ts'

/** What is asked of a check besides the files. */
export interface Question {
  readonly year: number
  /** The nine characters of the authority that makes the return; null where they were not said. */
  readonly authority: string | null
}

/** Rules run in portions, so that whoever waits can be told how far it is. */
const RULES_AT_ONCE = 25

function runAll(
  inForce: readonly Rule[],
  tables: Tables,
  collection: Collection,
  onProgress: (done: number, of: number) => void,
): Findings {
  let all: Findings = { ran: [], notRun: [], issues: [], unreadable: [] }
  for (let from = 0; from < inForce.length; from += RULES_AT_ONCE) {
    onProgress(from, inForce.length)
    const some = validate(inForce.slice(from, from + RULES_AT_ONCE), tables, collection)
    all = {
      ran: [...all.ran, ...some.ran],
      notRun: [...all.notRun, ...some.notRun],
      issues: all.issues.concat(some.issues),
      unreadable: some.unreadable,
    }
  }
  return all
}

function makeReaders(tables: Tables): (table: string) => Reader {
  const readers = new Map<string, Reader>()
  return (table) => {
    const reader = readers.get(table) ?? readerOf(tables, table as BaseTable) // findings name tables of the schema
    readers.set(table, reader)
    return reader
  }
}

function rowsOf(findings: readonly Finding[], readerFor: (table: string) => Reader): Record<string, RowsShown> {
  const shown: Record<string, { fields: readonly string[]; cells: Map<number, readonly string[]> }> = {}
  for (const { table, row } of findings) {
    const rows = (shown[table] ??= { fields: readerFor(table).fields, cells: new Map() })
    if (!rows.cells.has(row)) rows.cells.set(row, readerFor(table).cellsOf(row))
  }
  return shown
}

/** What the codes of rules say on this page: options of the command line are no words for a person. */
const withoutOptions = (reason: string): string => reason.replace(/ \(--[a-z]+\)/, '')

/** Runs every rule of the year on what was given. Pure, but for telling how far it is. */
export function check(
  given: Given,
  { year, authority }: Question,
  onProgress: (done: number, of: number) => void = () => undefined,
): Checked {
  const { tables } = given
  if (given.postcodes) {
    locatePlacements(tables, 'Episodes', given.postcodes, authority)
    locatePlacements(tables, 'Episodes_last', given.postcodes, authority)
  }
  const collection = { ...collectionOf(year), authority }
  const inForce = rules.filter((rule) => isInForce(rule, year))
  const found = runAll(inForce, tables, collection, onProgress)
  const readerFor = makeReaders(tables)
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
    year,
    rules: inForce.length,
    ran: found.ran.length,
    notRun: found.notRun.map(({ rule, reason }) => ({ rule, reason: withoutOptions(reason) })),
    findings,
    words: {
      ...Object.fromEntries(inForce.map(({ code, wrong, why, mend }) => [code, { wrong, why, mend }])),
      [UNREADABLE]: UNREADABLE_WORDS,
    },
    rows,
    whose: given.names,
    compared: given.earlier && compare(given.earlier, findings, (one) => sayCells({ rows }, one), ran),
    files: given.files,
    notes: saysOnYear(tables, collection),
  }
}
