import type { JobKind } from './jobs.ts'
import {
  checkChildren,
  checkRecord,
  comparableCode,
  hasRules,
  returnAsAt,
  rulesOfOneChild,
  type ToCheck,
} from '../../exchange/return-out/index.ts'
import type { AuthorityId, EventDefinitions, SubjectId } from '../../record/index.ts'
import {
  QUALITY_WORK,
  askForQualityRun,
  authorities,
  changeQualityRun,
  chainHead,
  endAbandonedQualityRun,
  keepChildrensCheck,
  keepWholeCheck,
  readOnRecord,
  readQualityRun,
  type Queue,
  type Store,
} from '../../store/index.ts'
import { financialYear, londonDay, type Day } from '../../time/index.ts'
import { sayFailure } from './say-failure.ts'

/** What checking the record in the background stands on. */
export interface QualityRunsOptions {
  readonly store: Store
  readonly queue: Queue
  readonly definitions: EventDefinitions
  readonly today: () => Day
  readonly report: (error: unknown) => void
}

/** The check of the record, in the background: the whole of it, and children who were saved. */
export interface QualityRuns {
  /** Has the whole record checked; asking twice checks once. */
  readonly check: (authority: AuthorityId) => Promise<void>
  /** Stops a check under way: what was found before stays. */
  readonly cancel: (authority: AuthorityId) => Promise<void>
  /** Has these children brought up to date, in a while: whoever saved does not wait until it is in the queue. Never throws. */
  readonly saved: (authority: AuthorityId, children: readonly SubjectId[]) => void
  /** Has every record checked that has not been today. */
  readonly nightly: () => Promise<void>
  readonly start: (authorities: readonly AuthorityId[]) => Promise<void>
  readonly stop: () => Promise<void>
}

interface Work {
  readonly authority: AuthorityId
  /** The children to bring up to date; absent: the whole record. */
  readonly children?: readonly SubjectId[]
}

const KIND = QUALITY_WORK satisfies JobKind
const SAVE_PROGRESS_EVERY_MS = 1000
const ABANDONED = 'Throughline was stopped while this check was under way. What was found before still stands.'

const isWork = (work: unknown): work is Work =>
  typeof work === 'object' && work !== null && 'authority' in work && typeof work.authority === 'number'

/** Makes the checks of the record over a queue. One is done at a time, in the order in which they were asked for. */
export function makeQualityRuns(options: QualityRunsOptions): QualityRuns {
  const { store, queue, definitions, report } = options
  const live = new Map<AuthorityId, AbortController>()
  const sending = new Set<Promise<void>>()

  async function toCheck(authority: AuthorityId): Promise<ToCheck | null> {
    const today = options.today()
    const of = returnAsAt(financialYear(today), today)
    if (of === null || !hasRules(of.year)) return null
    const known = (await authorities(store)).find(({ id }) => id === authority)
    return { of, authorityCode: comparableCode(known?.code ?? null) }
  }

  const positionOf = async (authority: AuthorityId): Promise<number> =>
    (await chainHead(store, authority))?.position ?? 0

  async function whole(authority: AuthorityId): Promise<void> {
    const asked = await toCheck(authority)
    if (asked === null) return changeQualityRun(store, authority, { state: 'failed', problem: NO_RULES })
    const stop = new AbortController()
    live.set(authority, stop)
    let keptAt = 0
    const onProgress = (done: number, of: number): void => {
      if (Date.now() - keptAt < SAVE_PROGRESS_EVERY_MS) return
      keptAt = Date.now()
      void readQualityRun(store, authority)
        .then((run) => run?.isAskedToStop && stop.abort())
        .then(() => changeQualityRun(store, authority, { progress: { doing: 'Reading the record', done, of } }))
        .catch(report)
    }
    try {
      await changeQualityRun(store, authority, { state: 'running' })
      const position = await positionOf(authority)
      const checked = await checkRecord(
        { store, definitions },
        { authority, position, signal: stop.signal, onProgress, ...asked },
      )
      const { year, found, rows: _, ...outcome } = checked
      await keepWholeCheck(store, authority, { year, position, outcome }, found)
    } catch (error) {
      const isStopped = stop.signal.aborted
      if (!isStopped) report(error)
      await changeQualityRun(
        store,
        authority,
        isStopped ? { state: 'cancelled' } : { state: 'failed', problem: sayFailure(error) },
      )
    } finally {
      live.delete(authority)
    }
  }

  async function some(authority: AuthorityId, saved: readonly SubjectId[]): Promise<void> {
    const [asked, run] = [await toCheck(authority), await readQualityRun(store, authority)]
    if (asked === null || run?.last?.year !== asked.of.year) return
    const children = await readOnRecord(store, authority, definitions, saved, await positionOf(authority))
    const found = await checkChildren(children, asked, run.last.outcome.given)
    const check = {
      year: asked.of.year,
      // A record that is now read under another has no findings of its own any more.
      children: [...new Set([...saved, ...children.map(({ subject }) => subject)])],
      rules: rulesOfOneChild(asked.of.year).map(({ code }) => code),
    }
    await keepChildrensCheck(store, authority, check, found)
  }

  const check = (authority: AuthorityId): Promise<void> => askForQualityRun(store, queue, authority)

  return {
    check,
    async cancel(authority) {
      live.get(authority)?.abort()
      const run = await readQualityRun(store, authority)
      if (run?.state === 'running') await changeQualityRun(store, authority, { isAskedToStop: true })
      if (run?.state === 'queued') await changeQualityRun(store, authority, { state: 'cancelled' })
    },
    saved(authority, children) {
      const sent = queue
        .send(KIND, { authority, children } satisfies Work)
        .catch(report)
        .finally(() => sending.delete(sent))
      sending.add(sent)
    },
    async nightly() {
      for (const { id } of await authorities(store)) {
        const run = await readQualityRun(store, id)
        const isDone = run?.last && londonDay(run.last.doneAt) >= londonDay(new Date())
        if (!isDone && (await positionOf(id)) > 0) await check(id)
      }
    },
    async start(all) {
      for (const authority of all) {
        await endAbandonedQualityRun(store, authority, ABANDONED)
        // Its work may have been lost with the process; where it was not, the second finds nothing to do.
        if ((await readQualityRun(store, authority))?.state === 'queued')
          await queue.send(KIND, { authority } satisfies Work)
      }
      await queue.work(KIND, async (work) => {
        if (!isWork(work)) return
        if (work.children) await some(work.authority, work.children)
        else if ((await readQualityRun(store, work.authority))?.state === 'queued') await whole(work.authority)
      })
    },
    async stop() {
      for (const one of live.values()) one.abort()
      await Promise.all(sending)
    },
  }
}

const NO_RULES = 'There are no rules yet for the return of the year that has begun.'
