import type { AuthorityId } from '../record/index.ts'
import {
  addRejects,
  beginImport,
  changeImport,
  machineRandomness,
  type RejectedRow,
  type ReturnFound,
  type Store,
} from '../store/index.ts'
import type { Imported } from './ssda903/index.ts'

/** An import that runs at once, in the same history as those of the queue. */
export interface InHistory {
  /** Also the import's own id. */
  readonly id: string
  readonly rejects: (rows: readonly RejectedRow[]) => Promise<void>
  readonly done: (outcome: Imported, files?: readonly ReturnFound[]) => Promise<void>
  readonly failed: (state: 'cancelled' | 'failed', problem: string | null) => Promise<void>
}

/** Notes that an import was begun, and then how it ended. */
export async function beginInHistory(store: Store, authority: AuthorityId, by: string): Promise<InHistory> {
  const id = machineRandomness.uuid()
  let rejected = 0
  await beginImport(store, authority, { id, by, state: 'running', folder: null })
  return {
    id,
    rejects: async (rows) => {
      await addRejects(store, authority, id, rejected, rows)
      rejected += rows.length
    },
    done: (outcome, returns = []) =>
      changeImport(store, authority, id, { state: 'done', outcome, returns, problem: null, hasEnded: true }),
    failed: (state, problem) => changeImport(store, authority, id, { state, problem, hasEnded: true }),
  }
}
