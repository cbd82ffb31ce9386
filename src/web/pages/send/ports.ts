import type { AuthorityId } from '../../../record/index.ts'
import type { ReturnOutRow, YearlyKind } from '../../../store/index.ts'

/** Which return is asked for. */
export interface ReturnAsked {
  readonly kind: YearlyKind
  readonly year: number
  /** The Department's number of the authority, three figures, where the return must say it. */
  readonly sender: string | null
}

/** What the pages that send a return can do. */
export interface SendPorts {
  /** Begins to look at the return of a year, as the record now stands; answers its id, null where there is nothing to make it of. */
  readonly begin: (authority: AuthorityId, by: string, asked: ReturnAsked) => Promise<string | null>
  readonly read: (authority: AuthorityId, id: string) => Promise<ReturnOutRow | null>
  /** Makes the files of one that was looked at. */
  readonly make: (authority: AuthorityId, id: string) => Promise<void>
  readonly cancel: (authority: AuthorityId, id: string) => Promise<void>
  readonly list: (authority: AuthorityId, limit: number, offset: number) => Promise<readonly ReturnOutRow[]>
  readonly count: (authority: AuthorityId) => Promise<number>
  /** The Department's number by which the authority was last told, or that the record has; null where nobody said. */
  readonly readSender: (authority: AuthorityId) => Promise<string | null>
}

/** The files of a return, the zip of CSV files and the XML: named by their year alone. */
export const namesOfFiles = (year: number): readonly [zip: string, xml: string] => [
  `ssda903-${String(year)}.zip`,
  `ssda903-${String(year)}.xml`,
]

/** The file of a census: named by its year alone. */
export const nameOfCensus = (year: number): string => `cin-${String(year)}.xml`
