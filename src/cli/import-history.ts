import { randomUUID } from 'node:crypto'
import type { Imported } from '../exchange/ssda903/index.ts'
import { addRejects, beginImport, changeImport, type RejectedRow } from '../store/index.ts'
import type { OpenedRecord } from './open-record.ts'

/** An import at the command line, in the same history as those in the browser. */
export interface InHistory {
  /** Also the import's own id. */
  readonly id: string
  readonly rejects: (rows: readonly RejectedRow[]) => Promise<void>
  readonly done: (outcome: Imported) => Promise<void>
  readonly failed: (state: 'cancelled' | 'failed', problem: string | null) => Promise<void>
}

/** Notes that an import was begun at the command line, and then how it ended. */
export async function beginInHistory({ store, authority }: OpenedRecord): Promise<InHistory> {
  const id = randomUUID()
  let rejected = 0
  await beginImport(store, authority.id, { id, by: 'command line', state: 'running', folder: null })
  return {
    id,
    rejects: async (rows) => {
      await addRejects(store, authority.id, id, rejected, rows)
      rejected += rows.length
    },
    done: (outcome) => changeImport(store, authority.id, id, { state: 'done', outcome, problem: null, hasEnded: true }),
    failed: (state, problem) => changeImport(store, authority.id, id, { state, problem, hasEnded: true }),
  }
}
