import type { ReturnOutRow, ReturnOutState } from '../../../store/index.ts'
import { londonDay, sayDate, sayShortDate } from '../../../time/index.ts'
import { capital, sayCount, sayNumber, sayTime, type HistoryLine, type Standing } from '../../ui/index.ts'
import type { Which } from './which.ts'

/** How far something that is made has come, in words. */
export const STATES: Readonly<Record<ReturnOutState, { says: string; standing: Standing }>> = {
  checking: { says: 'Being checked', standing: 'unknown' },
  checked: { says: 'Waiting for you', standing: 'at-risk' },
  queued: { says: 'In the queue', standing: 'unknown' },
  making: { says: 'Being made', standing: 'unknown' },
  done: { says: 'Made', standing: 'on-course' },
  cancelled: { says: 'Stopped', standing: 'ended' },
  failed: { says: 'Failed', standing: 'late' },
}

/** "1 April 2025 to 31 March 2026". */
export const sayYear = (year: number): string => `1 April ${String(year - 1)} to 31 March ${String(year)}`

/** "16 October 2025, 09:12". */
export const sayInstant = (at: Date): string => `${sayDate(londonDay(at))}, ${sayTime(at)}`

/** Who asked for which return, when, and what came of it. */
export function presentLine(
  { path, word }: Which,
  row: ReturnOutRow,
  titleOf: (person: string) => string,
): HistoryLine {
  const outcome = row.outcome ?? row.checked
  const rows = outcome === null ? 0 : Object.values(outcome.rows).reduce((sum, n) => sum + n, 0)
  const came =
    outcome === null
      ? (row.problem ?? '')
      : `${sayCount(outcome.children, 'child', 'children')}, ${sayCount(rows, 'row', 'rows')}`
  return {
    href: `${path}/${row.id}`,
    when: sayInstant(row.askedAt),
    of: `${capital(word)} of ${String(row.year)}, as at ${sayShortDate(row.asAt)}, from all that was recorded by then`,
    state: STATES[row.state],
    came,
    by: titleOf(row.by),
  }
}

/** One rule that found something. */
export interface RuleFound {
  readonly rule: string
  readonly title: string
  readonly mend: string
  /** In how many rows of how many children. */
  readonly where: string
}

/** What our rules found, decided to the word. */
export interface CheckShown {
  readonly lead: string
  readonly figures: readonly { readonly value: string; readonly of: string }[]
  readonly found: readonly RuleFound[]
  readonly notRun: readonly { readonly reason: string; readonly rules: string }[]
}

/** What our rules found in a return that was checked; null where there are no rules for its year. */
export function presentCheck(which: Which, { checked, year }: ReturnOutRow): CheckShown | null {
  if (checked === null) return null
  const marked = checked.found.reduce((sum, { rows }) => sum + rows, 0)
  const reasons = Map.groupBy(checked.notRun, ({ reason }) => which.sayNotRun(reason))
  return {
    lead:
      checked.found.length === 0
        ? `${sayNumber(checked.ran)} of the ${sayNumber(checked.rules)} rules for the year ran, and found nothing wrong.`
        : `${sayCount(checked.found.length, 'rule', 'rules')} of the ${sayNumber(checked.ran)} that ran found ${marked === 0 ? 'something' : sayCount(marked, 'row', 'rows')} to look at. You can make the ${which.word} all the same, or mend the record first.`,
    figures: [
      { value: sayNumber(checked.children), of: `children in the ${which.word}` },
      { value: sayNumber(marked), of: 'rows to look at' },
      { value: sayNumber(checked.notRun.length), of: 'rules not checked' },
    ],
    found: checked.found.map(({ rule, rows, children }) => ({
      rule,
      ...which.sayRule(rule, year),
      where:
        rows === 0
          ? `The ${which.word} as a whole`
          : `${sayCount(rows, 'row', 'rows')} of ${sayCount(children, 'child', 'children')}`,
    })),
    notRun: [...reasons].map(([reason, own]) => ({ reason, rules: own.map(({ rule }) => rule).join(', ') })),
  }
}

/** How far the work is, between 0 and 1, and the same in words. */
export function presentProgress(row: ReturnOutRow): { readonly share: number; readonly says: string } {
  const { doing, done, of } = row.progress
  if (row.isAskedToStop) return { share: of > 0 ? done / of : 0, says: 'Stopping. Nothing of it will be kept.' }
  if (of === 0) return { share: 0, says: 'Beginning.' }
  return { share: done / of, says: `${doing}: ${sayNumber(done)} of ${sayNumber(of)} records` }
}

/** The rows of each table, in the order of the return. */
export const presentTables = (
  { tables }: Which,
  rows: Readonly<Record<string, number>>,
): readonly { key: string; value: string }[] =>
  tables.flatMap(({ name, says }) =>
    rows[name] === undefined ? [] : [{ key: says, value: sayCount(rows[name], 'row', 'rows') }],
  )
