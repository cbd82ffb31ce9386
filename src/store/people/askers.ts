import { sql } from 'kysely'
import {
  isRole,
  personWith,
  roleOf,
  withAccount,
  type ChildStanding,
  type Granted,
  type Person,
} from '../../access/index.ts'
import type { AuthorityId, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { kept } from '../database/kept-statements.ts'
import type { Store } from '../database/store.ts'

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

/** As the function `asker_facts` of the database tells it. */
export interface AskerFacts {
  /** As the sign-in tells it. */
  readonly person: Told | null
  /** As an administrator tells it. */
  readonly account: Told | null
  readonly named: readonly SubjectId[]
  readonly granted: readonly Granted[]
  readonly opened: readonly SubjectId[]
  readonly audited: readonly SubjectId[]
  readonly items: readonly SubjectId[]
  readonly complained: readonly SubjectId[]
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
  { person, account, named, granted, opened, audited, items, complained }: AskerFacts,
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
    items,
    complained,
  }
}

/** What `asker_facts` of the database answers, as somebody and the child whom they ask about. */
export function askerFrom(id: string, facts: AskerFacts, local: Person | null): Asker | null {
  const person = personOf(id, facts, local)
  if (person === null) return null
  return { person, child: facts.child, isWorkHidden: person.team !== null && facts.hidden.includes(person.team) }
}

/**
 * Reads who asks and about whom: one question for both, whatever the answer. Somebody who is in no table is one of the
 * people given, who may sign in on this computer alone; null where they are nowhere. `today`: the day on which a
 * grant must stand.
 */
export const readAsker =
  (store: Store, onThisComputer: (id: string) => Person | null, today: () => Day) =>
  async (authority: AuthorityId, id: string, child: SubjectId | null): Promise<Asker | null> => {
    const [row] = await store.alone(
      kept(sql<{ facts: AskerFacts }>`
        select asker_facts(${authority}::integer, ${id}, ${child}::uuid, ${today()}::date) as facts`),
    )
    return row ? askerFrom(id, row.facts, onThisComputer(id)) : null
  }
