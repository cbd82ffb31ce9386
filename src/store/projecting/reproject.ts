import { randomUUID } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import { sql } from 'kysely'
import type { AuthorityId, SubjectId } from '../../record/index.ts'
import { rulesAt } from './definitions-in-use.ts'
import { foldAll, type Rules } from './fold-subjects.ts'
import { readGroups } from './groups.ts'
import { projectedTables } from './projected-tables.ts'
import { differencesBetween, rowsOf, writeDifferences } from './projections.ts'
import type { Watching } from './rebuild.ts'
import { tidyFigures } from './figures.ts'
import { forgetReconstructions } from './reconstructions.ts'
import { readDefinitionsInUse } from './settings.ts'
import type { Store, Tx } from '../database/store.ts'
import { storedRows } from './stored-rows.ts'
import { BATCH, countSubjects, nextSubjects } from './subject-batches.ts'

/** The generation of rows that are being worked out. Nobody reads it. */
const STAGED = -1

const LOCK_TIMEOUT_MS = 500
const TRY_AGAIN_MS = 250

/** What is under way: which rules new rows are worked out by, and who was found to differ so far. */
interface Run {
  readonly authority: AuthorityId
  /** A run that begins later takes over, and this one ends. */
  readonly id: string
  readonly rules: Rules
  readonly differing: Set<SubjectId>
}

export interface Reprojected {
  readonly subjects: number
  /** Of how many what is stored is now another. */
  readonly changed: number
}

/**
 * Works out by what the authority has set since what its stored rows stand on, beside everybody's work: whoever differs
 * is written apart, batch by batch, and pages show the rows of before. At the end all of them take the others' place in
 * one transaction, with what was saved meanwhile. Null where nothing was set. Killed, it leaves nothing that is read,
 * and begins anew when it is asked for again. Throws when another process takes it over.
 */
export async function reproject(
  store: Store,
  authority: AuthorityId,
  given: Rules,
  watch: Watching = {},
): Promise<Reprojected | null> {
  const { used, latest } = await readDefinitionsInUse(store, authority)
  if (latest <= used) return null
  const id = randomUUID()
  const begun = await store.inAuthority(authority, async (tx) => {
    await sql`update definitions_in_use set run = ${id}, done = 0, of_all = 0 where authority = ${authority}`.execute(
      tx,
    )
    await removeStaged(tx, authority, null)
    const rules = await rulesAt(tx, authority, given, latest)
    return { rules, since: await head(tx, authority), of: await countSubjects(tx, authority) }
  })
  const run: Run = { authority, id, rules: begun.rules, differing: new Set() }
  const subjects = await stageEverybody(store, run, begun.of, watch)
  const since = await stageChanged(store, run, begun.since, watch)
  await flip(store, run, since, latest, watch)
  await tidyFigures(store, authority)
  await forgetReconstructions(store, authority)
  return { subjects, changed: run.differing.size }
}

/** Every subject in turn. Answers how many there were. */
async function stageEverybody(store: Store, run: Run, expected: number, watch: Watching): Promise<number> {
  const { authority } = run
  let done = 0
  for (let last: SubjectId | null = null; ;) {
    watch.signal?.throwIfAborted()
    const from: SubjectId | null = last
    const ids: readonly SubjectId[] = await store.inAuthority(
      authority,
      async (tx) => {
        const batch = (await nextSubjects(tx, authority, from)).map(({ id }) => id)
        await stage(tx, run, batch)
        await tell(tx, run, done + batch.length, Math.max(expected, done + batch.length))
        return batch
      },
      { isRemakeable: true },
    )
    done += ids.length
    watch.progress?.(done, Math.max(expected, done))
    last = ids.at(-1) ?? null
    if (last === null) return done
  }
}

/** Those of whom something was saved meanwhile, until few are left. Answers up to which position all are seen to. */
async function stageChanged(store: Store, run: Run, from: number, watch: Watching): Promise<number> {
  for (let since = from; ;) {
    watch.signal?.throwIfAborted()
    const { ids, upTo } = await store.inAuthority(run.authority, (tx) => changedSince(tx, run.authority, since))
    if (ids.length <= BATCH) return since
    for (let n = 0; n < ids.length; n += BATCH)
      await store.inAuthority(
        run.authority,
        async (tx) => {
          await stage(tx, run, ids.slice(n, n + BATCH))
          await tell(tx, run, null, null)
        },
        { isRemakeable: true },
      )
    since = upTo
  }
}

/** Says how far it is, and makes sure that nobody has taken over. */
async function tell(tx: Tx, { authority, id }: Run, done: number | null, of: number | null): Promise<void> {
  const { rows } = await sql`
    update definitions_in_use set done = coalesce(${done}::integer, done), of_all = coalesce(${of}::integer, of_all)
    where authority = ${authority} and run = ${id} returning run`.execute(tx)
  if (rows.length === 0) throw new Error('Another process works out the rows of this authority')
}

/** Writes apart what these subjects' facts come to, where it is not what is stored. */
async function stage(tx: Tx, { authority, rules, differing }: Run, ids: readonly SubjectId[]): Promise<void> {
  const { subjects, revisions } = await readGroups(tx, authority, ids)
  const folded = foldAll(subjects, revisions, [], rules)
  const projectionOf = (id: SubjectId) => folded.get(id)?.projection ?? []
  const stored = await storedRows(tx, { authority, generation: 0 }, ids)
  const differences = differencesBetween(stored, rowsOf(ids.flatMap(projectionOf)))
  const others = new Set(differences.flatMap(({ away, put }) => [...away, ...put].map((row) => String(row[0]))))
  await removeStaged(tx, authority, ids)
  const staged = ids.filter((id) => others.has(id))
  const rows = rowsOf(staged.flatMap(projectionOf))
  const nothing = projectedTables.map(() => [])
  await writeDifferences(tx, { authority, generation: STAGED }, differencesBetween(nothing, rows))
  for (const id of ids) differing.delete(id)
  for (const id of staged) differing.add(id)
}

async function removeStaged(tx: Tx, authority: AuthorityId, ids: readonly SubjectId[] | null): Promise<void> {
  const only = ids === null ? sql`` : sql`and subject = any(${ids}::uuid[])`
  for (const { name } of projectedTables)
    await sql`delete from ${sql.table(name)} where authority = ${authority} and generation = ${STAGED} ${only}`.execute(
      tx,
    )
}

async function head(tx: Tx, authority: AuthorityId): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    select position from chain_head where authority = ${authority}`.execute(tx)
  return Number(rows[0]?.position ?? 0)
}

/** Everybody of whom something was saved after a position, with those who are read together with them. */
async function changedSince(
  tx: Tx,
  authority: AuthorityId,
  since: number,
): Promise<{ readonly ids: readonly SubjectId[]; readonly upTo: number }> {
  const upTo = await head(tx, authority)
  if (upTo === since) return { ids: [], upTo }
  const { rows } = await sql<{ subject: SubjectId }>`
    select distinct s.subject from entry n
    join event e on e.authority = ${authority} and e.entry = n.id
    cross join unnest(e.subjects) as s(subject)
    where n.authority = ${authority} and n.position > ${since} and n.position <= ${upTo}`.execute(tx)
  const { subjects } = await readGroups(
    tx,
    authority,
    rows.map(({ subject }) => subject),
  )
  return { ids: subjects.map(({ id }) => id).sort(), upTo }
}

/** Gives the new rows the place of the others. Waits until no save and no import holds the definitions in use. */
async function flip(store: Store, run: Run, since: number, position: number, watch: Watching): Promise<void> {
  for (;;) {
    watch.signal?.throwIfAborted()
    try {
      await store.inAuthority(run.authority, (tx) => flipIn(tx, run, since, position), {
        lockTimeoutMs: LOCK_TIMEOUT_MS,
      })
      return
    } catch (error) {
      const isHeld = error instanceof Error && 'code' in error && error.code === '55P03'
      if (!isHeld) throw error
      await after(TRY_AGAIN_MS, undefined, watch.signal ? { signal: watch.signal } : {})
    }
  }
}

async function flipIn(tx: Tx, run: Run, since: number, position: number): Promise<void> {
  const { authority, differing } = run
  await sql`select from definitions_in_use where authority = ${authority} for update`.execute(tx)
  const { ids } = await changedSince(tx, authority, since)
  await stage(tx, run, ids)
  const ours = sql`authority = ${authority}`
  for (const { name } of projectedTables) {
    await sql`delete from ${sql.table(name)}
      where ${ours} and generation = 0 and subject = any(${[...differing]}::uuid[])`.execute(tx)
    await sql`update ${sql.table(name)} set generation = 0 where ${ours} and generation = ${STAGED}`.execute(tx)
  }
  await tell(tx, run, 0, 0)
  await sql`update definitions_in_use set position = ${position}, flips = flips + 1, run = null
    where ${ours}`.execute(tx)
}
