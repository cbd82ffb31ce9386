import { type RawBuilder, sql } from 'kysely'
import type { AuthorityId, FactId, SubjectId } from '../../record/index.ts'
import { projectedTables } from '../projecting/projected-tables.ts'
import type { Tx } from '../database/store.ts'

/** A row as the database writes it in JSON. */
export type Gathered = Readonly<Record<string, unknown>>

/** Where an event stands: its entry, and its number in it. */
export interface Place {
  readonly entry: number
  readonly n: number
}

/** Whose record is sealed: the child with every record joined with it, and what it is known by. */
export interface Whose {
  readonly authority: AuthorityId
  readonly ids: readonly SubjectId[]
  readonly refs: readonly { readonly source: string; readonly ref: string }[]
  readonly name: string | null
}

const rowsOf = async (tx: Tx, table: string, where: RawBuilder<unknown>): Promise<readonly Gathered[]> => {
  const { rows } = await sql<{ found: Gathered }>`
    select to_jsonb(t) as found from ${sql.table(table)} t where ${where}`.execute(tx)
  return rows.map(({ found }) => found)
}

/**
 * Every event that is to be emptied: those about the record, those that another subject's event names it in, and every
 * revision of their facts.
 */
export async function eventsOf(tx: Tx, { authority, ids }: Whose): Promise<readonly Place[]> {
  const mentions = sql.join(
    ids.map((id) => sql`position(${id} in e.body::text) > 0`),
    sql` or `,
  )
  const { rows } = await sql<Place>`
    with own as (
      select entry, n from event_subject where authority = ${authority} and subject = any(${ids}::uuid[])
      union
      select e.entry, e.n from event e where e.authority = ${authority} and (${mentions})),
    facts as (
      select distinct e.fact from own join event e on e.authority = ${authority} and e.entry = own.entry and e.n = own.n)
    select e.entry, e.n from facts f join event e on e.authority = ${authority} and e.fact = f.fact
    order by e.entry, e.n`.execute(tx)
  return rows
}

const atPlaces = (places: readonly Place[]): RawBuilder<unknown> =>
  sql`(t.entry, t.n) in (select * from unnest(
    ${places.map(({ entry }) => entry)}::bigint[], ${places.map(({ n }) => n)}::integer[]))`

/** Everybody else whom these events are about. */
export async function othersIn(tx: Tx, { authority, ids }: Whose, places: readonly Place[]): Promise<SubjectId[]> {
  const { rows } = await sql<{ subject: SubjectId }>`
    select distinct t.subject from event_subject t
    where t.authority = ${authority} and ${atPlaces(places)} and not t.subject = any(${ids}::uuid[])`.execute(tx)
  return rows.map(({ subject }) => subject)
}

/** A search that finds the child: each of its words stands in what the child is known by. */
const findsIt = (whose: Whose): RawBuilder<unknown> => {
  const { refs, name } = whose
  const known = [name ?? '', ...refs.map(({ ref }) => ref)].join(' ').toLowerCase()
  const isOfIt = sql`t.asks ->> 'text' <> '' and not exists (
    select from regexp_split_to_table(lower(t.asks ->> 'text'), '[^[:alnum:]]+') as w(word)
    where w.word <> '' and position(w.word in ${known}) = 0)`
  return sql`(${isOfIt}) or ${names(whose, sql`t.asks::text`)}`
}

/** A text that names the child by a random id, a number in another system or the whole name. */
const names = ({ ids, refs, name }: Whose, text: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql.join(
    [...ids, ...refs.map(({ ref }) => ref), ...(name === null ? [] : [name])].map(
      (known) => sql`position(lower(${known}) in lower(${text})) > 0`,
    ),
    sql` or `,
  )

/** Typed into a form of an audit or a complaint that is about the record: its address names those alone. */
const isOfQuality = ({ ids }: Whose): RawBuilder<unknown> => sql`exists (
  select from (select authority, subject, child from audit union all select authority, subject, child from complaint) q
  where q.authority = t.authority and q.child = any(${ids}::uuid[]) and position(q.subject::text in t.about) > 0)`

/** What is deleted whole, besides the record itself: what somebody typed or looked for, and what stands on the record. */
const besides = (whose: Whose): Readonly<Record<string, RawBuilder<unknown>>> => {
  const ofIt = sql`t.subject = any(${whose.ids}::uuid[])`
  const refs = whose.refs.map(({ ref }) => ref)
  return {
    coverage: ofIt,
    finding: ofIt,
    told: ofIt,
    bundle: ofIt,
    draft: sql`(${names(whose, sql`t.about || ' ' || t.fields::text`)}) or ${isOfQuality(whose)}`,
    stored_search: findsIt(whose),
    import_reject: sql`t.cells && ${refs}::text[]`,
  }
}

const ours = (authority: AuthorityId, condition: RawBuilder<unknown>) =>
  sql`t.authority = ${authority} and (${condition})`

/** Emergency access that opened the record, or that was asked for it by name. */
const emergencies = (whose: Whose): RawBuilder<unknown> =>
  sql`t.subject = any(${whose.ids}::uuid[]) or ${names(whose, sql`t.asked_for || ' ' || t.reason`)}`

/** What stood out in a week’s reading, where the record was read. */
const unusual = (whose: Whose, found: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${names({ ...whose, refs: [], name: null }, sql`${found}::text`)})`

/** Editions whose figures name the record. */
const naming = ({ ids }: Whose): RawBuilder<unknown> =>
  sql.join(
    ids.map((id) => sql`position(convert_to(${id}, 'UTF8') in t.content) > 0`),
    sql` or `,
  )

/** Files that the record's own facts gave out: they are no editions, and go with the facts. */
const givenBy = (authority: AuthorityId, places: readonly Place[]): RawBuilder<unknown> =>
  sql`t.fact in (select e.fact from event e join unnest(
    ${places.map(({ entry }) => entry)}::bigint[], ${places.map(({ n }) => n)}::integer[]) as m(entry, n)
    on e.entry = m.entry and e.n = m.n where e.authority = ${authority})`

/** A published file that names the record. */
export interface Edition {
  readonly fact: FactId
  readonly name: string
  readonly content: Buffer
}

/** A read that showed the record, as the log has it. */
export interface ReadShown {
  readonly n: number
  readonly atMicros: number
  readonly on: string
  readonly person: string
  readonly route: string
  readonly ground: string
  readonly because: string
  readonly subject: SubjectId | null
  readonly subjects: readonly SubjectId[]
}

export interface GatheredRecord {
  readonly rows: Readonly<Record<string, readonly Gathered[]>>
  readonly editions: readonly Edition[]
  readonly reads: readonly ReadShown[]
  readonly emergencies: readonly string[]
}

/** Everything that the database holds of a record, by table: what goes into the vault. */
export async function gather(tx: Tx, whose: Whose, places: readonly Place[]): Promise<GatheredRecord> {
  const { authority, ids } = whose
  const rows: Record<string, readonly Gathered[]> = {}
  const take = async (table: string, where: RawBuilder<unknown>) => {
    rows[table] = await rowsOf(tx, table, ours(authority, where))
  }
  await take('subject', sql`t.id = any(${ids}::uuid[])`)
  await take('source_ref', sql`t.subject = any(${ids}::uuid[])`)
  for (const table of ['event', 'event_subject', 'event_text']) await take(table, atPlaces(places))
  await take('entry', sql`t.id = any(${[...new Set(places.map(({ entry }) => entry))]}::bigint[])`)
  for (const { name } of projectedTables) await take(name, sql`t.generation = 0 and t.subject = any(${ids}::uuid[])`)
  for (const [table, where] of Object.entries(besides(whose))) await take(table, where)
  await take('edition_file', givenBy(authority, places))
  await take('unusual_reading', unusual(whose, sql`t.found`))
  await take('emergency_access', emergencies(whose))
  const opened = (rows['emergency_access'] ?? []).map(({ id }) => String(id))
  await take('emergency_review', sql`t.access = any(${opened}::uuid[])`)
  await take('read_log', sql`t.subjects && ${ids}::uuid[] or t.subject = any(${ids}::uuid[])`)
  const reads = await sql<ReadShown>`
    select t.n, (extract(epoch from t.at) * 1000000)::bigint as "atMicros", t.read_on as "on", t.person, t.route, t.ground,
      t.because, t.subject, t.subjects
    from read_log t where ${ours(authority, sql`t.subjects && ${ids}::uuid[] or t.subject = any(${ids}::uuid[])`)}
    order by t.n`.execute(tx)
  const editions = await sql<Edition>`
    select t.fact, t.name, t.content from edition_file t where ${ours(authority, naming(whose))}
      and not (${givenBy(authority, places)})`.execute(tx)
  return { rows, editions: editions.rows, reads: reads.rows, emergencies: opened }
}

/** Deletes what stands beside the record and no function guards: projections of every generation, typing, searches. */
export async function deleteBeside(tx: Tx, whose: Whose): Promise<void> {
  const { authority, ids } = whose
  // First: whoever prepares one holds it, and what they write is there to be deleted once they let go.
  await sql`delete from reconstruction where authority = ${authority}`.execute(tx)
  for (const { name } of projectedTables)
    await sql`delete from ${sql.table(name)} t
      where t.authority = ${authority} and (t.generation > 0 or t.subject = any(${ids}::uuid[]))`.execute(tx)
  await sql`update unusual_reading t set found = (
      select coalesce(jsonb_agg(f.each), '[]') from jsonb_array_elements(t.found) as f(each)
      where not ${unusual(whose, sql`f.each`)})
    where ${ours(authority, unusual(whose, sql`t.found`))}`.execute(tx)
  for (const [table, where] of Object.entries(besides(whose)))
    await sql`delete from ${sql.table(table)} t where ${ours(authority, where)}`.execute(tx)
}

/** Deletes pieces of background work that name the record. The queue has a schema of the connecting user's own. */
export async function deleteJobs(tx: Tx, { ids }: Whose): Promise<void> {
  await sql`set local role none`.execute(tx)
  const { rows } = await sql<{ found: string | null }>`select to_regclass('queue.job')::text as found`.execute(tx)
  if (rows[0]?.found)
    await sql`delete from queue.job t where ${sql.join(
      ids.map((id) => sql`position(${id} in coalesce(t.data::text, '') || coalesce(t.output::text, '')) > 0`),
      sql` or `,
    )}`.execute(tx)
  await sql`set local role throughline_app`.execute(tx)
}
