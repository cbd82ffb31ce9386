import { sql, type RawBuilder } from 'kysely'
import { everyChild, isRole, roleIds, roleOf, type Person } from '../../access/index.ts'
import type { FindPeople } from '../../practice/child/index.ts'
import type { KnownPerson, PeopleAsk, PeoplePorts } from '../../practice/people/index.ts'
import type { AuthorityId, FactId, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { savedRevisions, savedTexts } from '../projecting/child-facts.ts'
import { UNUSED_DAYS } from './people.ts'
import type { Store, Tx } from '../database/store.ts'

/** People who may sign in on this computer alone: as the sign-in page offers them. */
export type Local = readonly Pick<Person, 'id' | 'title' | 'roles' | 'team' | 'workers' | 'state'>[]

interface Row {
  readonly person: string
  readonly name: string
  readonly ofGroups: readonly string[]
  readonly given: readonly string[]
  readonly team: string | null
  readonly workers: readonly string[]
  readonly state: KnownPerson['state']
  readonly homePostcode: string | null
  readonly isUnused: boolean
  readonly isFromSignIn: boolean
  readonly signedInAt: Date | null
  readonly reviewedOn: Day | null
  readonly subject: SubjectId | null
  readonly fact: FactId | null
  readonly revision: number | null
  readonly total: number
}

/** Everybody, from the sign-in, from administrators and from the list of this computer: one row each. */
export const everybody = (authority: AuthorityId, local: Local): RawBuilder<unknown> => sql`
  select coalesce(p.id, a.person, l.id) as person, coalesce(p.name, l.title, a.name) as name,
    coalesce(p.roles, l.roles, '{}') as "ofGroups", coalesce(a.roles, '{}') as given,
    case when a.subject is null then coalesce(p.team, l.team) else a.team end as team,
    case when a.subject is null then coalesce(p.workers, l.workers, '{}') else a.workers end as workers,
    case when 'disabled' in (p.state, l.state, a.state) then 'disabled' else 'active' end as state,
    a.home_postcode as "homePostcode", coalesce(p.state, 'active') = 'disabled' as "isUnused", p.id is not null as "isFromSignIn",
    greatest(p.signed_in_at, s.begun_at) as "signedInAt", a.reviewed_on as "reviewedOn", a.subject
  from (select * from person where authority = ${authority}) p
  full join (select * from account where authority = ${authority} and generation = 0) a on a.person = p.id
  full join json_to_recordset(${JSON.stringify(local)}::json)
    as l(id text, title text, roles text[], team text, workers text[], state text) on l.id = coalesce(p.id, a.person)
  left join (select person, max(begun_at) as begun_at from session where authority = ${authority} group by person) s
    on s.person = coalesce(p.id, a.person, l.id)`

/** With the fact of their account and its last revision: what a change must still find. */
const withFact = (authority: AuthorityId, rows: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select k.*, f.fact, f.revision from (${rows}) k left join lateral (
    select e.fact, max(e.revision) as revision from event_subject o
    join event e on e.authority = ${authority} and e.entry = o.entry and e.n = o.n and e.type = 'people.account'
    where o.authority = ${authority} and o.subject = k.subject group by e.fact limit 1) f on true`

function knownFrom({ total: _, isFromSignIn: __, ofGroups, given, revision, signedInAt, ...row }: Row): KnownPerson {
  return {
    ...row,
    ofGroups: ofGroups.filter(isRole),
    given: given.filter(isRole),
    revision: revision ?? -1,
    signedInAt: signedInAt === null ? null : new Date(signedInAt),
  }
}

/** Reads everybody who may sign in or might, a page at a time. `local`: those of this computer’s list. */
export const readPeople =
  (store: Store, local: Local) =>
  (authority: AuthorityId, { letter, notReviewedSince, limit, offset }: PeopleAsk) =>
    store.inAuthority(authority, async (tx) => {
      const isCalled = letter === '' ? sql`true` : sql`lower(left(name, 1)) = lower(${letter})`
      const isDue = sql`(state = 'active' and (k."reviewedOn" is null or k."reviewedOn" < ${notReviewedSince}))`
      const { rows } = await sql<Row>`
        select k.* from (${withFact(
          authority,
          sql`select *, count(*) over () as total from (${everybody(authority, local)}) k
            where ${isCalled} and ${notReviewedSince === null ? sql`true` : isDue}
            order by ${notReviewedSince === null ? sql`` : sql`k."reviewedOn" nulls first,`} lower(name), person
            limit ${limit} offset ${offset}`,
        )}) k order by ${notReviewedSince === null ? sql`` : sql`k."reviewedOn" nulls first,`} lower(name), person`.execute(
        tx,
      )
      return { total: Number(rows[0]?.total ?? 0), people: rows.map(knownFrom) }
    })

/** Looks up people who may sign in, for a form in which some are chosen: by their words, or by a part of a name or role. */
export const findPeople =
  (store: Store, local: Local): FindPeople =>
  (authority, whom, limit) =>
    store.inAuthority(authority, async (tx) => {
      const called = 'called' in whom ? whom.called.toLowerCase() : ''
      const roles = roleIds.filter((id) => called !== '' && roleOf(id).title.toLowerCase().includes(called))
      const isWanted =
        'people' in whom
          ? sql`person = any(${whom.people}::text[])`
          : sql`state = 'active' and (strpos(lower(name), ${called}) > 0
              or ("ofGroups" || given) && ${roles}::text[])`
      const { rows } = await sql<Row>`select k.* from (${everybody(authority, local)}) k
        where ${isWanted} order by lower(name), person limit ${limit}`.execute(tx)
      return rows.map(({ person, name, ofGroups, given, team }) => {
        const titles = [...new Set([...ofGroups, ...given].filter(isRole))].map((id) => roleOf(id).title)
        const does = [...titles, ...(team === null ? [] : [team])].join(', ')
        return { person, name, does: does === name ? '' : does }
      })
    })

async function seesNow(tx: Tx, authority: AuthorityId, { team, workers }: Pick<Row, 'team' | 'workers'>) {
  const { rows } = await sql<{ allocated: number; team: number }>`
    select
      (select count(*) from child where authority = ${authority} and generation = 0 and restricted_to is null
        and (worker = any(${workers}::text[]) or officer = any(${workers}::text[]))) as allocated,
      (select count(*) from child where authority = ${authority} and generation = 0 and restricted_to is null
        and team = ${team}) as team`.execute(tx)
  return { allocated: Number(rows[0]?.allocated ?? 0), team: Number(rows[0]?.team ?? 0) }
}

/** Reads somebody, with how often they are signed in and how many children are theirs. */
export const readPerson =
  (store: Store, local: Local): PeoplePorts['readPerson'] =>
  (authority, person) =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<Row>`${withFact(
        authority,
        sql`select * from (${everybody(authority, local)}) k where person = ${person}`,
      )}`.execute(tx)
      const [row] = rows
      if (!row) return null
      const sessions = await sql<{ open: number }>`select count(*) as open from session
        where authority = ${authority} and person = ${person}
          and seen_at >= now() - interval '1 hour' and begun_at >= now() - interval '12 hours'`.execute(tx)
      return {
        ...{ known: knownFrom(row), isFromSignIn: row.isFromSignIn },
        ...{ sessions: Number(sessions.rows[0]?.open ?? 0), sees: await seesNow(tx, authority, row) },
      }
    })

/** Reads what was ever changed about somebody: by administrators, and by the sign-in itself. */
export const readPersonHistory =
  (store: Store): PeoplePorts['readPersonHistory'] =>
  (authority, person, subject) =>
    store.inAuthority(authority, async (tx) => {
      const bySignIn = await tx
        .selectFrom('person_change')
        .select(['at', 'says'])
        .where('authority', '=', authority)
        .where('person', '=', person)
        .orderBy('n', 'desc')
        .limit(50)
        .execute()
      const reading = { authority, generation: 0, on: NO_DAY, sees: everyChild }
      const revisions = subject === null ? [] : await savedRevisions(tx, reading, subject)
      const texts = subject === null ? [] : await savedTexts(tx, reading, subject)
      return {
        revisions: revisions.map((each) => ({
          ...each,
          reason: texts.find(({ fact, revision }) => fact === each.fact && revision === each.revision)?.text ?? '',
        })),
        bySignIn: bySignIn.map(({ at, says }) => ({
          at: new Date(at),
          says: says as Readonly<Record<string, unknown>>, // written by `welcome` and `enableAgain`
        })),
      }
    })

const NO_DAY = '0001-01-01' as Day // a day; none is read on it

/** Reads the names of all teams: of every child, since an administrator sees none. */
export const readTeamNames = (store: Store) => (authority: AuthorityId) =>
  store.inAuthority(authority, async (tx) => {
    // One look by index for each team, however many children there are.
    const { rows } = await sql<{ team: string }>`
      with recursive teams as (
        (select team from child where authority = ${authority} and generation = 0 and team is not null order by team limit 1)
        union all
        select (select c.team from child c where c.authority = ${authority} and c.generation = 0 and c.team > t.team
          order by c.team limit 1) from teams t where t.team is not null
      ) select team from teams where team is not null`.execute(tx)
    return rows.map(({ team }) => team)
  })

/** Reads who else has one of these social worker numbers. */
export const whoHasNumber =
  (store: Store, local: Local): PeoplePorts['whoHasNumber'] =>
  (authority, person, workers) =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<{ worker: string; name: string }>`
        select w.worker, k.name from (${everybody(authority, local)}) k cross join unnest(k.workers) as w(worker)
        where k.person <> ${person} and w.worker = any(${workers}::text[]) and k.state = 'active' limit 1`.execute(tx)
      return rows[0] ?? null
    })

/** Lets somebody in again whose account was disabled because it was not used: from now on it counts as used. */
export const enableAgain =
  (store: Store): PeoplePorts['enableAgain'] =>
  (authority, person, by) =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await sql<{ id: string }>`
        update person set state = 'active', enabled_at = now()
        where authority = ${authority} and id = ${person} and (state = 'disabled'
          or greatest(coalesce(signed_in_at, made_at), enabled_at) < now() - ${UNUSED_DAYS} * interval '1 day')
        returning id`.execute(tx)
      if (rows.length > 0)
        await tx
          .insertInto('person_change')
          .values({ authority, by_person: by, person, says: JSON.stringify({ state: 'active' }) })
          .execute()
    })

/** Reads whom administrators added and who has never signed in by the council’s accounts: enabled, by name. */
export const readAdded = (store: Store, authority: AuthorityId) =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<{ id: string; title: string; roles: readonly string[] }>`
      select a.person as id, a.name as title, a.roles from account a
      where a.authority = ${authority} and a.generation = 0 and a.state = 'active' and a.person like 'p-%'
        and not exists (select from person p where p.authority = ${authority} and p.id = a.person)
      order by lower(a.name) limit 50`.execute(tx)
    return rows.map(({ id, title, roles }) => ({
      ...{ id, title },
      comesFor:
        roles
          .filter(isRole)
          .map((role) => roleOf(role).title)
          .join(', ') || 'No role yet',
    }))
  })

/** Reads the names of all who have an account in one record. */
export const readNames = (store: Store, authority: AuthorityId) =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<{ id: string; name: string }>`
      select coalesce(p.id, a.person) as id, coalesce(p.name, a.name) as name
      from (select id, name from person where authority = ${authority}) p
      full join (select person, name from account where authority = ${authority} and generation = 0) a on a.person = p.id`.execute(
      tx,
    )
    return rows
  })
