import {
  factsFrom,
  once,
  rootsFrom,
  sameAs,
  type AuthorityId,
  type Coverage,
  type EventDefinitions,
  type Fact,
  type Revision,
  type SubjectId,
} from '../../record/index.ts'
import { readCoverage } from '../appending/coverage.ts'
import { readGroups } from '../projecting/groups.ts'
import type { Store, Tx } from '../database/store.ts'
import { countSubjects, nextSubjects } from '../projecting/subject-batches.ts'

/** A child with all that is believed of it, every voice heard; records of one child are one, under their root. */
export interface ChildOnRecord {
  readonly subject: SubjectId
  /** The child's number in the returns; null for a child whom no return has named. */
  readonly number: string | null
  readonly facts: readonly Fact[]
  /** Which returns have spoken of the child, table by table. */
  readonly covered: readonly Coverage[]
  /** Whether a person has withdrawn something that was said of the child. */
  readonly hasWithdrawn: boolean
}

const isWithdrawal = ({ voice, happenedOn }: Revision): boolean => voice === 'typed' && happenedOn === null

/** These children as known at a position. Those that are read under another child are left out, and read with it. */
async function childrenIn(
  tx: Tx,
  authority: AuthorityId,
  definitions: EventDefinitions,
  ids: readonly SubjectId[],
  upTo: number,
): Promise<ChildOnRecord[]> {
  const { subjects, revisions } = await readGroups(tx, authority, ids, upTo)
  const all = subjects.map(({ id }) => id)
  const covered = await readCoverage(tx, authority, all)
  const roots = rootsFrom([...revisions.values()].flat())
  const members = Map.groupBy(
    subjects.filter(({ id }) => roots.has(id)),
    ({ id }) => roots.get(id),
  )
  const asked = new Set(ids)
  return subjects
    .filter(({ id, kind }) => kind === 'child' && asked.has(id) && !roots.has(id))
    .map((root) => {
      const own = [root, ...(members.get(root.id) ?? [])]
      const said = once(own.flatMap(({ id }) => revisions.get(id) ?? [])).filter(({ type }) => type !== sameAs.type)
      const refs = own.slice(1).flatMap(({ sourceRef }) => sourceRef ?? [])
      return {
        subject: root.id,
        number: root.sourceRef ?? refs.sort()[0] ?? null,
        facts: factsFrom(said, definitions),
        covered: own.flatMap(({ id }) => covered.get(id) ?? []),
        hasWithdrawn: said.some(isWithdrawal),
      }
    })
}

/** The children with these records, each once, as known at a position. A record that is read under another leads to it. */
export const readOnRecord = (
  store: Store,
  authority: AuthorityId,
  definitions: EventDefinitions,
  ids: readonly SubjectId[],
  upTo: number,
): Promise<readonly ChildOnRecord[]> =>
  store.inAuthority(authority, async (tx) => {
    const { subjects, revisions } = await readGroups(tx, authority, ids, upTo)
    const roots = rootsFrom([...revisions.values()].flat())
    const wanted = new Set(subjects.map(({ id }) => roots.get(id) ?? id))
    return childrenIn(tx, authority, definitions, [...wanted], upTo)
  })

/** A batch of children, and how many of the record's subjects have been gone through. */
export interface BatchOnRecord {
  readonly children: readonly ChildOnRecord[]
  readonly done: number
  readonly of: number
}

/** Few at once: it is done while pages are served, and each of them waits for the reading of one such batch. */
const AT_ONCE = 50

/**
 * Every child as known at a position, a few at once. Between two batches nothing is held open: saving goes on
 * beside it, and what is saved meanwhile is not seen.
 */
export async function* everyChildOnRecord(
  store: Store,
  authority: AuthorityId,
  definitions: EventDefinitions,
  upTo: number,
): AsyncGenerator<BatchOnRecord> {
  const of = await store.inAuthority(authority, (tx) => countSubjects(tx, authority))
  let done = 0
  for (let after: SubjectId | null = null; ;) {
    const from: SubjectId | null = after
    const batch: { ids: readonly SubjectId[]; children: readonly ChildOnRecord[] } = await store.inAuthority(
      authority,
      async (tx) => {
        const ids = (await nextSubjects(tx, authority, from, AT_ONCE)).map(({ id }) => id)
        return { ids, children: ids.length > 0 ? await childrenIn(tx, authority, definitions, ids, upTo) : [] }
      },
    )
    after = batch.ids.at(-1) ?? null
    if (after === null) return
    done += batch.ids.length
    yield { children: batch.children, done, of }
  }
}
