import type { Day } from '../time/index.ts'

/** A subject: whatever has a history. A random uuid (version 4), never an identifier of a child in another system. */
export type SubjectId = string & { readonly __subject: unique symbol }
/** A fact: one thing that happened, through all its corrections. A random uuid (version 4). */
export type FactId = string & { readonly __fact: unique symbol }

/**
 * `adopter`, `foster-home`: a household that adopts or fosters, or would. `sealing`: that a record was sealed or purged. `closed-adoption`: what such a
 * record goes on counting for, without who it was.
 */
export type SubjectKind =
  | (
      | 'child'
      | 'authority'
      | 'plan'
      | 'action'
      | 'requirement'
      | 'promise'
      | 'measure'
      | 'person'
      | 'adopter'
      | 'foster-home'
    )
  | ('board' | 'meeting' | 'report' | 'paper' | 'room')
  | ('sealing' | 'closed-adoption')
  | ('complaint' | 'learning' | 'audit-programme' | 'audit' | 'pack')
  | ('panel' | 'received' | 'worker')

/** Who is speaking: a person typing, or a file. An import is compared with what its own source last said. */
export type Voice = 'typed' | 'ssda903' | 'names' | 'annex-a'

export type FieldValue = string | number | boolean | null | readonly string[]
export type Body = Readonly<Record<string, FieldValue>>

/**
 * One revision of a fact as the record holds it. A correction is the next revision; a retraction is a revision
 * without a date. A typed revision of an imported fact holds only the fields that the person changed.
 */
export interface Revision {
  readonly fact: FactId
  readonly revision: number
  readonly type: string
  readonly shape: number
  readonly subjects: readonly SubjectId[]
  readonly happenedOn: Day | null
  readonly body: Body
  readonly voice: Voice
  /** The source's own name for the statement, such as `2026:2025-10-16` (return year and as-at date); null when typed. */
  readonly statement: string | null
  /** The civil date on which it was recorded. */
  readonly recordedOn: Day
}

/** A fact as the folds read it: every voice heard, typed fields over imported ones, later statements over earlier. */
export interface Fact<B extends Body = Body> {
  readonly id: FactId
  readonly type: string
  readonly happenedOn: Day
  readonly body: B
  /** The last revision's number: what a form that would change this fact must still find. */
  readonly revision: number
  /** The voices that stand behind it, typed first. */
  readonly voices: readonly Voice[]
  /** How many times what it says was changed after it was first recorded. */
  readonly corrections: number
  readonly subjects: readonly SubjectId[]
  readonly statement: string | null
  readonly recordedOn: Day
  /** Fields in which a person and a source differ: the person's word stands, the source's is shown. */
  readonly differences: readonly { readonly field: string; readonly typed: FieldValue; readonly imported: FieldValue }[]
  /** Fields that a person filled in and no source ever did: nothing differs there. Absent where there is none. */
  readonly added?: readonly string[]
}
