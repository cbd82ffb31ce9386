import type { AuthorityId } from '../../record/index.ts'
import { importInto, machineRandomness, type RejectedRow, type ReturnFound } from '../../store/index.ts'
import type { Day } from '../../time/index.ts'
import type { Imported, ImportMeans, Progress } from '../ssda903/index.ts'
import { importNames } from './import-names.ts'
import type { NamesFile } from './read-names.ts'

/** What stands for “table” where an import tells of a names file. */
const NAMES_TABLE = 'Names'

export interface NamesAsked {
  /** Unique to this import, which may also have loaded returns. */
  readonly importId: string
  readonly authority: AuthorityId
  readonly by: string
  readonly today: Day
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Rows that were not loaded, once the others are. */
  readonly onRejects: (rejects: readonly RejectedRow[]) => Promise<void>
}

/** Loads a names file into the record in one transaction. Throws `ImportUnderWay`, or the signal's reason. */
export async function loadNames(means: ImportMeans, names: NamesFile, asked: NamesAsked): Promise<Imported> {
  const { store, project, definitions, randomness = machineRandomness } = means
  const { authority, by, today, signal, onProgress } = asked
  const watching = { ...(signal && { signal }), ...(onProgress && { onProgress }) }
  // The returns of this import have entries of their own under its id.
  const info = { request: `${asked.importId}/names`, by, voice: 'names', recordedOn: today, ...watching } as const
  const { rejects, ...imported } = await importInto(store, authority, info, project, definitions, (importing) =>
    importNames(importing, names, { today, randomness, ...watching }),
  )
  await asked.onRejects(rejects.map((reject) => ({ ...reject, table: NAMES_TABLE })))
  return imported
}

/** A names file as the history of imports tells of it; `rejected` once it is known who is not on record. */
export const namesFound = ({ file, rows, rejects }: NamesFile, rejected = rejects.length): ReturnFound => ({
  label: file,
  year: null,
  asAt: null,
  tables: [{ table: NAMES_TABLE, file, rows: rows.length + rejects.length, rejected }],
  problems: [],
})

/** Whether what the history tells of is a names file and no return. */
export const isNames = ({ tables }: ReturnFound): boolean =>
  tables.length > 0 && tables.every(({ table }) => table === NAMES_TABLE)
