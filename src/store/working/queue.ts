import { PgBoss } from 'pg-boss'
import type { Store } from '../database/store.ts'

/** Background work, kept in the same database: it waits there until somebody does it, and survives a restart. */
export interface Queue {
  /** Puts work of a kind in the queue. Each kind is done one piece at a time, in order. */
  readonly send: (kind: string, work: object) => Promise<void>
  /** Begins to do work of a kind. What `does` throws is reported, never retried by itself. */
  readonly work: (kind: string, does: (work: unknown) => Promise<void>) => Promise<void>
  /** Stops taking work and waits up to `seconds` for what is under way. */
  readonly stop: (seconds: number) => Promise<void>
}

const HOURS_AT_MOST = 6

/** Work whose process has said nothing for so long was killed with it: what waits behind it may begin. */
const SILENT_SECONDS = 60

/** How often work that another process left is looked for; what this process leaves is begun at once. */
const POLL_SECONDS = 5

/**
 * Opens the queue over the store, in its own schema `queue`. On PostgreSQL it goes through the same pool as everything
 * else. `report` hears what goes wrong in the background.
 */
export async function openQueue(store: Store, report: (error: unknown) => void): Promise<Queue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => store.executeSql(text, values) },
    backend: store.kind === 'embedded' ? 'pglite' : 'postgres',
    schema: 'queue',
    schedule: false,
  })
  boss.on('error', report)
  await boss.start()
  const isShared = store.kind === 'postgresql'
  const prepared = new Set<string>()
  const workers = new Map<string, string>()
  /** Has this process look for work of a kind now, if it does any. */
  const wake = (kind: string): void => {
    const worker = workers.get(kind)
    if (worker !== undefined) boss.notifyWorker(worker)
  }
  /** Once for each kind: a save that leaves work behind should not wait for it each time. */
  const prepare = async (kind: string) => {
    if (prepared.has(kind)) return
    await boss.createQueue(kind, {
      policy: 'singleton',
      retryLimit: 0,
      expireInSeconds: HOURS_AT_MOST * 3600,
      ...(isShared && { heartbeatSeconds: SILENT_SECONDS }),
    })
    prepared.add(kind)
  }
  /** Nobody else has an embedded database: what was under way in it died with the process before. */
  const endAbandoned = async (kind: string) => {
    const jobs = isShared ? [] : await boss.findJobs(kind)
    const active = jobs.filter((job) => job.state === 'active').map((job) => job.id)
    if (active.length > 0) await boss.fail(kind, active)
  }
  return {
    send: async (kind, work) => {
      await prepare(kind)
      await boss.send(kind, work)
      wake(kind)
    },
    work: async (kind, does) => {
      await prepare(kind)
      await endAbandoned(kind)
      const worker = await boss.work(kind, { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1 }, async ([job]) => {
        if (!job) return
        try {
          await does(job.data)
        } catch (error) {
          report(error)
          throw error
        } finally {
          wake(kind) // for what waits behind this
        }
      })
      workers.set(kind, worker)
    },
    stop: (seconds) => boss.stop({ graceful: true, timeout: seconds * 1000 }),
  }
}
