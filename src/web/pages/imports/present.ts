import { isLists, isOfLists } from '../../../exchange/annex-a/index.ts'
import { isNames } from '../../../exchange/names/index.ts'
import type { ImportOutcome, ImportRow, ImportState, ReturnFound } from '../../../store/index.ts'
import { londonDay, sayDate, sayShortDate } from '../../../time/index.ts'
import { sayCount, sayList, sayNumber, sayTime, type Standing } from '../../ui/index.ts'

const STATES: Readonly<Record<ImportState, { says: string; standing: Standing }>> = {
  reading: { says: 'Being read', standing: 'unknown' },
  preview: { says: 'Waiting for you', standing: 'at-risk' },
  queued: { says: 'In the queue', standing: 'unknown' },
  running: { says: 'Loading', standing: 'unknown' },
  done: { says: 'Loaded', standing: 'on-course' },
  cancelled: { says: 'Cancelled', standing: 'ended' },
  failed: { says: 'Failed', standing: 'late' },
}

/** How an import stands, as a word and a shape. */
export const standingOf = (state: ImportState): { readonly says: string; readonly standing: Standing } => STATES[state]

/** "16 October 2025, 09:12". */
export const sayInstant = (at: Date): string => `${sayDate(londonDay(at))}, ${sayTime(at)}`

/** "the return of 2024-25, as at 31 Mar 2025", or what it was found in while nobody knows. */
export function sayReturn(found: ReturnFound): string {
  const { year, asAt, label } = found
  if (isNames(found)) return `Names file ${label}`
  if (isLists(found)) return `Lists of Annex A, as at ${asAt === null ? 'no day' : sayShortDate(asAt)} (${label})`
  const isSaidAlready = ['.', String(year), `${year ?? ''} as at ${asAt ?? ''}`].includes(label)
  const named = isSaidAlready ? '' : ` (${label})`
  if (year === null) return `A return${named}`
  return `${year - 1}-${String(year).slice(2)}${asAt === null ? '' : `, as at ${sayShortDate(asAt)}`}${named}`
}

/** So many returns are named one by one in the history; of more the number and the ends. */
const FEW_RETURNS = 3

/** What an import held: each return, or "12 returns: 2015-16, as at 31 Mar 2016, to 2025-26, as at 16 Oct 2025". */
function sayReturns(returns: readonly ReturnFound[]): string {
  const said = returns.map(sayReturn)
  if (said.length <= FEW_RETURNS) return said.join('; ')
  return `${sayNumber(said.length)} returns: ${said[0] ?? ''}, to ${said.at(-1) ?? ''}`
}

/** "10 tables, 3,017 rows, none rejected". */
export function sayTables({ tables }: ReturnFound): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const rejected = tables.reduce((sum, table) => sum + table.rejected, 0)
  return `${sayCount(tables.length, 'table', 'tables')}, ${sayCount(rows, 'row', 'rows')}, ${rejected === 0 ? 'none' : sayNumber(rejected)} rejected`
}

/** One line of the history. */
export interface HistoryLine {
  readonly href: string
  readonly started: string
  readonly by: string
  readonly returns: string
  readonly state: { readonly says: string; readonly standing: Standing }
  readonly came: string
}

/** What came of an import, in a few words. */
function sayOutcome(row: ImportRow): string {
  if (row.outcome === null) return row.problem ?? ''
  const { children, adopters, events, corrections, rejected } = row.outcome
  const parts = [
    sayCount(children, 'child', 'children'),
    ...(adopters ? [sayCount(adopters, 'adopter', 'adopters')] : []),
    sayCount(events, 'new event', 'new events'),
  ]
  if (corrections > 0) parts.push(sayCount(corrections, 'correction', 'corrections'))
  if (rejected > 0) parts.push(sayCount(rejected, 'row rejected', 'rows rejected'))
  return parts.join(', ')
}

/** Decides every word of one line of the history. `titleOf` says what the person who began it does. */
export const presentLine = (row: ImportRow, titleOf: (person: string) => string): HistoryLine => ({
  href: `/imports/${row.id}`,
  started: sayInstant(row.startedAt),
  by: titleOf(row.by),
  returns: row.returns.length === 0 ? (row.endedAt === null ? 'Not read yet' : 'Not kept') : sayReturns(row.returns),
  state: standingOf(row.state),
  came: sayOutcome(row),
})

/** What came of an import, line by line. */
export const presentOutcome = (outcome: ImportOutcome): readonly { readonly key: string; readonly value: string }[] => [
  { key: 'Children in the files', value: sayNumber(outcome.children) },
  ...(outcome.adopters ? [{ key: 'Adopters in the files', value: sayNumber(outcome.adopters) }] : []),
  { key: 'New events', value: sayNumber(outcome.events) },
  { key: 'Corrections', value: sayNumber(outcome.corrections) },
  { key: 'Taken back by the source', value: sayNumber(outcome.retractions) },
  { key: 'Unchanged', value: sayNumber(outcome.unchanged) },
  ...(outcome.older === undefined || outcome.older === 0
    ? []
    : [{ key: 'Of these, not taken because a newer return says otherwise', value: sayNumber(outcome.older) }]),
  { key: 'Rows rejected', value: sayNumber(outcome.rejected) },
  ...(outcome.sealed
    ? [{ key: 'Left out: the adoption record is sealed', value: sayCount(outcome.sealed, 'child', 'children') }]
    : []),
]

/** That some of what was loaded contradicts itself or the record, in a sentence; null where nothing does. */
export function sayContradicted(row: Pick<ImportRow, 'returns'>, children: number): string | null {
  if (children === 0) return null
  const [child, have] = [sayCount(children, 'child', 'children'), children === 1 ? 'has' : 'have']
  if (isOfLists(row))
    return `Of ${child} the lists and the record differ. What the record had stands until somebody corrects it.`
  return `${child} ${have} facts that contradict each other. They were loaded, and are left out of the figures until they are mended.`
}

/** How far an import has come, between 0 and 1, and the same in words. */
export function presentProgress(
  row: ImportRow,
  isBehindAnother: boolean,
): { readonly share: number; readonly says: string } {
  const { doing, done, of } = row.progress
  if (row.isAskedToStop)
    return { share: of > 0 ? done / of : 0, says: 'Stopping. Nothing of this import will be kept.' }
  if (row.state === 'queued')
    return {
      share: 0,
      says: isBehindAnother ? 'Waiting until the import before this one has ended.' : 'Waiting to begin.',
    }
  if (of === 0) return { share: 0, says: doing === '' ? 'Beginning.' : `${doing}.` }
  return { share: done / of, says: `${doing}: ${sayNumber(done)} of ${sayNumber(of)}` }
}

/** Whether anything stops this import from being loaded. */
export const isStopped = (row: ImportRow): boolean =>
  row.returns.length === 0 || row.returns.some(({ problems }) => problems.some(({ severity }) => severity === 'stop'))

/** What the page says first of an import that waits for its yes, or that must not have one. */
export const headingOfPreview = (row: ImportRow): string =>
  isStopped(row) ? 'These files cannot be loaded' : 'Check before loading'

function sayListsWillDo({ outcome }: ImportRow): string {
  if (outcome === null) return 'They will be compared with what such lists said before.'
  const { events, corrections, unchanged, rejected } = outcome
  const parts = [
    { rows: events, says: sayCount(events, 'row is new', 'rows are new') },
    { rows: corrections, says: sayCount(corrections, 'corrects', 'correct') + ' what a list of that day said' },
    { rows: unchanged, says: sayCount(unchanged, 'says', 'say') + ' what is on record already' },
    { rows: rejected, says: sayCount(rejected, 'row is', 'rows are') + ' left out' },
  ].flatMap(({ rows, says }) => (rows === 0 ? [] : [says]))
  const leftOut = rejected === 0 ? '' : ' What is left out you get back as a file with the reason on each row.'
  return `${parts.length === 0 ? 'There is nothing to compare' : sayList(parts)}.${leftOut} Nothing that a return or a person said is changed: where a list differs, both are shown.`
}

/** What will happen when the person says yes, in a sentence. */
export function sayWhatWillHappen(row: ImportRow): string {
  if (isOfLists(row)) return sayListsWillDo(row)
  const tables = row.returns.flatMap(({ tables }) => tables)
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const rejected = tables.reduce((sum, table) => sum + table.rejected, 0)
  const loaded = `${sayCount(rows, 'row', 'rows')} will be compared with what these returns said before. What is new is added, what changed becomes a correction, and what is the same stays as it is.`
  if (rejected === 0) return loaded
  return `${loaded} ${sayCount(rejected, 'row', 'rows')} cannot be read and will be left out; you get them back as a file with the reason on each.`
}
