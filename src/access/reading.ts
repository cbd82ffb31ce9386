import type { AuthorityId } from '../record/index.ts'
import type { Day } from '../time/index.ts'

/** What is read, and as at when: the first argument of every read. */
export interface Reading {
  readonly authority: AuthorityId
  /** 0: the record as now known. Higher: a reconstruction of what was known at a position. */
  readonly generation: number
  /** The civil date that pages are read on: `today` unless another was asked for. */
  readonly on: Day
}
