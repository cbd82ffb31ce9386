import type { Reading } from '../../../access/index.ts'
import type { AuthorityId } from '../../../record/index.ts'
import type { ImportRow, RejectedRow } from '../../../store/index.ts'
import type { Day } from '../../../time/index.ts'
import type { Upload } from '../../ui/index.ts'

/** Which return a person says it is, in the order in which the preview showed them. */
export interface Confirmed {
  readonly year: number
  readonly asAt: Day
}

/** What the pages of imports must be able to do. */
export interface ImportPorts {
  readonly list: (authority: AuthorityId, limit: number, offset: number) => Promise<readonly ImportRow[]>
  readonly count: (authority: AuthorityId) => Promise<number>
  readonly read: (authority: AuthorityId, id: string) => Promise<ImportRow | null>
  /** Without the rows that name a record which is restricted to others. */
  readonly readRejects: (reading: Reading, id: string, limit: number) => Promise<readonly RejectedRow[]>
  /** How many children have a contradiction in which something that this import told has a part. */
  readonly countContradicted: (reading: Reading, id: string) => Promise<number>
  /** A council's own records in this installation, beside the demonstration. */
  readonly ownRecords: () => Promise<readonly { readonly id: AuthorityId; readonly name: string }[]>
  /** Makes an empty record for a council of this name. */
  readonly makeRecord: (name: string) => Promise<AuthorityId>
  /** Takes the files and begins to look at what they are. Answers the import's id. */
  readonly begin: (authority: AuthorityId, by: string, uploads: readonly Upload[]) => Promise<string>
  /** Takes a names file and begins to load it. Answers the import's id, or in a sentence why it cannot be read. */
  readonly beginNames: (
    authority: AuthorityId,
    by: string,
    file: Upload,
  ) => Promise<{ readonly id: string } | { readonly problem: string }>
  /** Takes a file of lists of Annex A, as at a day, and begins to look at what would come of it. Answers as `beginNames`. */
  readonly beginLists: (
    authority: AuthorityId,
    by: string,
    file: Upload,
    asAt: Day,
  ) => Promise<{ readonly id: string } | { readonly problem: string }>
  /** Puts a previewed import into the queue. */
  readonly load: (authority: AuthorityId, id: string, confirmed: readonly Confirmed[]) => Promise<void>
  /** Stops an import wherever it is; nothing of it is kept. */
  readonly cancel: (authority: AuthorityId, id: string) => Promise<void>
  /** Tries a failed import again with the files that it still has. */
  readonly again: (authority: AuthorityId, id: string) => Promise<void>
}
