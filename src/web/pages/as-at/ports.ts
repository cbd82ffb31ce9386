import type { AuthorityId } from '../../../record/index.ts'
import type { ImportRow, Position } from '../../../store/index.ts'
import type { Day } from '../../../time/index.ts'

/** How far the preparation of a past state has come. */
export interface Preparation {
  readonly state: 'queued' | 'running' | 'ready' | 'failed'
  readonly done: number
  readonly of: number
}

/** What the pages for another date must be able to do. */
export interface AsAtPorts {
  readonly positionByEndOf: (authority: AuthorityId, on: Day) => Promise<Position | null>
  readonly firstAndLastPosition: (
    authority: AuthorityId,
  ) => Promise<{ readonly first: Position; readonly last: Position } | null>
  /** The instant at which a position was recorded; null where there is no such position. */
  readonly whenRecorded: (authority: AuthorityId, position: number) => Promise<Date | null>
  readonly listImports: (authority: AuthorityId, limit: number, offset: number) => Promise<readonly ImportRow[]>
  /** Begins to prepare what was known at a position, unless that is under way or done, and says how far it is. */
  readonly prepare: (authority: AuthorityId, position: number) => Promise<Preparation>
}
