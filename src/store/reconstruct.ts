import type { AuthorityId, Revision, SubjectId } from '../record/index.ts'
import { foldSubject, type Known, type Rules } from './fold-subjects.ts'
import { differencesBetween, rowsOf, writeDifferences } from './projections.ts'
import type { Watching } from './rebuild.ts'
import {
  askForReconstruction,
  type Reconstruction,
  removeReconstruction,
  tellReconstruction,
} from './reconstructions.ts'
import { readRevisions } from './revisions.ts'
import type { Store } from './store.ts'
import { countSubjects, nextSubjects } from './subject-batches.ts'

interface Batch {
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
  rules: Rules,
  watch: Watching = {},
): Promise<Reconstruction | null> {
  const asked = await askForReconstruction(store, authority, position)
  if (asked === null || asked.state === 'ready') return asked
  const { generation } = asked
  await removeReconstruction(store, authority, generation, false)
  let done = 0
  let of = await store.inAuthority(authority, (tx) => countSubjects(tx, authority))
  const tell = (state: Reconstruction['state']) => tellReconstruction(store, authority, generation, { state, done, of })
  try {
    await tell('running')
    let next = readBatch(store, authority, position, null)
    for (let batch = await next; batch.subjects.length > 0; batch = await next) {
      watch.signal?.throwIfAborted()
      // The next batch is read while this one is folded and written.
      next = readBatch(store, authority, position, batch.subjects.at(-1)?.id ?? null)
      next.catch(() => undefined) // awaited at the end of this turn; until then no one must call it unhandled
      await writeBatch(store, { authority, generation }, batch, rules)
      done += batch.subjects.length
      of = Math.max(of, done)
      watch.progress?.(done, of)
      await tell('running')
    }
    await tell('ready')
  } catch (error) {
    await removeReconstruction(store, authority, generation, false)
    await tell('failed')
    throw error
  }
  return { ...asked, state: 'ready', done, of }
}

const readBatch = (store: Store, authority: AuthorityId, position: number, after: SubjectId | null): Promise<Batch> =>
  store.inAuthority(authority, async (tx) => {
    const subjects = await nextSubjects(tx, authority, after)
    const ids = subjects.map((subject) => subject.id)
    return { subjects, revisions: await readRevisions(tx, authority, ids, position) }
  })

function writeBatch(
  store: Store,
  place: { authority: AuthorityId; generation: number },
  { subjects, revisions }: Batch,
  rules: Rules,
): Promise<void> {
  const projections = subjects.map((each) => foldSubject(each, revisions.get(each.id) ?? [], rules).projection)
  const differences = differencesBetween([], rowsOf(projections))
  return store.inAuthority(place.authority, (tx) => writeDifferences(tx, place, differences))
}
