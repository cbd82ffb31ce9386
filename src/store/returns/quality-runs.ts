import { sql } from 'kysely'
import type { AuthorityId } from '../../record/index.ts'
import type { ImportProgress } from './imports.ts'
import type { Queue } from '../working/queue.ts'
import type { Store } from '../database/store.ts'

export type QualityState = 'queued' | 'running' | 'done' | 'cancelled' | 'failed'

/** What the last whole check of the record came to, besides its findings. */
export interface QualityOutcome {
  readonly children: number
  readonly withoutNumber: number
  readonly rules: number
  readonly ran: number
  readonly notRun: readonly { readonly rule: string; readonly reason: string }[]
  /** The tables that held a row. */
  readonly given: readonly string[]
}

/** The check of the record: how far the one under way is, and what the last one came to. */
export interface QualityRun {
  readonly state: QualityState
  readonly isAskedToStop: boolean
  readonly progress: ImportProgress
  readonly problem: string | null
  readonly last: {
    readonly year: number
    readonly position: number
    readonly doneAt: Date
    readonly beforeAt: Date | null
    /** When a child was last brought up to date after a save; null where nobody saved since. */
    readonly updatedAt: Date | null
    readonly outcome: QualityOutcome
  } | null
}

const NO_PROGRESS: ImportProgress = { doing: '', done: 0, of: 0 }

/** The check of an authority's record; null where nobody ever asked for one. */
export const readQualityRun = (store: Store, authority: AuthorityId): Promise<QualityRun | null> =>
  store.inAuthority(authority, async (tx) => {
    const row = await tx.selectFrom('quality_run').selectAll().where('authority', '=', authority).executeTakeFirst()
    if (!row) return null
    const { year, position, done_at: doneAt, before_at: beforeAt, updated_at: updatedAt, outcome } = row
    return {
      state: row.state as QualityState, // written by this file and by findings.ts alone
      isAskedToStop: row.asked_to_stop,
      progress: { ...NO_PROGRESS, ...(row.progress as Partial<ImportProgress>) }, // and this
      problem: row.problem,
      last:
        year === null || position === null || doneAt === null || outcome === null
          ? null
          : // and this
            { year, position: Number(position), doneAt, beforeAt, updatedAt, outcome: outcome as QualityOutcome },
    }
  })

/** The kind of the work of the queue that checks a record. */
export const QUALITY_WORK = 'data-quality'

/** Has the whole record checked, by whichever process serves it now or next. Asking twice checks once. */
export async function askForQualityRun(
  store: Store,
  queue: Pick<Queue, 'send'>,
  authority: AuthorityId,
): Promise<void> {
  const isNew = await store.inAuthority(authority, async (tx) => {
    const { rows } = await sql`insert into quality_run (authority, state) values (${authority}, 'queued')
      on conflict (authority) do update set state = 'queued', asked_to_stop = false, progress = '{}', problem = null
      where quality_run.state not in ('queued', 'running') returning authority`.execute(tx)
    return rows.length > 0
  })
  if (isNew) await queue.send(QUALITY_WORK, { authority })
}

export type QualityChange = Partial<Pick<QualityRun, 'state' | 'isAskedToStop' | 'progress' | 'problem'>>

/** Notes how the check goes on. */
export async function changeQualityRun(store: Store, authority: AuthorityId, change: QualityChange): Promise<void> {
  const set = {
    ...(change.state !== undefined && { state: change.state }),
    ...(change.isAskedToStop !== undefined && { asked_to_stop: change.isAskedToStop }),
    ...(change.progress !== undefined && { progress: JSON.stringify(change.progress) }),
    ...(change.problem !== undefined && { problem: change.problem }),
  }
  await store.inAuthority(authority, (tx) =>
    tx.updateTable('quality_run').set(set).where('authority', '=', authority).execute(),
  )
}

/** Ends a check that a process left behind when it was killed. One that waited for its turn still waits. */
export const endAbandonedQualityRun = (store: Store, authority: AuthorityId, problem: string): Promise<unknown> =>
  store.inAuthority(authority, (tx) =>
    tx
      .updateTable('quality_run')
      .set({ state: 'failed', problem })
      .where('authority', '=', authority)
      .where('state', '=', 'running')
      .execute(),
  )
