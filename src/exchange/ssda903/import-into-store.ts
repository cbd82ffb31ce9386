import type { AuthorityId, EventDefinitions, Project, Randomness } from '../../record/index.ts'
import { importInto, machineRandomness, type Store } from '../../store/index.ts'
import type { Day } from '../../time/index.ts'
import type { Told } from './identify.ts'
import { readToImport, type Imported, type ReadyToImport } from './import-returns.ts'
import type { Problem } from './problem.ts'
import type { Reject } from './read-return.ts'
import type { Progress, StageOptions } from './stage.ts'

/** The embedded store is for trying out: it takes no more children than this in one import. */
export const MOST_CHILDREN_EMBEDDED = 5_000

/** How many children a store takes in one import, as an option of reading; nothing where there is no limit. */
export const mostChildrenIn = ({ kind }: Pick<Store, 'kind'>): Pick<StageOptions, 'mostChildren'> =>
  kind === 'embedded' ? { mostChildren: MOST_CHILDREN_EMBEDDED } : {}

/** What an import stands on. */
export interface ImportMeans {
  readonly store: Store
  readonly project: Project
  readonly definitions: EventDefinitions
  /** Where ids and salts come from: the machine, unless the demonstration is made. */
  readonly randomness?: Randomness
}

/** What an import found in its files. */
export interface Found {
  readonly returns: readonly { readonly label: string; readonly year: number; readonly asAt: Day }[]
  readonly notes: readonly Problem[]
}

export interface ImportAsked {
  /** Unique to this import. */
  readonly importId: string
  readonly authority: AuthorityId
  readonly by: string
  readonly today: Day
  /** A folder, zip, CSV or XML file. */
  readonly folder: string
  /** Which return is which, by its label; under `''` for the only one. Read from the dates where it is left out. */
  readonly told?: ReadonlyMap<string, Told>
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Rows that could not be read, a few at a time, before anything is loaded. */
  readonly onRejects?: (rejects: readonly Reject[]) => Promise<void> | void
  /** Told once all files are read, before anything is loaded: which returns they are, and what a person should hear. */
  readonly onFound?: (found: Found) => void
  /** When each return was recorded, where what was recorded long ago is told again: the demonstration. */
  readonly recordedOnOf?: (statement: string) => Day
}

/**
 * Loads all returns at a path into the record, in one transaction: all of it or nothing. Files are read before the
 * transaction begins. Throws `Unreadable`, `ImportUnderWay`, or the signal's reason.
 */
export async function importReturns(means: ImportMeans, asked: ImportAsked): Promise<Imported> {
  const randomness = means.randomness ?? machineRandomness
  const ready = await readToImport(asked.folder, {
    ...asked,
    randomness,
    ...mostChildrenIn(means.store),
  })
  try {
    asked.onFound?.(found(ready))
    const info = {
      request: asked.importId,
      by: asked.by,
      voice: 'ssda903' as const,
      recordedOn: asked.today,
      ...(asked.signal && { signal: asked.signal }),
      ...(asked.recordedOnOf && { recordedOnOf: asked.recordedOnOf }),
    }
    const { store, project, definitions } = means
    return await importInto(store, asked.authority, info, project, definitions, ready.load, randomness)
  } finally {
    await ready.discard()
  }
}

const found = ({ returns, notes }: ReadyToImport): Found => ({
  returns: returns.map(({ label, said }) => ({ label, ...said })),
  notes: [...notes, ...returns.flatMap((one) => [...one.problems, ...one.codeNotes(one.said.year)])],
})
