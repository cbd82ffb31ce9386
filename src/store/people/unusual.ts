import { sql } from 'kysely'
import { isRole, type Ground, type Refused, type RoleId, type Unusual } from '../../access/index.ts'
import type { AuthorityId, SubjectId } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import { byOrder } from '../projecting/seen.ts'
import type { Store } from '../database/store.ts'

/** An opening of a record as the log and the table of people know it. */
export interface OpenedRow {
  readonly person: string
  readonly name: string | null
  /** Null where the person is in no table. */
  readonly roles: readonly RoleId[] | null
  readonly subject: SubjectId
  readonly childName: string | null
  readonly isNeighbour: boolean
  readonly on: Day
  readonly hour: number
  readonly ground: Ground
}

/** The openings of records in the week that begins on a Monday, each hour’s once. Reads a week of the log: for the background. */
export const openedInWeek = (store: Store, authority: AuthorityId, monday: Day): Promise<readonly OpenedRow[]> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<Omit<OpenedRow, 'roles'> & { readonly roles: readonly string[] | null }>`
      select l.person, p.name, p.roles, l.subject, c.name as "childName", l.read_on as "on",
        extract(hour from l.at at time zone 'Europe/London')::integer as hour, l.ground,
        exists (select from search_word w where w.authority = ${authority} and w.generation = 0
          and w.subject = l.subject and w.kind = 'postcode' and w.word = a.home_postcode) as "isNeighbour"
      from read_log l
      left join account a on a.authority = ${authority} and a.generation = 0 and a.person = l.person
      left join person p on p.authority = ${authority} and p.id = l.person
      left join child c on c.authority = ${authority} and c.generation = 0 and c.subject = l.subject
      where l.authority = ${authority} and l.read_on between ${monday} and ${addDays(monday, 6)} and l.subject is not null
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9 order by 1, 6, 7, 4`.execute(tx)
    return rows.map((row) => ({ ...row, roles: row.roles?.filter(isRole) ?? null }))
  })

/** How often each was refused in the week that begins on a Monday. */
export const refusedInWeek = (store: Store, authority: AuthorityId, monday: Day): Promise<readonly Refused[]> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<Refused>`
      select person, count(*)::integer as times from read_log
      where authority = ${authority} and ground = 'refused' and read_on between ${monday} and ${addDays(monday, 6)}
      group by person order by person`.execute(tx)
    return rows
  })

/** A week that was looked through. */
export interface UnusualWeek {
  readonly monday: Day
  readonly madeAt: Date
  readonly opened: number
  /** How many attempts were refused. */
  readonly refused: number
  readonly found: readonly Unusual[]
}

/** Keeps what stands out in a week; a week that was kept stays as it was found. */
export const keepUnusual = (
  store: Store,
  authority: AuthorityId,
  { monday, opened, refused, found }: Omit<UnusualWeek, 'madeAt'>,
): Promise<void> =>
  store.inAuthority(authority, async (tx) => {
    await sql`insert into unusual_reading (authority, monday, opened, refused, found)
      values (${authority}, ${monday}, ${opened}, ${refused}, ${JSON.stringify(found)}::jsonb) on conflict do nothing`.execute(
      tx,
    )
  })

const weeks = (authority: AuthorityId, monday: Day | null, most: number) => sql<UnusualWeek>`
  select monday, made_at as "madeAt", opened, refused, found from unusual_reading
  where authority = ${authority} and (${monday}::date is null or monday = ${monday}::date)
  order by monday desc limit ${most}`

/** The week that begins on a Monday, or the last that was looked through; null where there is none. */
export const readUnusual =
  (store: Store) =>
  (authority: AuthorityId, monday: Day | null): Promise<UnusualWeek | null> =>
    store.inAuthority(authority, async (tx) => (await weeks(authority, monday, 1).execute(tx)).rows[0] ?? null)

/** The Mondays of the last weeks that were looked through, the newest first. */
export const unusualWeeks =
  (store: Store) =>
  (authority: AuthorityId, most: number): Promise<readonly Day[]> =>
    store.inAuthority(authority, async (tx) =>
      (await weeks(authority, null, most).execute(tx)).rows.map(({ monday }) => monday),
    )

/** What children are called without a name: their numbers in the return, of those that are not restricted to others. */
export const numbersOf =
  (store: Store) =>
  (
    authority: AuthorityId,
    subjects: readonly SubjectId[],
    named: readonly SubjectId[],
  ): Promise<ReadonlyMap<SubjectId, string | null>> =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<{ readonly subject: SubjectId; readonly sourceRef: string | null }>`
        select subject, source_ref as "sourceRef" from child
        where authority = ${authority} and generation = 0 and subject = any(${subjects}::uuid[])
          and (restricted_to is null or ${byOrder('child')} or subject = any(${named}::uuid[]))`.execute(tx)
      return new Map(rows.map(({ subject, sourceRef }) => [subject, sourceRef]))
    })
