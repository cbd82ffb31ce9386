import type { Body, SubjectId, SubjectKind } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'

/** Something that happened to a subject which is no child, as a story tells it. */
export interface ToldOf {
  readonly type: string
  readonly on: Day
  readonly body: Body
  readonly texts?: Readonly<Record<string, string>>
  readonly by?: string
}

export interface ToldSubject {
  readonly kind: SubjectKind
  readonly facts: readonly ToldOf[]
  readonly id?: SubjectId
}
