import type { JobKind } from './jobs.ts'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { censusAsAt } from '../../exchange/census-out/index.ts'
import { returnAsAt, type OfRecord } from '../../exchange/return-out/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import {
  beginReturnOut,
  chainHead,
  changeReturnOut,
  endAbandonedReturnsOut,
  foldersOfReturnsOut,
  readReturnOut,
  type Queue,
  type ReturnOutRow,
} from '../../store/index.ts'
import { financialYear } from '../../time/index.ts'
import type { ListsPorts } from '../pages/annex-a/ports.ts'
import type { SendPorts } from '../pages/send/ports.ts'
import { dropFiles, dropOthers } from './keep-files.ts'
import { makeReturnOutWork, type ReturnOutWorkOptions } from './return-out-work.ts'
import { sayFailure } from './say-failure.ts'

/** What making returns in the background stands on. */
export interface ReturnOutRunsOptions extends ReturnOutWorkOptions {
  readonly queue: Queue
  readonly report: (error: unknown) => void
}

/** Returns and lists out of the record, in the background: what their pages can ask for. */
export interface ReturnOutRuns
  extends Pick<SendPorts, 'begin' | 'read' | 'make' | 'cancel'>, Pick<ListsPorts, 'beginLists'> {
  readonly start: (authorities: readonly AuthorityId[]) => Promise<void>
  readonly stop: () => void
}

interface Work {
  readonly authority: AuthorityId
  readonly id: string
}

const KIND = 'returns-out' satisfies JobKind
/** Files of children lie no longer than somebody needs to send them. */
const KEPT_DAYS = 7
const PROGRESS_EVERY_MS = 1000
const ABANDONED = 'Throughline was stopped while this was being made. Ask for it again.'

const isWork = (work: unknown): work is Work =>
  typeof work === 'object' && work !== null && 'authority' in work && 'id' in work

/** Makes the runs over a queue. Each return is two pieces of work: looking at it by our rules, then making it. Lists are made at once. */
export function makeReturnOutRuns(options: ReturnOutRunsOptions): ReturnOutRuns {
  const { store, queue, report } = options
  const work = makeReturnOutWork(options)
  const live = new Map<string, AbortController>()
  const send = (authority: AuthorityId, id: string) => queue.send(KIND, { authority, id } satisfies Work)

  async function run({ authority, id }: Work): Promise<void> {
    const row = await readReturnOut(store, authority, id)
    if (row === null || (row.state !== 'checking' && row.state !== 'queued')) return
    if (row.isAskedToStop) return changeReturnOut(store, authority, id, { state: 'cancelled', hasEnded: true })
    const stop = new AbortController()
    live.set(id, stop)
    let keptAt = 0
    const onProgress = (done: number, of: number): void => {
      if (Date.now() - keptAt < PROGRESS_EVERY_MS) return
      keptAt = Date.now()
      // Another process may have been asked to stop it: it says so in the database.
      void readReturnOut(store, authority, id)
        .then((now) => now?.isAskedToStop && stop.abort())
        .then(() => changeReturnOut(store, authority, id, { progress: { doing: 'Reading the record', done, of } }))
        .catch(report)
    }
    const asked: OfRecord = { authority, position: row.position, signal: stop.signal, onProgress }
    try {
      await work(row, asked)
    } catch (error) {
      const isStopped = stop.signal.aborted
      if (!isStopped) report(error)
      await dropFiles(row.state === 'queued' ? join(options.folder, id) : null)
      const change = isStopped
        ? ({ state: 'cancelled' } as const)
        : ({ state: 'failed', problem: sayFailure(error) } as const)
      await changeReturnOut(store, authority, id, { ...change, hasEnded: true, folder: null })
    } finally {
      live.delete(id)
    }
  }

  /** Begins what is made of the record as it now stands; null where there is nothing in it. */
  async function beginOne(
    authority: AuthorityId,
    asked: Pick<ReturnOutRow, 'kind' | 'by' | 'year' | 'asAt' | 'state'> & Partial<Pick<ReturnOutRow, 'sender'>>,
  ): Promise<string | null> {
    const position = (await chainHead(store, authority))?.position ?? 0
    if (position === 0) return null
    const id = randomUUID()
    await beginReturnOut(store, authority, { ...asked, id, position, folder: null })
    await send(authority, id)
    return id
  }

  return {
    async begin(authority, by, { kind, year, sender }) {
      const today = options.today()
      if (kind === 'ssda903') {
        const of = returnAsAt(year, today)
        return of === null ? null : beginOne(authority, { kind, by, ...of, state: 'checking' })
      }
      const census = censusAsAt(year, today)
      if (census === null || sender === null) return null
      return beginOne(authority, { kind, by, year, asAt: census.to, state: 'checking', sender })
    },
    beginLists(authority, by) {
      const today = options.today()
      return beginOne(authority, { kind: 'annex-a', by, year: financialYear(today), asAt: today, state: 'queued' })
    },
    read: (authority, id) => readReturnOut(store, authority, id),
    async make(authority, id) {
      const row = await readReturnOut(store, authority, id)
      if (row?.state !== 'checked') return
      await changeReturnOut(store, authority, id, { state: 'queued', progress: { doing: '', done: 0, of: 0 } })
      await send(authority, id)
    },
    async cancel(authority, id) {
      const row = await readReturnOut(store, authority, id)
      if (row === null || row.endedAt !== null) return
      live.get(id)?.abort()
      const isWaiting = row.state === 'checked' || (!live.has(id) && row.state === 'queued')
      await changeReturnOut(store, authority, id, {
        isAskedToStop: true,
        ...(isWaiting ? { state: 'cancelled' as const, hasEnded: true } : {}),
      })
    },
    async start(all) {
      const inUse: string[] = []
      for (const authority of all) {
        await endAbandonedReturnsOut(store, authority, ABANDONED)
        inUse.push(...(await foldersOfReturnsOut(store, authority, KEPT_DAYS)))
      }
      await dropOthers(options.folder, inUse)
      await queue.work(KIND, async (one) => {
        if (isWork(one)) await run(one)
      })
    },
    stop: () => {
      for (const one of live.values()) one.abort()
    },
  }
}
