import type { JobKind } from './jobs.ts'
import { randomUUID } from 'node:crypto'
import { isOfLists } from '../../exchange/annex-a/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import { beginImport, changeImport, endAbandonedImports, foldersInUse, readImport } from '../../store/index.ts'
import type { ImportPorts } from '../pages/imports/ports.ts'
import { endImport, runImport, type Live, type RunsOptions, type Work } from './import-work.ts'
import { dropOthers, keepFiles } from './keep-files.ts'
import { lookAtLists, lookAtNames } from './look-at-files.ts'

/** Imports in the background: what their pages can ask for, over the queue. */
export interface ImportRuns extends Pick<
  ImportPorts,
  'begin' | 'beginNames' | 'beginLists' | 'read' | 'load' | 'cancel' | 'again'
> {
  /** Marks what a killed process left behind, and begins to take work. */
  readonly start: (authorities: readonly AuthorityId[]) => Promise<void>
  /** Asks whatever is under way to stop. */
  readonly stop: () => void
}

const KIND = 'imports' satisfies JobKind
const ABANDONED =
  'Throughline was stopped while this import was under way. Nothing of it was kept. Load the files again.'

const isWork = (work: unknown): work is Work =>
  typeof work === 'object' && work !== null && 'authority' in work && 'id' in work

/** Makes the runs of imports over a queue. Each import is one piece of work at a time: reading first, then loading. */
export function makeImportRuns(options: RunsOptions): ImportRuns {
  const { store, queue } = options
  const live = new Map<string, Live>()
  const send = (authority: AuthorityId, id: string) => queue.send(KIND, { authority, id } satisfies Work)

  const liveOf = (authority: AuthorityId, id: string): Live | null => {
    const one = live.get(id)
    return one?.authority === authority ? one : null
  }

  async function cancel(authority: AuthorityId, id: string): Promise<void> {
    const here = liveOf(authority, id)
    if (here) {
      here.row = { ...here.row, isAskedToStop: true }
      here.stop.abort()
      if (store.kind === 'embedded') return
    }
    const row = await readImport(store, authority, id)
    if (row === null || row.endedAt !== null) return
    await changeImport(store, authority, id, { isAskedToStop: true })
    if (row.state === 'preview' || row.state === 'queued')
      await endImport(options, authority, row, { state: 'cancelled' })
  }

  return {
    async begin(authority, by, uploads) {
      const folder = await keepFiles(options.uploadsFolder, uploads)
      const id = randomUUID()
      await beginImport(store, authority, { id, by, state: 'reading', folder })
      await send(authority, id)
      return id
    },
    async beginNames(authority, by, file) {
      const looked = await lookAtNames(file.path, file.name)
      if ('problem' in looked) return looked
      const folder = await keepFiles(options.uploadsFolder, [file])
      const id = randomUUID()
      await beginImport(store, authority, { id, by, state: 'queued', folder, returns: looked.returns })
      await send(authority, id)
      return { id }
    },
    async beginLists(authority, by, file, asAt) {
      const looked = await lookAtLists(file.path, file.name, asAt)
      if ('problem' in looked) return looked
      const folder = await keepFiles(options.uploadsFolder, [file])
      const id = randomUUID()
      await beginImport(store, authority, { id, by, state: 'reading', folder, returns: looked.returns })
      await send(authority, id)
      return { id }
    },
    read: async (authority, id) => liveOf(authority, id)?.row ?? readImport(store, authority, id),
    async load(authority, id, confirmed) {
      const row = await readImport(store, authority, id)
      if (row?.state !== 'preview') return
      const returns = row.returns.map((found, n) => ({ ...found, ...confirmed[n] }))
      await changeImport(store, authority, id, { state: 'queued', returns, progress: { doing: '', done: 0, of: 0 } })
      await send(authority, id)
    },
    cancel,
    async again(authority, id) {
      const row = await readImport(store, authority, id)
      if (row?.state !== 'failed' || row.folder === null) return
      await changeImport(store, authority, id, {
        // What would come of lists is looked at anew, and asked again.
        state: row.returns.length > 0 && !isOfLists(row) ? 'queued' : 'reading',
        isAskedToStop: false,
        problem: null,
        outcome: null,
        hasEnded: false,
      })
      await send(authority, id)
    },
    async start(authorities) {
      const inUse: string[] = []
      for (const authority of authorities) {
        await endAbandonedImports(store, authority, ABANDONED)
        inUse.push(...(await foldersInUse(store, authority)))
      }
      await dropOthers(options.uploadsFolder, inUse)
      await queue.work(KIND, async (work) => {
        if (isWork(work)) await runImport(options, live, work)
      })
    },
    stop: () => {
      for (const one of live.values()) {
        one.isClosing = true
        one.stop.abort()
      }
    },
  }
}
