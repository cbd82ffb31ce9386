import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { everyChild, type Reading } from '../../access/index.ts'
import { writePage, writeWord } from '../../exchange/documents/index.ts'
import { bundleOf, countWithheld, documentOf, type BundleRow, type RightsPorts } from '../../practice/records/index.ts'
import type { AuthorityId, EventDefinitions, SubjectId } from '../../record/index.ts'
import {
  authorities,
  beginBundle,
  changeBundle,
  endAbandonedBundles,
  forgetBundlesOf,
  readBundle,
  readBundleFiles,
  readBundlesOf,
  readChildNamed,
  readComplaintsOf,
  readHistory,
  type Queue,
  type Store,
} from '../../store/index.ts'
import type { Day } from '../../time/index.ts'
import type { JobKind } from './jobs.ts'
import { sayFailure } from './say-failure.ts'

/** What preparing copies of records stands on. */
export interface BundleRunsOptions {
  readonly store: Store
  readonly queue: Queue
  readonly definitions: RightsPorts['definitions']
  /** What can happen to a complaint. */
  readonly complaints: EventDefinitions
  readonly titleOf: (person: string) => string
  /** The complaints that complain of somebody: a copy that they prepare leaves them out. */
  readonly complainedOf: (authority: AuthorityId, person: string) => Promise<readonly SubjectId[]>
  readonly today: () => Day
  readonly report: (error: unknown) => void
}

/** Copies of records for the people whom they are about, prepared in the background. */
export interface BundleRuns {
  readonly ports: RightsPorts['bundles']
  readonly start: (authorities: readonly AuthorityId[]) => Promise<void>
  readonly stop: () => void
}

interface Work {
  readonly authority: AuthorityId
  readonly id: string
}

const KIND = 'bundles' satisfies JobKind
const ABANDONED = 'Throughline was stopped while this was being prepared. Ask for it again.'

const isWork = (work: unknown): work is Work =>
  typeof work === 'object' && work !== null && 'authority' in work && 'id' in work

/** The steps of preparing, in words, each counted as one. */
const STEPS = ['Reading the record', 'Writing the page', 'Writing the Word file', 'Keeping both'] as const

/** Makes the runs over a queue. The work names no child: only its own row does, and goes with the record. */
export function makeBundleRuns(options: BundleRunsOptions): BundleRuns {
  const { store, queue, report } = options
  const live = new Map<string, AbortController>()

  /** Says how far it is, and stops where somebody asked for that, here or in another process. */
  async function reach({ authority, id }: Work, step: number, stop: AbortSignal): Promise<void> {
    await changeBundle(store, authority, id, { progress: { doing: STEPS[step] ?? '', done: step, of: STEPS.length } })
    await setImmediate() // whoever asks to stop is heard between two steps
    const now = await readBundle(store, authority, id)
    if (now === null || now.isAskedToStop) live.get(id)?.abort()
    stop.throwIfAborted()
  }

  async function prepare(work: Work, { subject, by }: BundleRow, stop: AbortSignal): Promise<void> {
    const { authority, id } = work
    const today = options.today()
    const without = await options.complainedOf(authority, by)
    const sees = { ...everyChild, named: [subject], without }
    const reading: Reading = { authority, generation: 0, on: today, sees }
    await reach(work, 0, stop)
    const [child, history, complaints] = await Promise.all([
      readChildNamed(store)(reading, subject),
      readHistory(store)(reading, subject),
      readComplaintsOf(store, options.complaints)(reading, subject),
    ])
    if (child === null) return
    const { name } = (await authorities(store)).find((each) => each.id === authority) ?? { name: 'The council' }
    const bundle = bundleOf(child, history, options, today, complaints)
    await reach(work, 1, stop)
    const document = documentOf(bundle, name)
    const page = writePage(document)
    await reach(work, 2, stop)
    const word = await writeWord(document)
    await reach(work, 3, stop)
    const outcome = { entries: bundle.entries.length, ...countWithheld(bundle) }
    await changeBundle(store, authority, id, { state: 'done', outcome, files: { page, word }, hasEnded: true })
  }

  async function run(work: Work): Promise<void> {
    const { authority, id } = work
    const row = await readBundle(store, authority, id)
    if (row?.state !== 'queued') return
    const stop = new AbortController()
    live.set(id, stop)
    try {
      await changeBundle(store, authority, id, { state: 'making' })
      await prepare(work, row, stop.signal)
    } catch (error) {
      const isStopped = stop.signal.aborted
      if (!isStopped) report(error)
      await changeBundle(store, authority, id, {
        ...(isStopped ? { state: 'cancelled' } : { state: 'failed', problem: sayFailure(error) }),
        hasEnded: true,
      })
    } finally {
      live.delete(id)
    }
  }

  return {
    ports: {
      async begin(authority, asked) {
        const id = randomUUID()
        if (!(await beginBundle(store, authority, { id, ...asked }))) return null
        await queue.send(KIND, { authority, id } satisfies Work)
        return id
      },
      read: (authority, id) => readBundle(store, authority, id),
      of: (authority, subject, request) => readBundlesOf(store, authority, subject, request),
      files: (authority, id) => readBundleFiles(store, authority, id),
      async cancel(authority, id) {
        const row = await readBundle(store, authority, id)
        if (row === null || row.endedAt !== null) return
        live.get(id)?.abort()
        const isWaiting = row.state === 'queued' && !live.has(id)
        await changeBundle(store, authority, id, {
          isAskedToStop: true,
          ...(isWaiting ? { state: 'cancelled', hasEnded: true } : {}),
        })
      },
      forget: (authority, request) => forgetBundlesOf(store, authority, request),
    },
    async start(all) {
      for (const authority of all) await endAbandonedBundles(store, authority, ABANDONED)
      await queue.work(KIND, async (work) => {
        if (isWork(work)) await run(work)
      })
    },
    stop: () => {
      for (const one of live.values()) one.abort()
    },
  }
}
