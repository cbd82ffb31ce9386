import { setTimeout as after } from 'node:timers/promises'
import { isOfLists } from '../../exchange/annex-a/index.ts'
import { mostChildrenIn } from '../../exchange/ssda903/index.ts'
import type { AuthorityId, EventDefinitions, Project } from '../../record/index.ts'
import {
  addRejects,
  changeImport,
  dropRejects,
  readImport,
  type ImportChange,
  type ImportProgress,
  type ImportRow,
  type Queue,
  type RejectedRow,
  isImportUnderWay,
  type Store,
} from '../../store/index.ts'
import type { Day } from '../../time/index.ts'
import { dropFiles } from './keep-files.ts'
import { loadingOf, triedIn, type Loaded, type Loading } from './load-files.ts'
import { lookAtFiles } from './look-at-files.ts'
import { sayFailure } from './say-failure.ts'

/** What imports in the background stand on. */
export interface RunsOptions {
  readonly store: Store
  readonly queue: Queue
  readonly uploadsFolder: string
  readonly today: () => Day
  readonly project: Project
  readonly definitions: EventDefinitions
  readonly report: (error: unknown) => void
  /** Hears of a record into which something was loaded. */
  readonly loaded?: (authority: AuthorityId) => Promise<void>
}

/** One piece of work of the queue: which import. */
export interface Work {
  readonly authority: AuthorityId
  readonly id: string
}

/** An import that this process is at. Kept in memory too, because an embedded database answers nobody while it loads. */
export interface Live {
  readonly authority: AuthorityId
  row: ImportRow
  keptAt: number
  readonly stop: AbortController
  /** The process is about to end. */
  isClosing: boolean
}

const KEEP_EVERY_MS = 1000
const TRY_AGAIN_MS = 2000
const ATTEMPTS = 150
const STOPPED = 'Throughline was stopped while this import was under way. Nothing of it was kept. Try it again.'

/** Ends an import, and deletes its files unless it may be tried again. */
export async function endImport(
  { store }: RunsOptions,
  authority: AuthorityId,
  row: ImportRow,
  change: ImportChange & { readonly state: 'done' | 'cancelled' | 'failed' },
): Promise<void> {
  const keeps = change.state === 'failed'
  if (change.state !== 'done') await dropRejects(store, authority, row.id)
  if (!keeps) await dropFiles(row.folder)
  await changeImport(store, authority, row.id, { ...change, hasEnded: true, ...(keeps ? {} : { folder: null }) })
}

/** One piece of work: look at the files of a new import, or load those of a confirmed one. */
export async function runImport(options: RunsOptions, all: Map<string, Live>, { authority, id }: Work): Promise<void> {
  const row = await readImport(options.store, authority, id)
  if (row === null || (row.state !== 'reading' && row.state !== 'queued')) return
  const live: Live = { authority, row, stop: new AbortController(), keptAt: 0, isClosing: false }
  all.set(id, live)
  const watch = setInterval(() => void obeyStop(options, authority, live), KEEP_EVERY_MS)
  try {
    if (row.state === 'reading') await look(options, authority, live)
    else await load(options, authority, live)
  } catch (error) {
    const isStopped = live.stop.signal.aborted && !live.isClosing
    if (!isStopped && !live.isClosing) options.report(error)
    const problem = live.isClosing ? STOPPED : sayFailure(error)
    const change = isStopped ? ({ state: 'cancelled' } as const) : ({ state: 'failed', problem } as const)
    await keepTrying(live, () => endImport(options, authority, live.row, change))
  } finally {
    clearInterval(watch)
    all.delete(id)
  }
}

/** Another process may have been asked to stop this import: it says so in the database. */
async function obeyStop({ store }: RunsOptions, authority: AuthorityId, live: Live): Promise<void> {
  if (store.kind === 'embedded') return
  const row = await readImport(store, authority, live.row.id).catch(() => null)
  if (row?.isAskedToStop) live.stop.abort()
}

/** Keeps progress in memory at once, and on a PostgreSQL in the database too, so that any process can show it. */
const progressing = (options: RunsOptions, authority: AuthorityId, live: Live) => (progress: ImportProgress) => {
  live.row = { ...live.row, progress }
  if (options.store.kind === 'embedded' || Date.now() - live.keptAt < KEEP_EVERY_MS) return
  live.keptAt = Date.now()
  changeImport(options.store, authority, live.row.id, { progress }).catch(options.report)
}

async function look(options: RunsOptions, authority: AuthorityId, live: Live): Promise<void> {
  const { folder, id } = live.row
  if (folder === null) return
  if (isOfLists(live.row)) {
    const tried = await loadInTurn(options, authority, live, triedIn(options, folder, live.row))
    await changeImport(options.store, authority, id, { state: 'preview', ...tried })
    return
  }
  const looked = await lookAtFiles(folder, {
    today: options.today(),
    signal: live.stop.signal,
    onProgress: progressing(options, authority, live),
    ...mostChildrenIn(options.store),
  })
  if ('problem' in looked) await endImport(options, authority, live.row, { state: 'failed', problem: looked.problem })
  else await changeImport(options.store, authority, live.row.id, { state: 'preview', returns: looked.returns })
}

async function load(options: RunsOptions, authority: AuthorityId, live: Live): Promise<void> {
  const { folder, id } = live.row
  if (folder === null) return
  await changeImport(options.store, authority, id, { state: 'running' })
  live.row = { ...live.row, state: 'running' }
  const loaded = await loadInTurn(options, authority, live, loadingOf(options, folder, live.row))
  await keepTrying(live, () => endImport(options, authority, live.row, { state: 'done', problem: null, ...loaded }))
  await options.loaded?.(authority).catch(options.report)
}

/** Loads once no other import is under way: another process, or somebody at the command line, may be at one. */
async function loadInTurn(options: RunsOptions, authority: AuthorityId, live: Live, loading: Loading): Promise<Loaded> {
  const { store } = options
  const { id, by } = live.row
  const { signal } = live.stop
  const onProgress = progressing(options, authority, live)
  for (;;) {
    let rejected = 0
    await dropRejects(store, authority, id)
    const onRejects = async (rejects: readonly RejectedRow[]): Promise<void> => {
      await addRejects(store, authority, id, rejected, rejects)
      rejected += rejects.length
    }
    try {
      return await loading({ importId: id, authority, by, today: options.today(), signal, onProgress, onRejects })
    } catch (error) {
      if (!isImportUnderWay(error)) throw error
      onProgress({ doing: 'Waiting until another import has ended', done: 0, of: 0 })
      await after(TRY_AGAIN_MS, undefined, { signal })
    }
  }
}

/** Says how an import ended even when the database is away just now: it is asked again for some minutes. */
async function keepTrying(live: Live, say: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await say()
      return
    } catch (error) {
      if (attempt === ATTEMPTS || live.isClosing) throw error
      await after(TRY_AGAIN_MS)
    }
  }
}
