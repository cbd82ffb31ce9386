import { sql, type RawBuilder } from 'kysely'
import type { Sees } from '../../access/index.ts'
import type { AuthorityId, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { seen } from '../projecting/seen.ts'
import type { Store } from '../database/store.ts'

/** Somebody’s asking for a record in an emergency. */
export interface EmergencyAsked {
  /** The form’s own id: a double click asks once. */
  readonly id: string
  readonly person: string
  readonly on: Day
  /** How long what was opened stays open. */
  readonly hours: number
  readonly askedFor: string
  readonly reason: string
  /** Null: nothing was opened. */
  readonly subject: SubjectId | null
}

/** Keeps that somebody asked for a record in an emergency; from then on what it names is open to them. */
export const keepEmergency =
  (store: Store) =>
  async (authority: AuthorityId, asked: EmergencyAsked): Promise<void> => {
    const { id, person, on, hours, askedFor, reason, subject } = asked
    await store.inAuthority(authority, (tx) =>
      sql`insert into emergency_access (authority, id, asked_at, asked_on, until, person, asked_for, reason, subject)
        values (${authority}, ${id}, now(), ${on}, now() + ${hours}::integer * interval '1 hour', ${person}, ${askedFor},
          ${reason}, ${subject})
        on conflict do nothing`.execute(tx),
    )
  }

/** A record that is open to somebody for now. */
export interface OpenNow {
  readonly subject: SubjectId
  readonly until: Date
}

/** The records that are open to somebody in an emergency, the longest first. */
export const readOpenNow =
  (store: Store) =>
  (authority: AuthorityId, person: string): Promise<readonly OpenNow[]> =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<OpenNow>`
        select subject, max(until) as until from emergency_access
        where authority = ${authority} and person = ${person} and until > now() and subject is not null
        group by subject order by 2 desc`.execute(tx)
      return rows
    })

/** An emergency access as a reviewer is shown it. */
export interface EmergencyFound {
  readonly id: string
  readonly askedAt: Date
  readonly askedOn: Day
  readonly until: Date
  readonly person: string
  /** In the table of people; null where they are not in it. */
  readonly name: string | null
  readonly reason: string
  /** What was typed, where nothing was opened or the reviewer may be told of the record. */
  readonly askedFor: string | null
  readonly isOpened: boolean
  /** The record, where the reviewer may be told of it. */
  readonly subject: SubjectId | null
  readonly sourceRef: string | null
  /** How many times the record was read on this ground, after it was opened. */
  readonly reads: number
  readonly review: {
    readonly by: string
    readonly on: Day
    readonly finding: 'needed' | 'not-needed'
    readonly note: string
  } | null
}

const found = (authority: AuthorityId, sees: Sees, where: RawBuilder<unknown>, end: RawBuilder<unknown>) =>
  sql<EmergencyFound>`
  select e.id, e.asked_at as "askedAt", e.asked_on as "askedOn", e.until, e.person, p.name, e.reason,
    case when e.subject is null or c.subject is not null then e.asked_for end as "askedFor",
    e.subject is not null as "isOpened", c.subject, c.source_ref as "sourceRef",
    (select count(*)::integer from read_log l where l.authority = ${authority} and l.ground = 'emergency'
      and l.person = e.person and l.subject = e.subject and l.at >= e.asked_at and l.at <= e.until
      and l.route <> 'POST /emergency') as reads,
    case when r.access is not null then json_build_object(
      'by', r.by_person, 'on', r.reviewed_on, 'finding', r.finding, 'note', r.note) end as review
  from emergency_access e
  left join emergency_review r on r.authority = ${authority} and r.access = e.id
  left join person p on p.authority = ${authority} and p.id = e.person
  left join child c on c.authority = ${authority} and c.generation = 0 and c.subject = e.subject
    and ${seen({ authority, sees }, sql`c.subject`)}
  where e.authority = ${authority} and ${where} ${end}`

/** The accesses that wait for a review, the oldest first, and the last that were reviewed. */
export const readEmergencies =
  (store: Store) =>
  (
    authority: AuthorityId,
    sees: Sees,
    most: number,
  ): Promise<{ readonly waiting: readonly EmergencyFound[]; readonly reviewed: readonly EmergencyFound[] }> =>
    store.inAuthority(authority, async (tx) => ({
      waiting: (await found(authority, sees, sql`r.access is null`, sql`order by e.asked_at limit ${most}`).execute(tx))
        .rows,
      reviewed: (
        await found(authority, sees, sql`r.access is not null`, sql`order by e.asked_at desc limit ${most}`).execute(tx)
      ).rows,
    }))

/** One access; null where there is no such. */
export const readEmergency =
  (store: Store) =>
  (authority: AuthorityId, id: string, sees: Sees): Promise<EmergencyFound | null> =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await found(authority, sees, sql`e.id = ${id}`, sql``).execute(tx)
      return rows[0] ?? null
    })

/** The days on which accesses were asked for that nobody has reviewed, other than a person’s own. */
export const readDaysUnreviewed =
  (store: Store) =>
  (authority: AuthorityId, person: string): Promise<readonly Day[]> =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<{ readonly on: Day }>`
        select e.asked_on as "on" from emergency_access e
        where e.authority = ${authority} and e.person <> ${person} and not exists (
          select from emergency_review r where r.authority = ${authority} and r.access = e.id)
        order by e.asked_on`.execute(tx)
      return rows.map(({ on }) => on)
    })

/** What a reviewer found. */
export interface EmergencyReviewed {
  readonly id: string
  readonly by: string
  readonly on: Day
  readonly finding: 'needed' | 'not-needed'
  readonly note: string
}

/** Keeps a review; answers false where somebody had reviewed it already. */
export const keepReview =
  (store: Store) =>
  (authority: AuthorityId, { id, by, on, finding, note }: EmergencyReviewed): Promise<boolean> =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await sql`
        insert into emergency_review (authority, access, reviewed_at, reviewed_on, by_person, finding, note)
        values (${authority}, ${id}, now(), ${on}, ${by}, ${finding}, ${note})
        on conflict do nothing returning access`.execute(tx)
      return rows.length === 1
    })
