import type { AuthorityId } from '../../../record/index.ts'
import type { ReturnOutRow } from '../../../store/index.ts'

/** What the pages that send a return can do. */
export interface SendPorts {
  /** Begins to look at the return of a year, as the record now stands; answers its id, null where there is nothing to make it of. */
  readonly begin: (authority: AuthorityId, by: string, year: number) => Promise<string | null>
  readonly read: (authority: AuthorityId, id: string) => Promise<ReturnOutRow | null>
  /** Makes the files of one that was looked at. */
  readonly make: (authority: AuthorityId, id: string) => Promise<void>
  readonly cancel: (authority: AuthorityId, id: string) => Promise<void>
  readonly list: (authority: AuthorityId, limit: number, offset: number) => Promise<readonly ReturnOutRow[]>
  readonly count: (authority: AuthorityId) => Promise<number>
}

/** The files of a return, the zip of CSV files and the XML: named by their year alone. */
export const namesOfFiles = (year: number): readonly [zip: string, xml: string] => [
  `ssda903-${String(year)}.zip`,
  `ssda903-${String(year)}.xml`,
]
