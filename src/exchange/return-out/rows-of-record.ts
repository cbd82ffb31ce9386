import type { AuthorityId, EventDefinitions, SubjectId } from '../../record/index.ts'
import { everyChildOnRecord, type ChildOnRecord, type Store } from '../../store/index.ts'
import type { Day } from '../../time/index.ts'
import { childToWrite, returnYears, rowsFor, yearBegins, yearEnds } from '../ssda903/index.ts'
import type { ChildToWrite, ReturnToWrite, RowToWrite } from '../ssda903/index.ts'

/** What reading returns out of the record stands on. */
export interface Means {
  readonly store: Store
  readonly definitions: EventDefinitions
}

/** Which record, as known at which position, and how whoever waits is told and may stop it. */
export interface OfRecord {
  readonly authority: AuthorityId
  readonly position: number
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, of: number) => void
}

/** The return of a year as at today, or as at its last day once that is past; null of a year that has not begun or is not known. */
export function returnAsAt(year: number, today: Day): ReturnToWrite | null {
  if (!Number.isInteger(year) || year < returnYears.first || year > returnYears.last) return null
  if (yearBegins(year) > today) return null
  const ends = yearEnds(year)
  return { year, asAt: today < ends ? today : ends }
}

/** The years of which a return can be made today, the newest first. */
export const yearsToSend = (today: Day): readonly number[] =>
  Array.from({ length: returnYears.last - returnYears.first + 1 }, (_, nth) => returnYears.last - nth).filter(
    (year) => returnAsAt(year, today) !== null,
  )

/** A child with its rows in a return of the record. */
export interface ChildsRows {
  readonly subject: SubjectId
  readonly child: ChildToWrite
  readonly rows: readonly RowToWrite[]
}

/** The rows of one child; null of a child without a number, of whom `hasRows` says whether it would have had any. */
export function rowsOfChild(
  known: ChildOnRecord,
  of: ReturnToWrite,
): ChildsRows | { readonly subject: SubjectId; readonly child: null; readonly isLeftOut: boolean } {
  const child = childToWrite(known)
  if (child) return { subject: known.subject, child, rows: rowsFor(child, of) }
  const asIfNumbered = known.number === null ? childToWrite({ ...known, number: '' }) : null
  const isLeftOut = asIfNumbered !== null && rowsFor(asIfNumbered, of).length > 0
  return { subject: known.subject, child: null, isLeftOut }
}

/** Every child of the record, batch by batch, for as long as nobody stops it. */
export async function* childrenOfRecord({ store, definitions }: Means, asked: OfRecord): AsyncGenerator<ChildOnRecord> {
  for await (const { children, done, of } of everyChildOnRecord(store, asked.authority, definitions, asked.position)) {
    asked.signal?.throwIfAborted()
    yield* children
    asked.onProgress?.(done, of)
  }
}
