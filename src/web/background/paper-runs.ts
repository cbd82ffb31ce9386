import { randomUUID } from 'node:crypto'
import { noChild } from '../../access/index.ts'
import { publishPaper, type PublishAsked, type PublishMeans } from '../../practice/governance/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import {
  authorities,
  beginPaperRun,
  changePaperRun,
  endAbandonedPaperRuns,
  readPaperRun,
  type PaperRunRow,
  type Queue,
  type Store,
} from '../../store/index.ts'
import type { Day } from '../../time/index.ts'
import type { JobKind } from './jobs.ts'
import { sayFailure } from './say-failure.ts'

/** What publishing papers in the background stands on. */
export interface PaperRunsOptions {
  readonly store: Store
  readonly queue: Queue
  readonly means: PublishMeans
  readonly clock: { readonly today: () => Day; readonly now: () => Date }
  readonly report: (error: unknown) => void
}

/** Board packs and reports that are published, in the background: what their pages can ask for. */
export interface PaperRuns {
  readonly publish: (authority: AuthorityId, asked: PublishAsked) => Promise<string>
  readonly read: (authority: AuthorityId, id: string) => Promise<PaperRunRow | null>
  readonly cancel: (authority: AuthorityId, id: string) => Promise<void>
  readonly start: (authorities: readonly AuthorityId[]) => Promise<void>
  readonly stop: () => void
}

interface Work {
  readonly authority: AuthorityId
  readonly id: string
}

const KIND = 'papers' satisfies JobKind
const PROGRESS_EVERY_MS = 500
const ABANDONED = 'Throughline was stopped while this was being made. Nothing was published: publish it again.'

const isWork = (work: unknown): work is Work =>
  typeof work === 'object' && work !== null && 'authority' in work && 'id' in work

/** Makes the runs over a queue: one paper after the other, each held against all that were published before it. */
export function makePaperRuns({ store, queue, means, clock, report }: PaperRunsOptions): PaperRuns {
  const live = new Map<string, AbortController>()

  async function run({ authority, id }: Work): Promise<void> {
    const row = await readPaperRun(store, authority, id)
    if (row?.state !== 'queued') return
    if (row.isAskedToStop) return changePaperRun(store, authority, id, { state: 'cancelled', hasEnded: true })
    const stop = new AbortController()
    live.set(id, stop)
    let keptAt = 0
    const onProgress = (doing: string, done: number, of: number): void => {
      if (clock.now().getTime() - keptAt < PROGRESS_EVERY_MS) return
      keptAt = clock.now().getTime()
      // Another process may have been asked to stop it: it says so in the database.
      void readPaperRun(store, authority, id)
        .then((now) => now?.isAskedToStop && stop.abort())
        .then(() => changePaperRun(store, authority, id, { progress: { doing, done, of } }))
        .catch(report)
    }
    try {
      await changePaperRun(store, authority, id, { state: 'making' })
      const known = (await authorities(store)).find((each) => each.id === authority)
      const today = clock.today()
      const published = await publishPaper(means, {
        ...{ paper: row.paper, by: row.by, request: row.request, isSent: row.isSent },
        reading: { authority, generation: 0, on: today, sees: noChild },
        ...{ authorityName: known?.name ?? '', today, now: clock.now(), signal: stop.signal, onProgress },
      })
      await changePaperRun(
        store,
        authority,
        id,
        'edition' in published
          ? { state: 'done', edition: published.edition, hasEnded: true }
          : { state: 'failed', problem: published.problem, hasEnded: true },
      )
    } catch (error) {
      const isStopped = stop.signal.aborted
      if (!isStopped) report(error)
      const change = isStopped
        ? { state: 'cancelled' as const }
        : { state: 'failed' as const, problem: sayFailure(error) }
      await changePaperRun(store, authority, id, { ...change, hasEnded: true })
    } finally {
      live.delete(id)
    }
  }

  return {
    async publish(authority, asked) {
      const { id, isNew } = await beginPaperRun(store, authority, randomUUID(), asked)
      if (isNew) await queue.send(KIND, { authority, id } satisfies Work)
      return id
    },
    read: (authority, id) => readPaperRun(store, authority, id),
    async cancel(authority, id) {
      const row = await readPaperRun(store, authority, id)
      if (row === null || row.endedAt !== null) return
      live.get(id)?.abort()
      const isWaiting = !live.has(id) && row.state === 'queued'
      await changePaperRun(store, authority, id, {
        isAskedToStop: true,
        ...(isWaiting && { state: 'cancelled' as const, hasEnded: true }),
      })
    },
    async start(all) {
      for (const authority of all) await endAbandonedPaperRuns(store, authority, ABANDONED)
      await queue.work(KIND, async (work) => {
        if (isWork(work)) await run(work)
      })
    },
    stop: () => {
      for (const one of live.values()) one.abort()
    },
  }
}
