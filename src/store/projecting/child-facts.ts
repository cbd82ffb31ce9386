import { sql } from 'kysely'
import type { ChildNamed, FactShown, ReadChildNamed, ReadFact } from '../../practice/child/index.ts'
import { factsFrom, type EventDefinitions, type FactId, type Revision, type SubjectId } from '../../record/index.ts'
import type { Reading } from '../../access/index.ts'
import { readRoots } from './groups.ts'
import { seen } from './seen.ts'
import type { Store, Tx } from '../database/store.ts'

/** A revision with who saved it. */
export interface SavedRevision extends Revision {
  readonly by: string
}

/** A long text of a revision. */
export interface TextOf {
  readonly fact: FactId
  readonly revision: number
  readonly field: string
  readonly text: string
}

/** A reconstruction knows nothing after its position; the record as now known has no such end. */
export const knownBy = ({ authority, generation }: Reading) =>
  generation === 0
    ? sql``
    : sql`and n.position <= (select position from reconstruction
        where authority = ${authority} and generation = ${generation})`

/** A child's own record and those that are read under it, as far as was known. */
async function recordsOf(tx: Tx, { authority, generation }: Reading, child: SubjectId): Promise<SubjectId[]> {
  if (generation > 0) {
    const then = await sql<{ position: number }>`select position from reconstruction
      where authority = ${authority} and generation = ${generation}`.execute(tx)
    const roots = await readRoots(tx, authority, then.rows[0]?.position ?? 0)
    return [child, ...[...roots].flatMap(([member, root]) => (root === child ? member : []))]
  }
  const { rows } = await sql<{ id: SubjectId }>`
    select id from subject where authority = ${authority} and same_as = ${child}`.execute(tx)
  return [child, ...rows.map((row) => row.id)]
}

/** Every revision of every fact about a child, as far as it was known, with who saved it; oldest entry first. */
export async function savedRevisions(tx: Tx, reading: Reading, child: SubjectId): Promise<SavedRevision[]> {
  const { authority } = reading
  const children = await recordsOf(tx, reading, child)
  const { rows } = await sql<SavedRevision>`
    select e.fact, e.revision, e.type, e.shape, e.subjects, e.happened_on as "happenedOn", e.body,
      n.voice, n.statement, n.recorded_on as "recordedOn", n.by_person as by
    from (select distinct entry, n from event_subject
      where authority = ${authority} and subject = any(${children}::uuid[])) s
    join event e on e.authority = ${authority} and e.entry = s.entry and e.n = s.n
    join entry n on n.authority = ${authority} and n.id = s.entry
    where true ${knownBy(reading)}
    order by s.entry, s.n`.execute(tx)
  return rows
}

/** The long texts of a child's facts, as far as they were known. */
export async function savedTexts(tx: Tx, reading: Reading, child: SubjectId): Promise<TextOf[]> {
  const { authority } = reading
  const children = await recordsOf(tx, reading, child)
  const { rows } = await sql<TextOf>`
    select e.fact, e.revision, t.field, t.text
    from (select distinct entry, n from event_subject
      where authority = ${authority} and subject = any(${children}::uuid[])) s
    join event_text t on t.authority = ${authority} and t.entry = s.entry and t.n = s.n
    join event e on e.authority = ${authority} and e.entry = s.entry and e.n = s.n
    join entry n on n.authority = ${authority} and n.id = s.entry
    where true ${knownBy(reading)}
    order by e.revision`.execute(tx)
  return rows
}

/** Reads who a form is about. */
export const readChildNamed =
  (store: Store): ReadChildNamed =>
  async (reading, child) => {
    const found = await store.inAuthority(reading.authority, (tx) =>
      tx
        .selectFrom('child')
        .select(['subject', 'name', 'source_ref as sourceRef', 'born_on as bornOn'])
        .where('authority', '=', reading.authority)
        .where('generation', '=', reading.generation)
        .where('subject', '=', child)
        .where(seen(reading, sql`subject`))
        .executeTakeFirst(),
    )
    return (found satisfies ChildNamed | undefined) ?? null
  }

/** Reads one fact of a child for a form: what it comes to, or came to before it was withdrawn, and who spoke last. */
export const readFact =
  (store: Store, definitions: EventDefinitions): ReadFact =>
  (reading, child, fact) =>
    store.inAuthority(reading.authority, async (tx) => {
      const history = (await savedRevisions(tx, reading, child))
        .filter((revision) => revision.fact === fact)
        .sort((a, b) => a.revision - b.revision)
      const texts = (await savedTexts(tx, reading, child)).filter((text) => text.fact === fact)
      return factShown(history, texts, definitions)
    })

function factShown(
  history: readonly SavedRevision[],
  texts: readonly TextOf[],
  definitions: EventDefinitions,
): FactShown | null {
  const last = history.at(-1)
  if (!last) return null
  const now = factsFrom(history, definitions)[0]
  const before = factsFrom(
    history.filter(({ voice, happenedOn }) => voice !== 'typed' || happenedOn !== null),
    definitions,
  )[0]
  const fact = now ?? before
  if (!fact) return null
  return {
    fact,
    lastRevision: last.revision,
    isWithdrawn: now === undefined,
    texts: Object.fromEntries(texts.map(({ field, text }) => [field, text])),
    lastBy: last.by,
    lastRecordedOn: last.recordedOn,
  }
}
