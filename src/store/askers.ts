import { sql } from 'kysely'
import { isRole, personWith, roleOf, type ChildStanding, type Person } from '../access/index.ts'
import type { AuthorityId, SubjectId } from '../record/index.ts'
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

interface Row {
  readonly person: {
    readonly name: string
    readonly roles: readonly string[]
    readonly team: string | null
    readonly workers: readonly string[]
    readonly state: Person['state']
  } | null
  readonly named: readonly SubjectId[]
  readonly opened: readonly SubjectId[]
  /** The teams that have children whose records are restricted to others. */
  readonly hidden: readonly string[]
  readonly child: ChildStanding | null
}

/** Somebody as the table of people has them; roles that this release does not know count for nothing. */
export function personFrom(id: string, row: NonNullable<Row['person']>, to: Pick<Person, 'named' | 'opened'>): Person {
  const roles = row.roles.filter(isRole)
  const [first] = roles
  const { name, team, workers, state } = row
  const comesFor = first === undefined ? '' : roleOf(first).comesFor
  return { ...personWith(id, first ?? 'social-worker'), title: name, comesFor, roles, team, workers, ...to, state }
}

/**
 * Reads who asks and about whom: one question for both, whatever the answer. Somebody who is in no table is one of the
 * people given, who may sign in on this computer alone; null where they are nowhere.
 */
export const readAsker =
  (store: Store, onThisComputer: (id: string) => Person | null) =>
  async (authority: AuthorityId, id: string, child: SubjectId | null): Promise<Asker | null> => {
    const row = await store.inAuthority(authority, async (tx) => {
      const { rows } = await kept(sql<Row>`
        select
          (select json_build_object('name', name, 'roles', roles, 'team', team, 'workers', workers, 'state', state)
            from person where authority = ${authority} and id = ${id}) as person,
          (select coalesce(json_agg(subject), '[]') from child
            where authority = ${authority} and generation = 0 and restricted_to is not null
              and ${id} = any(restricted_to)) as named,
          (select coalesce(json_agg(distinct team), '[]') from child
            where authority = ${authority} and generation = 0 and restricted_to is not null and team is not null
              and not ${id} = any(restricted_to)) as hidden,
          (select coalesce(json_agg(distinct subject), '[]') from emergency_access
            where authority = ${authority} and person = ${id} and until > now() and subject is not null) as opened,
          (select json_build_object('subject', subject, 'team', team, 'worker', worker,
              'isRestricted', restricted_to is not null)
            from child where authority = ${authority} and generation = 0 and subject = coalesce(
              (select same_as from subject where authority = ${authority} and id = ${child}), ${child})) as child`).execute(
        tx,
      )
      return rows[0]
    })
    const to = { named: row?.named ?? [], opened: row?.opened ?? [] }
    const local = onThisComputer(id)
    const person = row?.person ? personFrom(id, row.person, to) : local && { ...local, ...to }
    const isWorkHidden = person?.team != null && (row?.hidden ?? []).includes(person.team)
    return person && { person, child: row?.child ?? null, isWorkHidden }
  }
