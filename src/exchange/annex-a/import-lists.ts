import type { FactId, NewRevision, OnRecord, Randomness, SubjectId } from '../../record/index.ts'
import type { ImportEntry, Importing, RejectedRow, SourceRef } from '../../store/index.ts'
import type { Day } from '../../time/index.ts'
import type { Imported, Progress } from '../ssda903/index.ts'
import { familyOf, householdsOf } from './households.ts'
import type { ListRead, ListsRead } from './read-lists.ts'
import type { AnnexStatement, WrongCell } from './read-row.ts'
import { bodyOf, factOfList, sayRow, type SaidRow } from './say-row.ts'

const ROWS_AT_ONCE = 500
/** Of the eleven lists, the one that is about adopters. */
const OF_ADOPTERS = 11

export interface ListsOptions {
  /** The day as at which the lists speak. */
  readonly asAt: Day
  /** What the person calls the file. */
  readonly file: string
  readonly randomness: Randomness
  /** False: only says what would come of it. */
  readonly isForReal: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** What came of lists, or would come. */
export interface ListsImported extends Imported {
  readonly rejects: readonly RejectedRow[]
}

/** What an import of lists calls one list among the tables that it found. */
export const tableOf = ({ list, title }: Pick<ListRead, 'list' | 'title'>): string =>
  `Annex A list ${String(list)}, ${title}`

/** What a person calls the place of a list: the sheet of a workbook, or the file. */
const placeOf = (file: string, { sheet }: ListRead): string => (sheet === file ? file : `${sheet} (${file})`)

const rejected = (
  list: ListRead,
  file: string,
  row: { readonly line: number; readonly cells: readonly string[] },
  reason: string,
): RejectedRow => ({
  ...{ file: placeOf(file, list), table: tableOf(list), line: row.line },
  ...{ reason, header: list.header, cells: row.cells },
})

/** “Gender: “a) Mail” is not among its codes; Date of Birth: is no day of the calendar”. */
const sayWrong = (wrong: readonly WrongCell[]): string =>
  wrong.map(({ column, reason }) => `${column}: ${reason}`).join('; ')

/** The rows of a list that could not be read, as they are given back. */
export const unreadRows = (list: ListRead, file: string): readonly RejectedRow[] =>
  list.rejects.map((row) => rejected(list, file, row, sayWrong(row.wrong)))

const NOT_ON_RECORD = 'No child with this number is on record. Load the return first, or mend the number.'
const OTHER_FAMILY =
  'Family identifier: this adopter is on record with another family. Mend it; an adopter who begins again with somebody else has a new identifier.'

/** What one list comes to while it is compared. */
interface Working {
  readonly importing: Importing
  readonly list: ListRead
  readonly options: ListsOptions
  readonly rejects: RejectedRow[]
  readonly totals: { events: number; corrections: number; unchanged: number; sealed: number; adopters: number }
  readonly children: Set<string>
}

/** Compares one row with what is on record, and counts what it comes to. */
function compare(work: Working, row: AnnexStatement, { revisions }: Pick<OnRecord, 'revisions'>): SaidRow | null {
  const { list, options, totals } = work
  const definition = factOfList[list.list]
  if (!definition) return null
  const { asAt, file, randomness } = options
  const said = { type: definition.type, asAt, body: bodyOf(definition, row, placeOf(file, list)) }
  const made = sayRow(said, revisions, () => randomness.uuid() as FactId) // a random uuid
  if (made === null) totals.unchanged++
  else if (made.revision === 0) totals.events++
  else totals.corrections++
  return made
}

const revisionOf = (made: SaidRow, subject: SubjectId): NewRevision => ({
  ...made,
  ...{ shape: 1, subjects: [subject], texts: {} },
})

const entryOf = ({ list, options }: Working, revisions: readonly NewRevision[]): ImportEntry => ({
  statement: `annex-a-${String(list.list)}:${options.asAt}`,
  revisions,
})

async function childrenOf(work: Working, rows: readonly AnnexStatement[]): Promise<void> {
  const { importing, list, options } = work
  const sealed = await importing.sealed(rows.map(({ id }) => id))
  work.totals.sealed += sealed.size
  const open = rows.filter(({ id }) => !sealed.has(id))
  const known = new Map((await importing.read(open.map(({ id }) => id))).map((one) => [one.sourceRef, one]))
  const revisions: NewRevision[] = []
  for (const row of open) {
    const record = known.get(row.id)
    if (!record) {
      work.rejects.push(rejected(list, options.file, row, NOT_ON_RECORD))
      continue
    }
    work.children.add(row.id)
    const made = compare(work, row, record)
    if (made) revisions.push(revisionOf(made, record.subject))
  }
  if (options.isForReal && revisions.length > 0)
    await importing.write({ newSubjects: [], entries: [entryOf(work, revisions)], coverage: new Map() })
}

/** A row of list 11 with the household that it is about. */
interface OfHousehold {
  readonly row: AnnexStatement
  readonly subject: SubjectId
  readonly isNew: boolean
  readonly refs: readonly SourceRef[]
}

async function writeHouseholds(work: Working, rows: readonly OfHousehold[]): Promise<void> {
  const { importing, list, options } = work
  const old = [...new Set(rows.flatMap(({ subject, isNew }) => (isNew ? [] : [subject])))]
  const made = new Set(rows.flatMap(({ subject, isNew }) => (isNew ? [subject] : [])))
  const known = new Map(
    (await importing.readSubjects(old.filter((id) => !made.has(id)))).map((one) => [one.subject, one]),
  )
  const revisions: NewRevision[] = []
  const refs: SourceRef[] = []
  for (const { row, subject, refs: own } of rows) {
    const record = known.get(subject) ?? { revisions: [] }
    const family = familyOf(row)
    const isOther = ({ body }: { readonly body: Readonly<Record<string, unknown>> }): boolean =>
      family !== null && typeof body['family'] === 'string' && body['family'] !== family
    if (record.revisions.some(isOther)) {
      work.rejects.push(rejected(list, options.file, row, OTHER_FAMILY))
      continue
    }
    work.totals.adopters++
    refs.push(...own)
    const said = compare(work, row, record)
    if (said) revisions.push(revisionOf(said, subject))
  }
  if (!options.isForReal || (revisions.length === 0 && refs.length === 0)) return
  const newSubjects = [...made].map((id) => ({ id, kind: 'adopter' as const, sourceRef: null }))
  await importing.write({ newSubjects, entries: [entryOf(work, revisions)], coverage: new Map(), refs })
}

async function adoptersOf(work: Working): Promise<void> {
  const { importing, list, options } = work
  const { randomness } = options
  const find = await householdsOf(importing, list.statements, () => randomness.uuid() as SubjectId) // a random uuid
  const found: OfHousehold[] = []
  for (const row of list.statements) {
    const household = find(row)
    if ('wrong' in household) work.rejects.push(rejected(list, options.file, row, OTHER_FAMILY))
    else found.push({ row, ...household })
  }
  // A household is made once: its adopters are written together.
  const together = [...Map.groupBy(found, ({ subject }) => subject).values()]
  for (let from = 0; from < together.length; from += ROWS_AT_ONCE) {
    options.signal?.throwIfAborted()
    await writeHouseholds(work, together.slice(from, from + ROWS_AT_ONCE).flat())
  }
}

async function oneList(work: Working): Promise<void> {
  const { list, options } = work
  if (list.list === OF_ADOPTERS) return adoptersOf(work)
  for (let from = 0; from < list.statements.length; from += ROWS_AT_ONCE) {
    options.signal?.throwIfAborted()
    await childrenOf(work, list.statements.slice(from, from + ROWS_AT_ONCE))
    options.onProgress?.({ doing: `Comparing list ${String(list.list)}`, done: from, of: list.statements.length })
  }
}

/**
 * Compares lists with the record and writes what is new, within one transaction of the voice `annex-a`. Rows of children
 * who are not on record come back as rejects, with those that could not be read. A row that is not in a list takes
 * nothing back: a list is no statement of all that there is.
 */
export async function importLists(
  importing: Importing,
  read: ListsRead,
  options: ListsOptions,
): Promise<ListsImported> {
  const rejects: RejectedRow[] = []
  const children = new Set<string>()
  const totals = { events: 0, corrections: 0, unchanged: 0, sealed: 0, adopters: 0 }
  for (const list of read.lists) {
    rejects.push(...unreadRows(list, options.file))
    await oneList({ importing, list, options, rejects, totals, children })
  }
  return { ...totals, children: children.size, retractions: 0, rejected: rejects.length, rejects }
}
