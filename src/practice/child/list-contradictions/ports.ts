import type { Reading } from '../../../access/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'

/** One thing that the facts of a child contradict. */
export interface ChildContradiction {
  readonly subject: SubjectId
  readonly sourceRef: string | null
  readonly name: string | null
  readonly team: string | null
  readonly code: string
  readonly onDate: Day | null
  readonly says: string
}

/** One kind of contradiction: what it says, how often, and of how many children. */
export interface ContradictionKind {
  readonly code: string
  readonly says: string
  readonly count: number
  readonly children: number
}

export interface ContradictionAsk {
  /** One kind of contradiction; null for all of them. */
  readonly code: string | null
  readonly limit: number
  readonly offset: number
}

/** The worklist, by kind and then the latest first, with how many there are of each kind. */
export type ReadContradictions = (
  reading: Reading,
  ask: ContradictionAsk,
) => Promise<{
  readonly kinds: readonly ContradictionKind[]
  readonly contradictions: readonly ChildContradiction[]
}>
