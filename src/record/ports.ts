import type { Day } from '../time/index.ts'
import type { Body, FactId, Revision, SubjectId, SubjectKind, Voice } from './fact.ts'

/** One authority's number in this installation: the first column of every key. */
export type AuthorityId = number

/** Where random ids and salts come from: the machine, or a seed when the demonstration is made. */
export interface Randomness {
  readonly uuid: () => string
  readonly salt: () => Buffer
}

/** A new fact, or the next revision of one. */
export interface NewRevision {
  readonly fact: FactId
  /** The number this revision must get: 0 for a new fact. The database refuses a number that is taken. */
  readonly revision: number
  readonly type: string
  readonly shape: number
  readonly subjects: readonly SubjectId[]
  readonly happenedOn: Day | null
  readonly body: Body
  /** Long text (notes, reasons, views): kept apart, never read by folds. Field name to text. */
  readonly texts: Readonly<Record<string, string>>
}

/** One save by a person, or one batch of an import: one entry in the authority's chain. */
export interface Save {
  /** Unique: a double click, the back button and a retry save once. */
  readonly request: string
  readonly by: string
  readonly voice: Voice
  readonly statement: string | null
  readonly recordedOn: Day
  /** Subjects that do not exist yet. */
  readonly newSubjects: readonly {
    readonly id: SubjectId
    readonly kind: SubjectKind
    readonly sourceRef: string | null
  }[]
  readonly revisions: readonly NewRevision[]
  /** Files that a fact of this save gives out, kept to the byte; their SHA-256 stands in the fact. */
  readonly files?: readonly { readonly fact: FactId; readonly name: string; readonly content: Buffer }[]
}

export type Saved =
  | { readonly saved: true; readonly position: number }
  /** The same request was saved before: nothing is written twice. */
  | { readonly saved: false; readonly why: 'already-saved'; readonly position: number }
  /** Somebody else changed a fact that this form showed and would change. */
  | { readonly saved: false; readonly why: 'changed-meanwhile'; readonly facts: readonly FactId[] }
  /** An import holds the child just now. */
  | { readonly saved: false; readonly why: 'busy' }

/** What one child has on record when a batch of an import meets it. */
export interface OnRecord {
  readonly subject: SubjectId
  readonly sourceRef: string
  readonly revisions: readonly Revision[]
  /** Which returns have already spoken of this child, table by table. */
  readonly covered: readonly Coverage[]
}

/** A return of one year, as at one day, spoke of a child in these tables: for each year and table the last such day only. */
export interface Coverage {
  readonly year: number
  readonly asAt: Day
  readonly tables: readonly string[]
}
