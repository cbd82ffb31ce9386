import { setImmediate as breathe } from 'node:timers/promises'
import type { FactId, SubjectId } from '../../record/index.ts'
import type { ChildOnRecord } from '../../store/index.ts'
import type { ReturnToWrite } from '../ssda903/index.ts'
import {
  FIRST_YEAR,
  LAST_YEAR,
  UNREADABLE_RULE,
  collectionOf,
  isInForce,
  rules,
  validate,
  type Findings,
  type Rule,
  type Tables,
} from '../ssda903/validate/index.ts'
import { gatherRows, type Gathered } from './gather-rows.ts'
import { childrenOfRecord, type Means, type OfRecord } from './rows-of-record.ts'

/** One thing that our rules find in the return that the record would make: in which fact's row, and what stands there. */
export interface FoundOnRecord {
  readonly subject: SubjectId
  readonly fact: FactId
  readonly rule: string
  readonly table: string
  readonly fields: readonly string[]
  /** What stands in these fields; empty where they are blank. */
  readonly cells: readonly string[]
}

/** What a check of the record came to. */
export interface RecordChecked {
  readonly year: number
  readonly children: number
  readonly withoutNumber: number
  /** The rows of this year's return, by table. */
  readonly rows: Readonly<Record<string, number>>
  readonly rules: number
  readonly ran: number
  readonly notRun: Findings['notRun']
  readonly found: readonly FoundOnRecord[]
  /** The tables that hold a row, this year's and last year's: a table without any is one that is not given. */
  readonly given: readonly string[]
}

/** What is checked: the return of a year, and who makes it. */
export interface ToCheck {
  readonly of: ReturnToWrite
  /** The nine characters by which the Office for National Statistics knows the authority; null where nobody said. */
  readonly authorityCode: string | null
}

/** Whether there are rules for the return of a year. */
export const hasRules = (year: number): boolean => year >= FIRST_YEAR && year <= LAST_YEAR

/** An authority's code where it is the one that rules compare with, such as E06000001. */
export const comparableCode = (code: string | null): string | null =>
  code !== null && /^[EW]\d{8}$/.test(code) ? code : null

/** Rules run one at a time: whoever else is served is served between them. */
const RULES_AT_ONCE = 1

async function runAll(
  some: readonly Rule[],
  tables: Tables,
  { of, authorityCode }: ToCheck,
  signal?: AbortSignal,
): Promise<Findings> {
  const collection = { ...collectionOf(of.year), authority: authorityCode }
  const parts: Findings[] = []
  for (let from = 0; from === 0 || from < some.length; from += RULES_AT_ONCE) {
    parts.push(validate(some.slice(from, from + RULES_AT_ONCE), tables, collection))
    await breathe()
    signal?.throwIfAborted()
  }
  return {
    ran: parts.flatMap(({ ran }) => ran),
    notRun: parts.flatMap(({ notRun }) => notRun),
    issues: parts.flatMap(({ issues }) => issues),
    unreadable: parts[0]?.unreadable ?? [],
  }
}

/** What rules marked, told by the facts whose rows they are; each fact once for each rule. */
function foundIn({ issues, unreadable }: Findings, { placeOf }: Gathered): readonly FoundOnRecord[] {
  const cells = unreadable.map(({ table, row, field }) => ({ rule: UNREADABLE_RULE, table, row, fields: [field] }))
  const found = new Map<string, FoundOnRecord>()
  for (const { rule, table, row, fields } of [...issues, ...cells]) {
    const place = placeOf(table, row)
    if (!place) continue
    const { subject, fact } = place
    const key = `${rule} ${fact}`
    if (!found.has(key)) found.set(key, { subject, fact, rule, table, fields, cells: fields.map(place.cellOf) })
  }
  return [...found.values()]
}

/** Runs every rule of the year on the return that the record would make. Throws the signal's reason when it is stopped. */
export async function checkRecord(means: Means, asked: OfRecord & ToCheck): Promise<RecordChecked> {
  const gathering = gatherRows(asked.of)
  for await (const known of childrenOfRecord(means, asked)) gathering.add(known)
  const gathered = gathering.done()
  const inForce = rules.filter((rule) => isInForce(rule, asked.of.year))
  const findings = await runAll(inForce, gathered.tables, asked, asked.signal)
  const { children, withoutNumber, rows, tables } = gathered
  return {
    year: asked.of.year,
    ...{ children, withoutNumber, rows },
    rules: inForce.length,
    ran: findings.ran.length,
    notRun: findings.notRun,
    found: foundIn(findings, gathered),
    given: [...tables.names],
  }
}

/** The rules of a year that look at one child only, by code: what `checkChildren` answers for. */
export const rulesOfOneChild = (year: number): readonly Rule[] =>
  rules.filter((rule) => isInForce(rule, year) && !rule.acrossChildren)

/**
 * Runs the rules that look at one child only on some children, as the last check of the whole record would have found
 * them: `given` are the tables that it had.
 */
export async function checkChildren(
  children: readonly ChildOnRecord[],
  asked: ToCheck,
  given: readonly string[],
): Promise<readonly FoundOnRecord[]> {
  const gathering = gatherRows(asked.of)
  for (const known of children) gathering.add(known)
  const gathered = gathering.done(given)
  return foundIn(await runAll(rulesOfOneChild(asked.of.year), gathered.tables, asked), gathered)
}
