import type { AuthorityId, Project } from '../../record/index.ts'
import type { Queue, Store } from '../../store/index.ts'
import type { Preparation } from '../pages/as-at/ports.ts'

/** What preparing past states of the record stands on. */
export interface ReconstructionsOptions {
  readonly store: Store
  readonly queue: Queue
  readonly project: Project
  readonly report: (error: unknown) => void
}

/** Past states of the record, prepared in the background. */
export interface Reconstructions {
  /** The reconstruction of a position, where one is ready. */
  readonly at: (authority: AuthorityId, position: number) => Promise<{ generation: number; at: Date } | null>
  readonly prepare: (authority: AuthorityId, position: number) => Promise<Preparation>
  readonly start: () => Promise<void>
}

/** Makes the preparation of past states over a queue. */
export function makeReconstructions(_options: ReconstructionsOptions): Reconstructions {
  return {
    at: () => Promise.resolve(null),
    prepare: () => Promise.resolve({ state: 'failed', done: 0, of: 0 }),
    start: () => Promise.resolve(),
  }
}
