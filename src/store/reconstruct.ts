import type { AuthorityId, Revision, SubjectId } from '../record/index.ts'
import { readRulesInUse } from './definitions-in-use.ts'
import { foldAll, type Known, type Rules } from './fold-subjects.ts'
import { readGroups } from './groups.ts'
import { makePipeline } from './pipeline.ts'
import { differencesBetween, differenceStatements, rowsOf } from './projections.ts'
import type { Watching } from './rebuild.ts'
import {
  askForReconstruction,
  type Reconstruction,
  removeReconstruction,
  tellReconstruction,
} from './reconstructions.ts'
import type { Store, Tx } from './store.ts'
import { countSubjects, nextSubjects } from './subject-batches.ts'

interface Batch {
  readonly ids: readonly SubjectId[]
  /** These, and those that were then joined with them. */
  readonly subjects: readonly Known[]
  readonly revisions: ReadonlyMap<SubjectId, readonly Revision[]>
}

/**
 * Replays what the record knew at a position into rows of a generation of its own, by today's definitions. Pages read
 * them as they read the record as now known. Answers null where the record has no such position; when it fails, nothing
 * is left but the word that it failed.
 */
export async function reconstruct(
  store: Store,
  authority: AuthorityId,
  position: number,
  given: Rules,
  watch: Watching = {},
): Promise<Reconstruction | null> {
  const asked = await askForReconstruction(store, authority, position)
  if (asked === null || asked.state === 'ready') return asked
  const { generation } = asked
  await removeReconstruction(store, authority, generation, false)
  const rules = await store.inAuthority(authority, (tx) => readRulesInUse(tx, authority, given))
  let done = 0
  let of = await store.inAuthority(authority, (tx) => countSubjects(tx, authority))
  const write = (work: (tx: Tx) => Promise<unknown>, state: Reconstruction['state']) => {
    const all = async (tx: Tx): Promise<void> => {
      await work(tx)
      await tellReconstruction(tx, authority, generation, { state, done, of })
    }
    return store.inAuthority(authority, all, { isRemakeable: true })
  }
  try {
    let next = readBatch(store, authority, position, null)
    for (let batch = await next; batch.ids.length > 0; batch = await next) {
      watch.signal?.throwIfAborted()
      // The next batch is read while this one is folded and written.
      next = readBatch(store, authority, position, batch.ids.at(-1) ?? null)
      next.catch(() => undefined) // awaited at the end of this turn; until then no one must call it unhandled
      done += batch.ids.length
      of = Math.max(of, done)
      await write((tx) => writeBatch(tx, { authority, generation }, batch, rules), 'running')
      watch.progress?.(done, of)
    }
    await write(() => Promise.resolve(), 'ready')
  } catch (error) {
    await removeReconstruction(store, authority, generation, false)
    await write(() => Promise.resolve(), 'failed')
    throw error
  }
  return { ...asked, state: 'ready', done, of }
}

const readBatch = (store: Store, authority: AuthorityId, position: number, after: SubjectId | null): Promise<Batch> =>
  store.inAuthority(authority, async (tx) => {
    const subjects = await nextSubjects(tx, authority, after)
    const ids = subjects.map((subject) => subject.id)
    return { ids, ...(await readGroups(tx, authority, ids, position)) }
  })

/** Rows are made a few thousand at a time, while the database writes the ones before them. */
const ROWS_AT_ONCE = 4000

async function writeBatch(
  tx: Tx,
  place: { authority: AuthorityId; generation: number },
  { ids, subjects, revisions }: Batch,
  rules: Rules,
): Promise<void> {
  const folded = foldAll(subjects, revisions, [], rules)
  const projections = ids.flatMap((id) => folded.get(id)?.projection ?? [])
  const pipeline = makePipeline(tx)
  await pipeline.run(differenceStatements(place, differencesBetween([], rowsOf(projections)), ROWS_AT_ONCE))
  await pipeline.settled()
}
