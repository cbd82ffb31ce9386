import type { JobKind } from './jobs.ts'
import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { makeAnnexA } from '../../exchange/annex-a/index.ts'
import {
  checkRecord,
  comparableCode,
  csvZip,
  hasRules,
  makeReturn,
  returnAsAt,
  xmlFile,
  type OfRecord,
} from '../../exchange/return-out/index.ts'
import type { AuthorityId, EventDefinitions } from '../../record/index.ts'
import {
  authorities,
  beginReturnOut,
  chainHead,
  changeReturnOut,
  endAbandonedReturnsOut,
  foldersOfReturnsOut,
  readReturnOut,
  type Queue,
  type ReturnOutChecked,
  type ReturnOutRow,
  type Store,
} from '../../store/index.ts'
import type { Definitions } from '../../practice/index.ts'
import { financialYear, type Day } from '../../time/index.ts'
import { nameOfLists, type ListsPorts } from '../pages/annex-a/ports.ts'
import { namesOfFiles, type SendPorts } from '../pages/send/ports.ts'
import { dropFiles, dropOthers } from './keep-files.ts'
import { sayFailure } from './say-failure.ts'

/** What making returns in the background stands on. */
export interface ReturnOutRunsOptions {
  readonly store: Store
  readonly queue: Queue
  readonly definitions: EventDefinitions
  /** By which the lists of Annex A tell of children. */
  readonly practice: Definitions
  /** A private folder where the files lie until they are removed. */
  readonly folder: string
  readonly today: () => Day
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
  const { store, queue, definitions, report } = options
  const live = new Map<string, AbortController>()
  const send = (authority: AuthorityId, id: string) => queue.send(KIND, { authority, id } satisfies Work)

  async function look(row: ReturnOutRow, asked: OfRecord): Promise<void> {
    const known = (await authorities(store)).find(({ id }) => id === asked.authority)
    const checked = hasRules(row.year)
      ? summed(
          await checkRecord(
            { store, definitions },
            { ...asked, of: row, authorityCode: comparableCode(known?.code ?? null) },
          ),
        )
      : null
    await changeReturnOut(store, asked.authority, row.id, { state: 'checked', checked })
  }

  async function write(row: ReturnOutRow, asked: OfRecord): Promise<void> {
    const folder = join(options.folder, row.id)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await changeReturnOut(store, asked.authority, row.id, { state: 'making', folder })
    const [zip, xml] = namesOfFiles(row.year)
    const sinks = [await csvZip(join(folder, zip), row), xmlFile(join(folder, xml))]
    const outcome = await makeReturn({ store, definitions }, { ...asked, of: row }, sinks)
    asked.signal?.throwIfAborted()
    await changeReturnOut(store, asked.authority, row.id, { state: 'done', outcome, hasEnded: true })
  }

  async function writeLists(row: ReturnOutRow, asked: OfRecord): Promise<void> {
    const folder = join(options.folder, row.id)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await changeReturnOut(store, asked.authority, row.id, { state: 'making', folder })
    const means = { store, definitions, practice: options.practice }
    const { children, rows } = await makeAnnexA(
      means,
      { ...asked, asAt: row.asAt },
      join(folder, nameOfLists(row.asAt)),
    )
    asked.signal?.throwIfAborted()
    const outcome = { children, withoutNumber: 0, rows }
    await changeReturnOut(store, asked.authority, row.id, { state: 'done', outcome, hasEnded: true })
  }

  const workOf = ({ kind, state }: ReturnOutRow) =>
    kind === 'annex-a' ? writeLists : state === 'checking' ? look : write

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
      await workOf(row)(row, asked)
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
    asked: Pick<ReturnOutRow, 'kind' | 'by' | 'year' | 'asAt' | 'state'>,
  ): Promise<string | null> {
    const position = (await chainHead(store, authority))?.position ?? 0
    if (position === 0) return null
    const id = randomUUID()
    await beginReturnOut(store, authority, { ...asked, id, position, folder: null })
    await send(authority, id)
    return id
  }

  return {
    async begin(authority, by, year) {
      const of = returnAsAt(year, options.today())
      return of === null ? null : beginOne(authority, { kind: 'ssda903', by, ...of, state: 'checking' })
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
      await queue.work(KIND, async (work) => {
        if (isWork(work)) await run(work)
      })
    },
    stop: () => {
      for (const one of live.values()) one.abort()
    },
  }
}

/** What was found, rule by rule, without any child: the history keeps it. */
function summed({ found, given: _, year: __, ...checked }: Awaited<ReturnType<typeof checkRecord>>): ReturnOutChecked {
  const byRule = Map.groupBy(found, ({ rule }) => rule)
  const counts = [...byRule].map(([rule, own]) => ({
    rule,
    rows: own.length,
    children: new Set(own.map(({ subject }) => subject)).size,
  }))
  return { ...checked, found: counts.sort((a, b) => b.rows - a.rows || (a.rule < b.rule ? -1 : 1)) }
}
