import { sql } from 'kysely'
import type { AuthorityId, SubjectId } from '../../record/index.ts'
import { rulesInUse } from './definitions-in-use.ts'
import { countAnew, tidyFigures } from './figures.ts'
import { foldAll, type Folded, type Rules } from './fold-subjects.ts'
import { readGroups } from './groups.ts'
import { type Difference, differencesBetween, rowsOf, writeDifferences } from './projections.ts'
import { forgetReconstructions } from './reconstructions.ts'
import type { Store, Tx } from '../database/store.ts'
import { storedRows } from './stored-rows.ts'
import { countSubjects, nextSubjects } from './subject-batches.ts'
import { lockSubjects, updateSubjects } from './subjects.ts'

export interface Rebuilt {
  readonly subjects: number
  /** How many rows were taken away and put in, by table; empty when everything stored was what the facts come to. */
  readonly differences: Readonly<Record<string, { readonly away: number; readonly put: number }>>
}

export interface Watching {
  readonly signal?: AbortSignal
  readonly progress?: (done: number, of: number) => void
}

/** Folds every subject afresh and replaces the stored rows that differ, batch by batch: saving goes on beside it. */
export async function rebuild(
  store: Store,
  authority: AuthorityId,
  rules: Rules,
  watch: Watching = {},
): Promise<Rebuilt> {
  const differences: Record<string, { away: number; put: number }> = {}
  const of = await store.inAuthority(authority, (tx) => countSubjects(tx, authority))
  let done = 0
  for (let after: SubjectId | null = null; ;) {
    watch.signal?.throwIfAborted()
    const from: SubjectId | null = after
    const batch: RebuiltBatch = await store.inAuthority(authority, (tx) => rebuildBatch(tx, authority, from, rules))
    for (const { table, away, put } of batch.differences) {
      const sum = (differences[table] ??= { away: 0, put: 0 })
      sum.away += away
      sum.put += put
    }
    done += batch.subjects
    watch.progress?.(done, of)
    if (batch.last === null) {
      const wrong = await store.inAuthority(authority, (tx) => countAnew(tx, { authority, generation: 0 }))
      if (wrong > 0) differences['figure_month'] = { away: wrong, put: wrong }
      await tidyFigures(store, authority)
      if (Object.keys(differences).length > 0) {
        await forgetRemembered(store, authority)
        await forgetReconstructions(store, authority) // they share the rows that were wrong
      }
      return { subjects: done, differences }
    }
    after = batch.last
  }
}

/** Rows changed and nothing was saved: whoever remembers an answer that stands on them is told so. */
const forgetRemembered = (store: Store, authority: AuthorityId): Promise<unknown> =>
  store.inAuthority(authority, (tx) =>
    sql`update definitions_in_use set flips = flips + 1 where authority = ${authority}`.execute(tx),
  )

interface RebuiltBatch {
  readonly subjects: number
  readonly last: SubjectId | null
  readonly differences: readonly { readonly table: string; readonly away: number; readonly put: number }[]
}

async function rebuildBatch(
  tx: Tx,
  authority: AuthorityId,
  after: SubjectId | null,
  given: Rules,
): Promise<RebuiltBatch> {
  const rules = await rulesInUse(tx, authority, given)
  const ids = (await nextSubjects(tx, authority, after)).map((subject) => subject.id)
  const differences = await foldAfresh(tx, authority, ids, rules)
  return {
    subjects: ids.length,
    last: ids.at(-1) ?? null,
    differences: differences.map(({ table, away, put }) => ({ table: table.name, away: away.length, put: put.length })),
  }
}

/** Folds subjects by what is on record of them, and replaces what is stored of them where it differs. */
export async function foldAfresh(
  tx: Tx,
  authority: AuthorityId,
  ids: readonly SubjectId[],
  rules: Rules,
): Promise<readonly Difference[]> {
  const group = await readGroups(tx, authority, ids)
  const all = group.subjects.map((each) => each.id)
  await lockSubjects(tx, authority, sql`${all}::uuid[]`)
  const place = { authority, generation: 0 }
  const { subjects, revisions } = await readGroups(tx, authority, ids) // again: somebody may have saved while we waited
  const own = new Set(ids)
  const folded = new Map([...foldAll(subjects, revisions, [], rules)].filter(([id]) => own.has(id)))
  const fresh = rowsOf([...folded.values()].map((each) => each.projection))
  const differences = differencesBetween(await storedRows(tx, place, ids), fresh)
  await writeDifferences(tx, place, differences)
  const before = await cachedOf(tx, authority, ids)
  await updateSubjects(tx, authority, new Map([...folded].filter(([id, each]) => before.get(id) !== cached(each))))
  return differences
}

type Cached = Pick<Folded, 'practices' | 'sameAs'>

/** What a subject's own row keeps of its facts. */
const cached = ({ practices, sameAs }: Cached): string => `${practices.join()} ${sameAs ?? ''}`

async function cachedOf(tx: Tx, authority: AuthorityId, ids: readonly SubjectId[]): Promise<Map<SubjectId, string>> {
  const { rows } = await sql<Cached & { id: SubjectId }>`
    select id, practices, same_as as "sameAs" from subject where authority = ${authority} and id = any(${ids}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.id, cached(row)]))
}
