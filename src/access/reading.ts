import type { AuthorityId } from '../record/index.ts'
import type { Day } from '../time/index.ts'
import type { Sees } from './sees.ts'

/** What is read, as at when, and for whose eyes: the first argument of every read. */
export interface Reading {
  readonly authority: AuthorityId
  /** 0: the record as now known. Higher: a reconstruction of what was known at a position. */
  readonly generation: number
  /** The civil date that pages are read on: `today` unless another was asked for. */
  readonly on: Day
  /** Which children may be identified. Who may see what is always today’s, whenever the page is read on. */
  readonly sees: Sees
}
