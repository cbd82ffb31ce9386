import type { ChildNamed } from '../../../practice/child/index.ts'
import type { Reading, Sees } from '../../../access/index.ts'
import type { AuthorityId, SubjectId } from '../../../record/index.ts'
import type { ReadFound, ReadsAsk, ShownChild, UnusualWeek } from '../../../store/index.ts'
import type { Day } from '../../../time/index.ts'

/** What the pages about reading must be able to read. */
export interface ReadsPorts {
  readonly search: (
    authority: AuthorityId,
    ask: ReadsAsk,
    around: { readonly sees: Sees; readonly limit: number; readonly offset: number },
  ) => Promise<{ readonly total: number; readonly reads: readonly ReadFound[] }>
  readonly readOne: (
    authority: AuthorityId,
    n: number,
    sees: Sees,
  ) => Promise<{ readonly read: ReadFound; readonly children: readonly ShownChild[] } | null>
  /** The ids of the people whose name or title holds a text. */
  readonly peopleCalled: (authority: AuthorityId, text: string) => Promise<readonly string[]>
  readonly namesOfPeople: (authority: AuthorityId, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  readonly recordNamed: (authority: AuthorityId, text: string, sees: Sees | null) => Promise<SubjectId | null>
  readonly keepSearch: (authority: AuthorityId, by: string, text: string) => Promise<string>
  readonly readSearch: (authority: AuthorityId, by: string, id: string) => Promise<string | null>
  readonly readChildNamed: (reading: Reading, child: SubjectId) => Promise<ChildNamed | null>
  /** The week of a Monday, or the last that was looked through. */
  readonly readUnusual: (authority: AuthorityId, monday: Day | null) => Promise<UnusualWeek | null>
  readonly unusualWeeks: (authority: AuthorityId, most: number) => Promise<readonly Day[]>
  /** The numbers of the children whose records are not restricted to others than those named. */
  readonly numbersOf: (
    authority: AuthorityId,
    subjects: readonly SubjectId[],
    named: readonly SubjectId[],
  ) => Promise<ReadonlyMap<SubjectId, string | null>>
  /** What somebody does, as shown to people; the id where nobody knows them. */
  readonly titleOf: (person: string) => string
}
