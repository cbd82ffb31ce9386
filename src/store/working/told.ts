import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../access/index.ts'
import { MANAGER_ATTENTION } from '../../clocks/index.ts'
import type { CountTold, MarkSeen, ReadTold, ToldClock, ToldCounts, ToldTo } from '../../practice/show-told/index.ts'
import type { AuthorityId, FactId, Owner, OwnerRole, SubjectId, SubjectKind } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { notWhileSealing } from '../appending/sealing-lock.ts'
import { clocked } from '../projecting/clocked.ts'
import { kept } from '../database/kept-statements.ts'
import { remembered } from '../projecting/remembered.ts'
import type { Store, Tx } from '../database/store.ts'
import { columns, selected, unnested } from '../database/unnest.ts'

/** A clock that runs and is at risk or late. */
export interface SlippingClock {
  readonly subject: SubjectId
  readonly rule: string
  readonly startedBy: FactId
  readonly warnOn: Day
  readonly dueOn: Day
}

/** Of whose clocks somebody is told. */
const told: readonly SubjectKind[] = ['child', 'complaint', 'adopter', 'foster-home']

/** The clocks that run on a day, are not paused, and are at risk or late: those of whom somebody is told. */
export const readSlipping = (store: Store, authority: AuthorityId, today: Day): Promise<readonly SlippingClock[]> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<SlippingClock>`
      select k.subject, k.rule, k.started_by as "startedBy", k.warn_on as "warnOn", k.due_on as "dueOn"
      from clock k
      where exists (select from subject s where s.authority = ${authority} and s.id = k.subject and s.kind = any(${told}::text[]))
        and k.authority = ${authority} and k.generation = 0 and k.started_on <= ${today} and k.warn_on <= ${today}
        and coalesce(k.stopped_on, k.ended_without_on, 'infinity'::date) > ${today}
        and (k.paused_on is null or k.paused_on > ${today})`.execute(tx)
    return rows
  })

/** One step of a ladder that is reached. */
export interface Telling extends Omit<SlippingClock, 'warnOn'> {
  readonly role: OwnerRole
  readonly since: Day
  readonly cannotWait: boolean
}

const AT_ONCE = 5000
const toldColumns = columns('subject:uuid rule started_by:uuid due_on:date role since_on:date cannot_wait:boolean')

/**
 * Keeps tellings that were not made yet, of whoever is still on record, all together: what was told at a moment is there
 * whole or not at all, and whoever read before knows by the newest moment that there is more. Doing it again does nothing. Answers how many were new.
 */
export function keepTold(
  store: Store,
  authority: AuthorityId,
  tellings: readonly Telling[],
  at: Date,
): Promise<number> {
  return store.inAuthority(authority, async (tx) => {
    await notWhileSealing(tx, authority)
    let kept = 0
    for (let from = 0; from < tellings.length; from += AT_ONCE) {
      const rows = tellings
        .slice(from, from + AT_ONCE)
        .map((t) => [t.subject, t.rule, t.startedBy, t.dueOn, t.role, t.since, t.cannotWait])
      const { numAffectedRows } = await sql`
        insert into told (authority, subject, rule, started_by, due_on, role, since_on, cannot_wait, told_at)
        select ${authority}::integer, ${selected('r', toldColumns)}, ${at}::timestamptz
        from ${unnested('r', toldColumns, rows)}
        where exists (select from subject t where t.authority = ${authority} and t.id = r.subject)
        on conflict do nothing`.execute(tx)
      kept += Number(numAffectedRows ?? 0)
    }
    return kept
  })
}

/** Roles that are told only of their own team’s children, or of those allocated to them. */
const ofATeam: ReadonlySet<OwnerRole> = new Set(['social-worker', 'team-manager', 'duty-manager'])

/**
 * What is told to somebody: to a worker, of children allocated to them; to a team manager, of the team’s, and what
 * nobody allocated is told; to the duty manager, what no team is told; to everybody else, what their role is told. A
 * household has no team: what a team manager would be told of it, the service manager is.
 */
function toThem({ roles, team, workers }: ToldTo): RawBuilder<unknown> {
  const others = roles.filter((role) => !ofATeam.has(role))
  const is = (role: OwnerRole) => roles.includes(role)
  const ways = [
    ...(is('social-worker') ? [sql`t.role = 'social-worker' and c.worker = any(${workers}::text[])`] : []),
    ...(is('team-manager')
      ? [sql`c.team = ${team} and (t.role = 'team-manager' or (t.role = 'social-worker' and c.worker is null))`]
      : []),
    ...(is('duty-manager')
      ? [sql`t.role = 'duty-manager' or (c.team is null and t.role in ('social-worker', 'team-manager'))`]
      : []),
    ...(is('service-manager') ? [sql`t.role = 'team-manager' and c."of" in ('adopter', 'foster-home')`] : []),
    ...(others.length > 0 ? [sql`t.role = any(${others}::text[])`] : []),
  ]
  return ways.length === 0
    ? sql`false`
    : sql.join(
        ways.map((way) => sql`(${way})`),
        sql` or `,
      )
}

/**
 * What was told to somebody of clocks that still run, each clock once: as the step that was told last. A telling does
 * not go away until its clock stops.
 */
const running = (reading: Reading, to: ToldTo): RawBuilder<unknown> => {
  const { authority, on } = reading
  return sql`(
    select distinct on (t.subject, t.rule, t.started_by) t.subject, t.rule, t.started_by as "startedBy",
      t.due_on as "dueOn", t.role, t.since_on as "since", t.told_at, bool_or(t.cannot_wait) over same as cannot_wait,
      (s.seen_at is null or t.told_at > s.seen_at) as "isNew", c."of", c.name, c.source_ref as "sourceRef", c.team,
      k.started_on as "startedOn", k.paused_on as "pausedOn", k.warn_on as "warnOn", k.owner_role as "ownerRole", k.owner as named,
      k.snoozed_until as until, k.snoozed_by as by, k.snoozed_why as why
    from told t
    join clock k on k.authority = ${authority} and k.generation = 0 and k.subject = t.subject and k.rule = t.rule
      and k.started_by = t.started_by and k.due_on = t.due_on
    join (${clocked({ ...reading, generation: 0 })}) c on c.subject = t.subject
    left join told_seen s on s.authority = ${authority} and s.person = ${to.person}
    where t.authority = ${authority} and (${toThem(to)})
      and coalesce(k.stopped_on, k.ended_without_on, 'infinity'::date) > ${on}
    window same as (partition by t.subject, t.rule, t.started_by)
    order by t.subject, t.rule, t.started_by, t.told_at desc, t.since_on desc, t.role) r`
}

type Row = Omit<ToldClock, 'owner' | 'snoozed'> & {
  readonly ownerRole: Owner['role']
  readonly named: string | null
  readonly until: Day | null
  readonly by: string | null
  readonly why: string | null
}

/** What was told last to anybody of these roles, and when the person saw what they were told: two looks by key. */
async function toldStands(tx: Tx, authority: AuthorityId, { person, roles }: ToldTo): Promise<unknown> {
  const { rows } = await kept(sql`
    select (select seen_at from told_seen where authority = ${authority} and person = ${person}) as seen,
      (select max(last.told_at) from unnest(${[...roles, ...ofATeam]}::text[]) r(role) cross join lateral (
        select told_at from told where authority = ${authority} and role = r.role order by told_at desc limit 1) last) as told`).execute(
    tx,
  )
  return rows[0]
}

/** Reads what somebody was told: what is new first, then the longest overdue. Stands while nothing is saved, told or seen. */
export function readTold(store: Store): ReadTold {
  interface Ask {
    readonly to: ToldTo
    readonly limit: number
    readonly offset: number
  }
  const read = remembered(
    store,
    24,
    (reading: Reading, { to, limit, offset }: Ask) =>
      store.inAuthority(reading.authority, async (tx) => {
        const { rows } = await sql<Row>`
          select subject, "of", name, "sourceRef", team, rule, "startedBy", "startedOn", "pausedOn", "warnOn", "dueOn", role, since, "isNew",
            "ownerRole", named, until, by, why
          from ${running(reading, to)}
          order by "isNew" desc, "dueOn", subject, rule, "startedBy" limit ${limit} offset ${offset}`.execute(tx)
        return rows.map(({ ownerRole, named, until, by, why, ...told }) => ({
          ...told,
          owner: { role: ownerRole, named },
          snoozed: until === null ? null : { until, by: by ?? '', why: why ?? '' },
        }))
      }),
    { standsOn: (tx, authority, { to }) => toldStands(tx, authority, to) },
  )
  return (reading, to, limit, offset) => read(reading, { to, limit, offset })
}

/** Counts the same: all, those that are late, and those that are new to them. `since`: those told after a moment. */
export function countTold(store: Store): CountTold {
  interface Ask {
    readonly to: ToldTo
    readonly since: Date | null
  }
  const count = remembered(
    store,
    24,
    (reading: Reading, { to, since }: Ask) =>
      store.inAuthority(reading.authority, async (tx) => {
        const { on } = reading
        const after = sql`(${since}::timestamptz is null or told_at > ${since}::timestamptz)`
        const isLate = sql`("dueOn" < ${on} and ("pausedOn" is null or "pausedOn" > ${on}))`
        const asideByThem = sql`(coalesce(by = ${to.person} and until > ${on}, false) and "dueOn" >= ${on})`
        const { rows } = await sql<ToldCounts>`
          select count(*)::integer as all, count(*) filter (where ${isLate})::integer as late,
            count(*) filter (where "isNew")::integer as unseen,
            count(*) filter (where ${after} and not ${asideByThem})::integer as fresh,
            count(*) filter (where ${after} and ${isLate})::integer as "freshLate",
            count(*) filter (where ${after} and cannot_wait)::integer as "cannotWait",
            count(*) filter (where ${after} and not ${asideByThem} and rule = ${MANAGER_ATTENTION})::integer as notes
          from ${running(reading, to)}`.execute(tx)
        return rows[0] ?? { all: 0, late: 0, unseen: 0, fresh: 0, freshLate: 0, cannotWait: 0, notes: 0 }
      }),
    { standsOn: (tx, authority, { to }) => toldStands(tx, authority, to) },
  )
  return (reading, to, since) => count(reading, { to, since })
}

/** Somebody has seen everything they were told until now. */
export const markSeen =
  (store: Store): MarkSeen =>
  (authority, person, at) =>
    store.inAuthority(authority, async (tx) => {
      await sql`insert into told_seen (authority, person, seen_at) values (${authority}, ${person}, ${at})
        on conflict (authority, person) do update set seen_at = greatest(told_seen.seen_at, excluded.seen_at)`.execute(
        tx,
      )
    })
