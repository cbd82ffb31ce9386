import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { RoleId } from '../access/index.ts'
import type { AuthorityId } from '../record/index.ts'
import type { Store, Tx } from './store.ts'

/** After so many days without signing in, an account is disabled. */
const UNUSED_DAYS = 90

/** Somebody whom single sign-on vouches for. */
export interface Vouched {
  /** Issuer and subject, which never change. */
  readonly identity: string
  readonly name: string
  /** Where messages go; null where the sign-in says none that it has verified. */
  readonly email: string | null
  /** The roles that their groups come to. */
  readonly roles: readonly RoleId[]
}

export type Welcomed =
  | { readonly person: string }
  /** No group of theirs is a role here; the account is disabled; it was unused for too long, and is disabled from now on. */
  | { readonly refused: 'no-role' | 'disabled' | 'unused' }

/** Keeps what changed about somebody, and by whom: a list that only grows. */
const tellChange = (tx: Tx, authority: AuthorityId, by: string, person: string, says: object) =>
  tx
    .insertInto('person_change')
    .values({ authority, by_person: by, person, says: JSON.stringify(says) })
    .execute()

/**
 * Lets somebody in whom single sign-on vouches for: known by their identity, or new, with the roles of their groups as
 * they are today. Every change of name, roles or state is kept.
 */
export function welcome(
  store: Store,
  authority: AuthorityId,
  { identity, name, email, roles }: Vouched,
): Promise<Welcomed> {
  return store.inAuthority(authority, async (tx): Promise<Welcomed> => {
    const known = await tx
      .selectFrom('person')
      .select(['id', 'name', 'roles', 'state'])
      .select(sql<boolean>`coalesce(signed_in_at, made_at) < now() - ${UNUSED_DAYS} * interval '1 day'`.as('isUnused'))
      .where('authority', '=', authority)
      .where('identity', '=', identity)
      .forUpdate()
      .executeTakeFirst()
    if (known?.state === 'disabled') return { refused: 'disabled' }
    if (known?.isUnused) {
      await ofPerson(tx, authority, known.id).set({ state: 'disabled' }).execute()
      await tellChange(tx, authority, 'throughline', known.id, { state: 'disabled', because: 'unused for 90 days' })
      return { refused: 'unused' }
    }
    if (roles.length === 0) return { refused: 'no-role' }
    const id = known?.id ?? `p-${randomUUID()}`
    const now = { name, email, roles: [...roles], signed_in_at: sql<Date>`now()` }
    if (!known)
      await tx
        .insertInto('person')
        .values({ authority, id, identity, team: null, ...now })
        .execute()
    else await ofPerson(tx, authority, id).set(now).execute()
    if (known?.name !== name || known.roles.join() !== roles.join())
      await tellChange(tx, authority, 'single-sign-on', id, { name, roles })
    return { person: id }
  })
}

const ofPerson = (tx: Tx, authority: AuthorityId, id: string) =>
  tx.updateTable('person').where('authority', '=', authority).where('id', '=', id)
