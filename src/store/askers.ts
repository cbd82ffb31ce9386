import { sql, type RawBuilder } from 'kysely'
import {
  isRole,
  personWith,
  roleOf,
  withAccount,
  type ChildStanding,
  type Granted,
  type Person,
} from '../access/index.ts'
import type { AuthorityId, SubjectId } from '../record/index.ts'
import type { Day } from '../time/index.ts'
import { kept } from './kept-statements.ts'
import type { Store } from './store.ts'

/** Who asks, by the record as it is at this very request, and how the child stands whom they ask about. */
export interface Asker {
  readonly person: Person
  /** Null where none was asked about, or the record has no such child. */
  readonly child: ChildStanding | null
  /** Whether the person’s team has a child whose record is restricted to others. */
  readonly isWorkHidden: boolean
}

interface Told {
  readonly name: string
  readonly roles: readonly string[]
  readonly team: string | null
  readonly workers: readonly string[]
  readonly state: Person['state']
}

interface Row {
  /** As the sign-in tells it. */
  readonly person: Told | null
  /** As an administrator tells it. */
  readonly account: Told | null
  readonly named: readonly SubjectId[]
  readonly granted: readonly Granted[]
  readonly opened: readonly SubjectId[]
  readonly audited: readonly SubjectId[]
  /** The teams that have children whose records are restricted to others. */
  readonly hidden: readonly string[]
  readonly child: ChildStanding | null
}

/** Somebody as told; roles that this release does not know count for nothing. */
export function personFrom(id: string, { name, team, workers, state, ...told }: Told): Person {
  const roles = told.roles.filter(isRole)
  const [first] = roles
  const comesFor = first === undefined ? '' : roleOf(first).comesFor
  return { ...personWith(id, first ?? 'social-worker'), title: name, comesFor, roles, team, workers, state }
}

/** Somebody of whom both may be told; whom only an administrator tells of has not signed in by the council's accounts yet. */
function personOf(
  id: string,
  { person, account, named, granted, opened, audited }: Row,
  local: Person | null,
): Person | null {
  const told = person ? personFrom(id, person) : (local ?? (account && personFrom(id, account)))
  if (!told) return null
  return {
    ...withAccount(told, account && { ...account, roles: account.roles.filter(isRole) }),
    named,
    granted,
    opened,
    audited,
  }
}

const toldOf = (table: 'person' | 'account', where: RawBuilder<unknown>) => sql`
  (select json_build_object('name', name, 'roles', roles, 'team', team, 'workers', workers, 'state', state)
    from ${sql.table(table)} where ${where}) as ${sql.id(table)}`

/**
 * Reads who asks and about whom: one question for both, whatever the answer. Somebody who is in no table is one of the
 * people given, who may sign in on this computer alone; null where they are nowhere. `today`: the day on which a
 * grant must stand.
 */
export const readAsker =
  (store: Store, onThisComputer: (id: string) => Person | null, today: () => Day) =>
  async (authority: AuthorityId, id: string, child: SubjectId | null): Promise<Asker | null> => {
    const rootOf = (subject: RawBuilder<unknown>) => sql`coalesce(
      (select same_as from subject where authority = ${authority} and id = ${subject}), ${subject})`
    const row = await store.inAuthority(authority, async (tx) => {
      const { rows } = await kept(sql<Row>`
        select
          ${toldOf('person', sql`authority = ${authority} and id = ${id}`)},
          ${toldOf('account', sql`authority = ${authority} and generation = 0 and person = ${id}`)},
          (select coalesce(json_agg(subject), '[]') from child
            where authority = ${authority} and generation = 0 and restricted_to is not null
              and ${id} = any(restricted_to)) as named,
          (select coalesce(json_agg(json_build_object('child', c.subject, 'review', g.review)), '[]')
            from review_grant g cross join unnest(g.children) as asked(id)
            join child c on c.authority = ${authority} and c.generation = 0
              and c.subject = ${rootOf(sql`asked.id`)} and c.restricted_to is null
            where g.authority = ${authority} and g.generation = 0 and g.person = ${id}
              and ${today()} between g.from_on and g.until_on) as granted,
          (select coalesce(json_agg(distinct team), '[]') from child
            where authority = ${authority} and generation = 0 and restricted_to is not null and team is not null
              and not ${id} = any(restricted_to)) as hidden,
          (select coalesce(json_agg(distinct subject), '[]') from emergency_access
            where authority = ${authority} and person = ${id} and until > now() and subject is not null) as opened,
          (select coalesce(json_agg(distinct c.subject), '[]') from audit a
            join child c on c.authority = ${authority} and c.generation = 0
              and c.subject = ${rootOf(sql`a.child`)} and c.restricted_to is null
            where a.authority = ${authority} and a.generation = 0 and a.read_until_on is null
              and (a.auditor = ${id} or a.moderator = ${id})) as audited,
          (select json_build_object('subject', subject, 'team', team, 'worker', worker,
              'isRestricted', restricted_to is not null)
            from child where authority = ${authority} and generation = 0 and subject = ${rootOf(sql`${child}::uuid`)}) as child`).execute(
        tx,
      )
      return rows[0]
    })
    const person = row ? personOf(id, row, onThisComputer(id)) : null
    const isWorkHidden = person?.team != null && (row?.hidden ?? []).includes(person.team)
    return person && { person, child: row?.child ?? null, isWorkHidden }
  }
