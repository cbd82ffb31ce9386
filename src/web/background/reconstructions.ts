import type { JobKind } from './jobs.ts'
import type { AuthorityId } from '../../record/index.ts'
import {
  askForReconstruction,
  expireReconstructions,
  failAbandonedReconstructions,
  readReconstruction,
  reconstruct,
  type Queue,
  type Rules,
  type Store,
} from '../../store/index.ts'
import type { Preparation } from '../pages/as-at/ports.ts'
import type { AuthoritySettings } from './settings.ts'

/** What preparing past states of the record stands on. */
export interface ReconstructionsOptions {
  readonly store: Store
  readonly queue: Queue
  readonly rules: Rules
  /** The rows as now known, which wait in the same queue: nothing is folded by two sets of definitions at once. */
  readonly settings: Pick<AuthoritySettings, 'isAwaited' | 'workOut'>
}

/** Past states of the record, prepared in the background and kept for a day. */
export interface Reconstructions {
  /** The reconstruction of a position, where one is ready. */
  readonly at: (authority: AuthorityId, position: number) => Promise<{ generation: number; at: Date } | null>
  readonly prepare: (authority: AuthorityId, position: number) => Promise<Preparation>
  /** Has the rows as now known worked out by what the authority has set, where they are not yet. */
  readonly workOut: (authority: AuthorityId) => Promise<void>
  /** Takes away what is old and begins to take work. */
  readonly start: (authorities: readonly AuthorityId[]) => Promise<void>
}

interface Work {
  readonly authority: AuthorityId
  /** Null: the rows as now known. */
  readonly position: number | null
}

const KIND = 'reconstructions' satisfies JobKind
const KEPT_HOURS = 24
const FAILED: Preparation = { state: 'failed', done: 0, of: 0 }

const isWork = (work: unknown): work is Work =>
  typeof work === 'object' && work !== null && 'authority' in work && 'position' in work

/** Makes the preparation of past states over a queue. Asking twice prepares once. */
export function makeReconstructions({ store, queue, rules, settings }: ReconstructionsOptions): Reconstructions {
  const workOut = async (authority: AuthorityId): Promise<void> => {
    if (await settings.isAwaited(authority)) await queue.send(KIND, { authority, position: null } satisfies Work)
  }
  return {
    async at(authority, position) {
      const found = await readReconstruction(store, authority, position)
      return found?.state === 'ready' ? { generation: found.generation, at: found.knownAt } : null
    },
    async prepare(authority, position) {
      const before = await readReconstruction(store, authority, position)
      if (before !== null && before.state !== 'failed') return before
      const asked = await askForReconstruction(store, authority, position)
      if (asked === null) return FAILED
      if (asked.state === 'queued') await queue.send(KIND, { authority, position } satisfies Work)
      return asked
    },
    workOut,
    async start(authorities) {
      for (const authority of authorities) {
        await failAbandonedReconstructions(store, authority)
        await expireReconstructions(store, authority, KEPT_HOURS)
      }
      await queue.work(KIND, async (work) => {
        if (!isWork(work)) return
        if (work.position === null) return settings.workOut(work.authority)
        await expireReconstructions(store, work.authority, KEPT_HOURS)
        await reconstruct(store, work.authority, work.position, rules)
      })
      for (const authority of authorities) await workOut(authority)
    },
  }
}
