import type { AuthorityId } from '../../record/index.ts'
import {
  addRejects,
  changeImport,
  dropRejects,
  readImport,
  type ImportChange,
  type ImportOutcome,
  type ImportProgress,
  type ImportRow,
  type Queue,
  type RejectedRow,
  type Store,
} from '../../store/index.ts'
import type { Day } from '../../time/index.ts'
import type { Confirmed } from '../pages/imports/ports.ts'
import { dropFiles } from './keep-files.ts'
import { lookAtFiles } from './look-at-files.ts'
import { sayFailure } from './say-failure.ts'

/** Loads returns into the record in one transaction: all of it or nothing. */
export type LoadReturns = (asked: {
  readonly importId: string
  readonly authority: AuthorityId
  readonly by: string
  readonly today: Day
  readonly folder: string
  /** Which return is which, by its label. */
  readonly told: ReadonlyMap<string, Confirmed>
  readonly signal: AbortSignal
  readonly onProgress: (progress: ImportProgress) => void
  /** Rows that could not be read, a few at a time, before anything is loaded. */
  readonly onRejects: (rejects: readonly RejectedRow[]) => Promise<void>
}) => Promise<ImportOutcome>

/** What imports in the background stand on. */
export interface RunsOptions {
  readonly store: Store
  readonly queue: Queue
  readonly uploadsFolder: string
  readonly today: () => Day
  readonly loadReturns: LoadReturns
  readonly report: (error: unknown) => void
}

/** One piece of work of the queue: which import. */
export interface Work {
  readonly authority: AuthorityId
  readonly id: string
}

/** An import that this process is at. Kept in memory too, because an embedded database answers nobody while it loads. */
export interface Live {
  row: ImportRow
  keptAt: number
  readonly stop: AbortController
}

const KEEP_EVERY_MS = 1000

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
  const live: Live = { row, stop: new AbortController(), keptAt: 0 }
  all.set(id, live)
  const watch = setInterval(() => void obeyStop(options, authority, live), KEEP_EVERY_MS)
  try {
    if (row.state === 'reading') await look(options, authority, live)
    else await load(options, authority, live)
  } catch (error) {
    const isStopped = live.stop.signal.aborted
    if (!isStopped) options.report(error)
    const change = isStopped
      ? { state: 'cancelled' as const }
      : { state: 'failed' as const, problem: sayFailure(error) }
    await endImport(options, authority, live.row, change)
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
  const { folder } = live.row
  if (folder === null) return
  const looked = await lookAtFiles(folder, options.today(), live.stop.signal, progressing(options, authority, live))
  if ('problem' in looked) await endImport(options, authority, live.row, { state: 'failed', problem: looked.problem })
  else await changeImport(options.store, authority, live.row.id, { state: 'preview', returns: looked.returns })
}

async function load(options: RunsOptions, authority: AuthorityId, live: Live): Promise<void> {
  const { folder, id, by, returns } = live.row
  if (folder === null) return
  await changeImport(options.store, authority, id, { state: 'running' })
  live.row = { ...live.row, state: 'running' }
  const told = new Map(
    returns.flatMap(({ label, year, asAt }) =>
      year === null || asAt === null ? [] : [[label, { year, asAt }] as const],
    ),
  )
  let rejected = 0
  await dropRejects(options.store, authority, id)
  const outcome = await options.loadReturns({
    importId: id,
    authority,
    by,
    today: options.today(),
    folder,
    told,
    signal: live.stop.signal,
    onProgress: progressing(options, authority, live),
    onRejects: async (rejects) => {
      await addRejects(options.store, authority, id, rejected, rejects)
      rejected += rejects.length
    },
  })
  await endImport(options, authority, live.row, { state: 'done', outcome })
}
