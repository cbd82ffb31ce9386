import { sql } from 'kysely'
import type { AuthorityId, EventDefinitions, Project, Randomness } from '../../record/index.ts'
import { rulesInUse } from '../projecting/definitions-in-use.ts'
import { type ImportInfo, type Importing, makeImporting } from './importing.ts'
import { machineRandomness } from '../database/machine-randomness.ts'
import { tidyFigures } from '../projecting/figures.ts'
import { refreshStatistics } from '../projecting/statistics.ts'
import type { Store, Tx } from '../database/store.ts'

/** Another import of this authority is under way: two at once would each miss what the other says. */
export interface ImportUnderWay extends Error {
  readonly code: 'import-under-way'
}

export const isImportUnderWay = (error: unknown): error is ImportUnderWay =>
  error instanceof Error && 'code' in error && error.code === 'import-under-way'

/**
 * A whole import in one transaction: it is there when this returns, and nothing of it is there when this throws or the
 * process dies. Memory holds one batch at a time. Throws `ImportUnderWay`, or the signal's reason when it is aborted.
 */
export async function importInto<T>(
  store: Store,
  authority: AuthorityId,
  info: ImportInfo,
  project: Project,
  definitions: EventDefinitions,
  work: (importing: Importing) => Promise<T>,
  random: Randomness = machineRandomness,
): Promise<T> {
  let events = 0
  const answer = await store.inAuthority(authority, async (tx) => {
    await beTheOnlyImport(tx, authority)
    const rules = await rulesInUse(tx, authority, { project, definitions })
    const under = makeImporting(tx, authority, info, { ...rules, random, listKey: store.listKey })
    const counting: Importing = {
      ...under.importing,
      write: (batch) => {
        for (const { revisions } of batch.entries) events += revisions.length
        return under.importing.write(batch)
      },
    }
    try {
      const answered = await work(counting)
      info.signal?.throwIfAborted()
      await under.finish()
      return answered
    } catch (error) {
      await under.settled().catch(() => undefined) // the error that we are telling of may be this very one
      throw error
    }
  })
  if (events > 0) await tidyFigures(store, authority)
  if (events >= MANY_EVENTS) await refreshStatistics(store)
  return answer
}

/** So many new events make the planner's picture of the tables wrong. */
const MANY_EVENTS = 5000

/** Any number that nothing else in this database locks by, beside the authority's. */
export const IMPORTING = 740_325

async function beTheOnlyImport(tx: Tx, authority: AuthorityId): Promise<void> {
  const { rows } = await sql<{
    got: boolean
  }>`select pg_try_advisory_xact_lock(${IMPORTING}, ${authority}) as got`.execute(tx)
  if (rows[0]?.got) return
  const sentence = 'Another import is under way. Wait until it has ended, or stop it, and then import again.'
  throw Object.assign(new Error(sentence), { code: 'import-under-way' as const })
}
