import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Ground, Sees } from '../../access/index.ts'
import type { AuthorityId, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { seen } from '../projecting/seen.ts'
import type { Store, Tx } from '../database/store.ts'

/** One row of the log of reads, as it is shown to whoever may search it. */
export interface ReadFound {
  readonly n: number
  readonly at: Date
  /** How the record names who saves, and the name in the table of people where they are in it. */
  readonly person: string
  readonly name: string | null
  readonly route: string
  readonly ground: Ground
  readonly because: string
  /** The record that was opened; null where a list was read. */
  readonly subject: SubjectId | null
  /** The child's number in the return, where whoever searches may be told of the record. */
  readonly sourceRef: string | null
  readonly isOpenToAsker: boolean
  /** How many children were shown; none where they are too many to be named one by one. */
  readonly shown: number
}

/** What is looked for in the log. Null: no matter which. */
export interface ReadsAsk {
  /** The ids of the people, any of whom it may be. */
  readonly people: readonly string[] | null
  /** A child whom the read showed, opened or in a list. */
  readonly child: SubjectId | null
  readonly route: string | null
  readonly ground: Ground | null
  /** Both included. */
  readonly from: Day | null
  readonly to: Day | null
}

/** More than these are not counted: whoever looks for one read narrows the search. */
export const MOST_COUNTED = 2000

/** The reads of a child are looked up by number, so many at most. */
const MOST_OF_A_CHILD = 100_000

const literally = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

function asAsked(authority: AuthorityId, { people, child, route, ground, from, to }: ReadsAsk): RawBuilder<SqlBool> {
  // Of a read whose record is sealed nothing is left but its number.
  const parts = [sql`l.authority = ${authority} and l.person is not null`]
  if (people !== null) parts.push(sql`l.person = any(${people}::text[])`)
  if (child !== null) parts.push(sql`l.n in (select reads_showing(${child}::uuid, ${MOST_OF_A_CHILD}, 0))`)
  if (route !== null) parts.push(sql`l.route like ${`%${literally(route)}%`}`)
  if (ground !== null) parts.push(sql`l.ground = ${ground}`)
  if (from !== null) parts.push(sql`l.read_on >= ${from}`)
  if (to !== null) parts.push(sql`l.read_on <= ${to}`)
  return sql<SqlBool>`${sql.join(parts, sql` and `)}`
}

/**
 * Whether a read is there for whoever searches: not one of a complaint about a child for somebody of whom a complaint about
 * that child complains. The log says whose complaint was read, and not which.
 */
function isThere(authority: AuthorityId, { without = [] }: Sees): RawBuilder<SqlBool> {
  if (without.length === 0) return sql<SqlBool>`true`
  return sql<SqlBool>`not (l.route like '%/complaints/%' and l.subjects && array(
    select unnest(array[m.child, s.same_as]) from complaint m
    join subject s on s.authority = ${authority} and s.id = m.child
    where m.authority = ${authority} and m.generation = 0 and m.subject = any(${without}::uuid[])))`
}

/** Rows of the log by their numbers, with what the asker may be told of the records. */
const rowsOf = (authority: AuthorityId, sees: Sees, numbers: RawBuilder<unknown>) => sql<ReadFound>`
  select l.n, l.at, l.person, p.name, l.route, l.ground, l.because, l.subject, c.source_ref as "sourceRef",
    l.subject is not null and ${seen({ authority, sees }, sql`l.subject`)} as "isOpenToAsker",
    cardinality(l.subjects) as shown
  from (${numbers}) found
  join read_log l on l.authority = ${authority} and l.n = found.n
  left join person p on p.authority = ${authority} and p.id = l.person
  left join child c on c.authority = ${authority} and c.generation = 0 and c.subject = l.subject
    and ${seen({ authority, sees }, sql`c.subject`)}
  where l.person is not null and ${isThere(authority, sees)}
  order by l.n desc`

/** Searches the log, the newest first; `total` counts no further than `MOST_COUNTED` and one. */
export const searchReads =
  (store: Store) =>
  (
    authority: AuthorityId,
    ask: ReadsAsk,
    { sees, limit, offset }: { readonly sees: Sees; readonly limit: number; readonly offset: number },
  ): Promise<{ readonly total: number; readonly reads: readonly ReadFound[] }> =>
    store.inAuthority(authority, async (tx) => {
      const matching = sql`${asAsked(authority, ask)} and ${isThere(authority, sees)}`
      const counted = await sql<{ readonly total: number }>`select count(*)::integer as total from (
        select from read_log l where ${matching} limit ${MOST_COUNTED + 1}) counted`.execute(tx)
      const numbers = sql`
        select l.n from read_log l where ${matching} order by l.n desc limit ${limit} offset ${offset}`
      return { total: counted.rows[0]?.total ?? 0, reads: (await rowsOf(authority, sees, numbers).execute(tx)).rows }
    })

/** Reads one row of the log and the children whom it showed; null where there is no such row. */
export const readOneRead =
  (store: Store) =>
  (
    authority: AuthorityId,
    n: number,
    sees: Sees,
  ): Promise<{ readonly read: ReadFound; readonly children: readonly ShownChild[] } | null> =>
    store.inAuthority(authority, async (tx) => {
      const found = await rowsOf(authority, sees, sql`select ${n}::bigint as n`).execute(tx)
      const [read] = found.rows
      return read === undefined ? null : { read, children: await shownBy(tx, authority, n, sees) }
    })

/** A child whom a read showed, as far as the asker may be told. */
export interface ShownChild {
  readonly subject: SubjectId
  readonly sourceRef: string | null
  readonly isOpenToAsker: boolean
}

async function shownBy(tx: Tx, authority: AuthorityId, n: number, sees: Sees): Promise<readonly ShownChild[]> {
  const { rows } = await sql<ShownChild>`
    select s.subject, c.source_ref as "sourceRef", c.subject is not null as "isOpenToAsker"
    from read_log l cross join unnest(l.subjects) with ordinality as s (subject, place)
    left join child c on c.authority = ${authority} and c.generation = 0 and c.subject = s.subject
      and ${seen({ authority, sees }, sql`c.subject`)}
    where l.authority = ${authority} and l.n = ${n} order by s.place`.execute(tx)
  return rows
}

/** The people whose name holds a text; by the table of people. */
export const peopleCalled =
  (store: Store) =>
  (authority: AuthorityId, text: string): Promise<readonly string[]> =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<{ readonly id: string }>`
        select id from person where authority = ${authority}
          and (id = ${text} or lower(name) like ${`%${literally(text.toLowerCase())}%`}) limit 100`.execute(tx)
      return rows.map(({ id }) => id)
    })

/** The names of people by their ids, of those who are in the table of people. */
export const namesOfPeople =
  (store: Store) =>
  (authority: AuthorityId, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<{ readonly id: string; readonly name: string }>`
        select id, name from person where authority = ${authority} and id = any(${ids}::text[])`.execute(tx)
      return new Map(rows.map(({ id, name }) => [id, name]))
    })

/**
 * The record that a number of a child or a record's own id names exactly, of those that may be seen; with `null` of
 * all. A number of a record that is read under another leads to the other.
 */
export const recordNamed =
  (store: Store) =>
  (authority: AuthorityId, text: string, sees: Sees | null): Promise<SubjectId | null> =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<{ readonly subject: SubjectId }>`
        select c.subject from (
          select coalesce(s.same_as, s.id) as id from subject s
          where s.authority = ${authority} and s.kind = 'child' and (s.id::text = lower(${text}) or s.id in (
            select r.subject from source_ref r
            where r.authority = ${authority} and r.source = 'ssda903' and r.ref = ${text}))) named
        join child c on c.authority = ${authority} and c.generation = 0 and c.subject = named.id
        where ${sees === null ? sql`true` : seen({ authority, sees }, sql`c.subject`)}
        order by c.subject limit 2`.execute(tx)
      return rows.length === 1 ? (rows[0]?.subject ?? null) : null
    })
