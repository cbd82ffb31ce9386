import { sql } from 'kysely'
import type { PaperRun, PaperRunState, PublishAsked } from '../../practice/governance/index.ts'
import type { AuthorityId, FactId } from '../../record/index.ts'
import type { Store } from '../database/store.ts'

/** What is worked by, besides what a page shows of it. */
export interface PaperRunRow extends PaperRun {
  readonly request: string
  readonly isSent: boolean
}

const NO_PROGRESS = { doing: '', done: 0, of: 0 }

/** Notes that a paper is to be published; of the same form again, answers the run that it began. */
export async function beginPaperRun(
  store: Store,
  authority: AuthorityId,
  id: string,
  { paper, by, request, isSent }: PublishAsked,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  return store.inAuthority(authority, async (tx) => {
    const made = await tx
      .insertInto('paper_run')
      .values({ authority, id, paper, by_person: by, request, is_sent: isSent, state: 'queued', edition: null })
      .onConflict((conflict) => conflict.columns(['authority', 'request']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) return { id, isNew: true }
    const before = await tx
      .selectFrom('paper_run')
      .select('id')
      .where('authority', '=', authority)
      .where('request', '=', request)
      .executeTakeFirstOrThrow()
    return { id: before.id, isNew: false }
  })
}

/** One of them, or null where there is none with this id. */
export const readPaperRun = (store: Store, authority: AuthorityId, id: string): Promise<PaperRunRow | null> =>
  store.inAuthority(authority, async (tx) => {
    const row = await tx
      .selectFrom('paper_run')
      .selectAll()
      .where('authority', '=', authority)
      .where('id', '=', id)
      .executeTakeFirst()
    return row
      ? {
          ...{ id: row.id, paper: row.paper, request: row.request, isSent: row.is_sent, by: row.by_person },
          ...{ askedAt: row.asked_at, endedAt: row.ended_at, isAskedToStop: row.asked_to_stop },
          state: row.state as PaperRunState, // written by this file alone
          progress: { ...NO_PROGRESS, ...(row.progress as unknown as Partial<typeof NO_PROGRESS>) }, // as is this
          ...{ problem: row.problem, edition: row.edition },
        }
      : null
  })

export interface PaperRunChange {
  readonly state?: PaperRunState
  readonly isAskedToStop?: boolean
  readonly progress?: PaperRun['progress']
  readonly problem?: string
  readonly edition?: FactId
  readonly hasEnded?: boolean
}

/** Notes how it goes on. Changes only what is said. */
export async function changePaperRun(
  store: Store,
  authority: AuthorityId,
  id: string,
  { state, isAskedToStop, progress, problem, edition, hasEnded }: PaperRunChange,
): Promise<void> {
  const set = {
    ...(state !== undefined && { state }),
    ...(isAskedToStop !== undefined && { asked_to_stop: isAskedToStop }),
    ...(progress !== undefined && { progress: JSON.stringify(progress) }),
    ...(problem !== undefined && { problem }),
    ...(edition !== undefined && { edition }),
    ...(hasEnded === true && { ended_at: sql<Date>`now()` }),
  }
  await store.inAuthority(authority, (tx) =>
    tx.updateTable('paper_run').set(set).where('authority', '=', authority).where('id', '=', id).execute(),
  )
}

/** Ends those that a process left behind when it was killed: nothing of them was published. */
export const endAbandonedPaperRuns = (store: Store, authority: AuthorityId, problem: string): Promise<unknown> =>
  store.inAuthority(authority, (tx) =>
    tx
      .updateTable('paper_run')
      .set({ state: 'failed', problem, ended_at: sql<Date>`now()` })
      .where('authority', '=', authority)
      .where('ended_at', 'is', null)
      .execute(),
  )
