import type { AuthorityId, SubjectId } from '../../record/index.ts'
import { copyUnchanged } from './copy-unchanged.ts'
import { readRulesInUse } from './definitions-in-use.ts'
import { countAnew, countingLater, tidyFigures } from './figures.ts'
import { foldAll, type Rules } from './fold-subjects.ts'
import { readGroups } from './groups.ts'
import { makePipeline } from '../database/pipeline.ts'
import { differencesBetween, differenceStatements, rowsOf } from './projections.ts'
import type { Watching } from './rebuild.ts'
import {
  askForReconstruction,
  holdReconstruction,
  type Reconstruction,
  removeReconstruction,
  tellReconstruction,
} from './reconstructions.ts'
import { standingIn } from './remembered.ts'
import type { Store, Tx } from '../database/store.ts'
import { countSubjects, nextSubjects } from './subject-batches.ts'

/**
 * Replays what the record knew at a position into rows of a generation of its own, by today's definitions; of whom nothing
 * was said since, the rows are those of the record as now known. Pages read them as they read that. Answers null where
 * the record has no such position; when it fails, nothing is left but the word that it failed.
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
  const tell = (state: Reconstruction['state'], done: number, of: number) =>
    store.inAuthority(authority, (tx) => tellReconstruction(tx, authority, generation, { state, done, of }), {
      isRemakeable: true,
    })
  try {
    for (;;) {
      await removeReconstruction(store, authority, generation, false)
      const { rules, flips, of } = await store.inAuthority(authority, async (tx) => ({
        rules: await readRulesInUse(tx, authority, given),
        flips: await flipsOf(tx, authority),
        of: await countSubjects(tx, authority),
      }))
      await tell('running', 0, of)
      const done = await inLanes(store, { authority, generation, position, rules }, async (sofar) => {
        watch.signal?.throwIfAborted()
        await tell('running', sofar, Math.max(of, sofar))
        watch.progress?.(sofar, Math.max(of, sofar))
      })
      await store.inAuthority(authority, (tx) => countAnew(tx, { authority, generation }), { isRemakeable: true })
      await tidyFigures(store, authority)
      // Rows that changed definitions gave the place of others meanwhile stand beside rows of before: once more.
      if ((await store.inAuthority(authority, (tx) => flipsOf(tx, authority))) !== flips) continue
      await tell('ready', done, done)
      return { ...asked, state: 'ready', done, of: done }
    }
  } catch (error) {
    await removeReconstruction(store, authority, generation, false)
    await tell('failed', 0, 0)
    throw error
  }
}

const flipsOf = async (tx: Tx, authority: AuthorityId): Promise<number> =>
  (await standingIn(tx, { authority, generation: 0 })).flips

interface Known {
  readonly authority: AuthorityId
  readonly generation: number
  readonly position: number
  readonly rules: Rules
}

/** How many batches are under way at once: the database copies and writes one while this thread folds another. */
const LANES = 2

/** Every subject, batch by batch. Answers how many there were. */
async function inLanes(store: Store, known: Known, tell: (sofar: number) => Promise<void>): Promise<number> {
  const { authority } = known
  let done = 0
  let turn: Promise<SubjectId | null> = Promise.resolve(null)
  const next = async (): Promise<readonly SubjectId[]> => {
    const before = turn
    const taking = before.then((after) => store.inAuthority(authority, (tx) => nextSubjects(tx, authority, after)))
    turn = Promise.all([before, taking]).then(([after, subjects]) => subjects.at(-1)?.id ?? after)
    turn.catch(() => undefined) // whoever takes the next turn is told
    return (await taking).map(({ id }) => id)
  }
  const lane = async (): Promise<void> => {
    for (let ids = await next(); ids.length > 0; ids = await next()) {
      await store.inAuthority(authority, (tx) => writeBatch(tx, known, ids), { isRemakeable: true })
      done += ids.length
      await tell(done)
    }
  }
  await settled(Array.from({ length: LANES }, lane))
  return done
}

/** All of them, until each has ended: one that failed must not leave another at work. Throws what the first threw. */
async function settled(work: readonly Promise<void>[]): Promise<void> {
  for (const each of await Promise.allSettled(work)) if (each.status === 'rejected') throw each.reason
}

/** Rows are made a few thousand at a time, while the database writes the ones before them. */
const ROWS_AT_ONCE = 4000

async function writeBatch(
  tx: Tx,
  { authority, generation, position, rules }: Known,
  ids: readonly SubjectId[],
): Promise<void> {
  await holdReconstruction(tx, authority, generation)
  await countingLater(tx)
  const place = { authority, generation }
  const others = await copyUnchanged(tx, place, ids, position)
  if (others.length === 0) return
  const { subjects, revisions } = await readGroups(tx, authority, others, position)
  const folded = foldAll(subjects, revisions, [], rules)
  const projections = others.flatMap((id) => folded.get(id)?.projection ?? [])
  const pipeline = makePipeline(tx)
  await pipeline.run(differenceStatements(place, differencesBetween([], rowsOf(projections)), ROWS_AT_ONCE))
  await pipeline.settled()
}
