import type { AuthorityId } from '../../record/index.ts'
import { importInto, machineRandomness, type RejectedRow, type ReturnFound } from '../../store/index.ts'
import type { Day } from '../../time/index.ts'
import type { Imported, ImportMeans, Progress } from '../ssda903/index.ts'
import { importLists, tableOf, type ListsImported } from './import-lists.ts'
import type { ListRead, ListsRead } from './read-lists.ts'

/** A file of lists that was read. */
export interface GivenLists extends ListsRead {
  /** What the person calls it. */
  readonly file: string
  /** The day as at which its lists speak. */
  readonly asAt: Day
}

export interface ListsAsked {
  /** Unique to this import. */
  readonly importId: string
  readonly authority: AuthorityId
  readonly by: string
  readonly today: Day
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

async function run(
  { store, project, definitions, randomness = machineRandomness }: ImportMeans,
  given: GivenLists,
  asked: ListsAsked,
  isForReal: boolean,
): Promise<ListsImported> {
  const { authority, by, today, signal, onProgress } = asked
  const watching = { ...(signal && { signal }), ...(onProgress && { onProgress }) }
  const info = { request: `${asked.importId}/annex-a`, by, voice: 'annex-a', recordedOn: today, ...watching } as const
  const options = { asAt: given.asAt, file: given.file, randomness, isForReal, ...watching }
  return importInto(store, authority, info, project, definitions, (importing) => importLists(importing, given, options))
}

/** Loads lists into the record in one transaction. Throws `ImportUnderWay`, or the signal's reason. */
export async function loadLists(
  means: ImportMeans,
  given: GivenLists,
  asked: ListsAsked & { readonly onRejects: (rejects: readonly RejectedRow[]) => Promise<void> },
): Promise<Imported> {
  const { rejects, ...imported } = await run(means, given, asked, true)
  await asked.onRejects(rejects)
  return imported
}

/** Says what would come of lists if they were loaded now. Writes nothing. */
export const tryLists = (means: ImportMeans, given: GivenLists, asked: ListsAsked): Promise<ListsImported> =>
  run(means, given, asked, false)

/** So many wrong cells are named one by one before the lists are loaded: enough to see what is amiss. */
const SHOWN = 100

const note = (says: string) => ({ severity: 'note', says }) as const

function notesOf({ list, rejects, blank, missing, unknown }: ListRead): readonly string[] {
  const wrong = rejects.flatMap(({ line, wrong: cells }) =>
    cells.map(({ column, reason }) => `List ${String(list)}, line ${String(line)}, ${column}: ${reason}.`),
  )
  return [
    ...wrong.slice(0, SHOWN),
    ...(wrong.length > SHOWN ? [`List ${String(list)}: and ${String(wrong.length - SHOWN)} more cells.`] : []),
    ...Object.entries(blank).map(
      ([column, rows]) =>
        `List ${String(list)}, ${column}: blank in ${String(rows)} ${rows === 1 ? 'row' : 'rows'}, and should not be.`,
    ),
    ...missing.map((column) => `List ${String(list)}: there is no column ${column}.`),
    ...unknown.map((column) => `List ${String(list)}: ${column} is no column of it, and was passed over.`),
  ]
}

const nothingThere = { severity: 'stop', says: 'No list of 8 to 11 with a row is in this file.' } as const

/** A file of lists as the history of imports tells of it; `rejects` once it is known who is not on record. */
export function listsFound(
  { file, asAt, lists, passedOver }: GivenLists,
  rejects?: readonly RejectedRow[],
): ReturnFound {
  const tables = lists.map((list) => ({
    ...{ table: tableOf(list), file: list.sheet, rows: list.statements.length + list.rejects.length },
    rejected: rejects?.filter(({ table }) => table === tableOf(list)).length ?? list.rejects.length,
  }))
  const notes = [
    ...lists.flatMap(notesOf),
    ...passedOver.map(({ sheet, reason }) => `${sheet}: passed over. ${reason}`),
  ]
  const hasRows = tables.some(({ rows }) => rows > 0)
  return { label: file, year: null, asAt, tables, problems: [...(hasRows ? [] : [nothingThere]), ...notes.map(note)] }
}

/** Whether what the history tells of is a file of lists and no return: the only one with a day and no year. */
export const isLists = ({ year, asAt }: ReturnFound): boolean => year === null && asAt !== null

/** Whether an import is of lists. */
export const isOfLists = ({ returns }: { readonly returns: readonly ReturnFound[] }): boolean =>
  returns.length > 0 && returns.every(isLists)
