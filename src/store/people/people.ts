import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { RoleId } from '../../access/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import type { Store, Tx } from '../database/store.ts'

/** After so many days without signing in, an account is disabled. */
export const UNUSED_DAYS = 90

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
  | { readonly refused: 'no-role' | 'disabled' | 'unused'; readonly person?: string }

/** Keeps what changed about somebody, and by whom: a list that only grows. */
const tellChange = (tx: Tx, authority: AuthorityId, by: string, person: string, says: object) =>
  tx
    .insertInto('person_change')
    .values({ authority, by_person: by, person, says: JSON.stringify(says) })
    .execute()

interface Known {
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
  readonly state: 'active' | 'disabled'
  readonly isUnused: boolean
}

async function knownBy(tx: Tx, authority: AuthorityId, identity: string): Promise<Known | undefined> {
  return tx
    .selectFrom('person')
    .select(['id', 'name', 'roles', 'state'])
    .select(
      sql<boolean>`greatest(coalesce(signed_in_at, made_at), enabled_at) < now() - ${UNUSED_DAYS} * interval '1 day'`.as(
        'isUnused',
      ),
    )
    .where('authority', '=', authority)
    .where('identity', '=', identity)
    .forUpdate()
    .executeTakeFirst()
}

/** Whom an invitation invites; null where it invites nobody any more. */
async function invitedBy(tx: Tx, authority: AuthorityId, digest: string | null): Promise<string | null> {
  if (digest === null) return null
  const { rows } = await sql<{ person: string }>`
    select person from invitation i
    where i.authority = ${authority} and i.digest = ${digest} and i.taken_at is null and i.until > now()
      and not exists (select from person p where p.authority = ${authority} and p.id = i.person)
    for update`.execute(tx)
  return rows[0]?.person ?? null
}

const accountOf = (tx: Tx, authority: AuthorityId, person: string) =>
  tx
    .selectFrom('account')
    .select(['roles', 'state'])
    .where('authority', '=', authority)
    .where('generation', '=', 0)
    .where('person', '=', person)
    .executeTakeFirst()

/**
 * Lets somebody in whom single sign-on vouches for: known by their identity, invited, or new, with the roles of their
 * groups as they are today and those that an administrator gave. Every change of name, roles or state is kept.
 * `invitation`: the digest of the secret that they came with.
 */
export function welcome(
  store: Store,
  authority: AuthorityId,
  { identity, name, email, roles }: Vouched,
  invitation: string | null = null,
): Promise<Welcomed> {
  return store.inAuthority(authority, async (tx): Promise<Welcomed> => {
    const known = await knownBy(tx, authority, identity)
    const id = known?.id ?? (await invitedBy(tx, authority, invitation)) ?? `p-${randomUUID()}`
    const account = await accountOf(tx, authority, id)
    if (known?.state === 'disabled' || account?.state === 'disabled') return { refused: 'disabled', person: id }
    if (known?.isUnused) {
      await ofPerson(tx, authority, known.id).set({ state: 'disabled' }).execute()
      await tellChange(tx, authority, 'throughline', known.id, { state: 'disabled', because: 'unused for 90 days' })
      return { refused: 'unused', person: known.id }
    }
    if (roles.length === 0 && (account?.roles ?? []).length === 0)
      return known ? { refused: 'no-role', person: id } : { refused: 'no-role' }
    const now = { name, email, roles: [...roles], signed_in_at: sql<Date>`now()` }
    if (!known) {
      await tx
        .insertInto('person')
        .values({ authority, id, identity, team: null, ...now })
        .execute()
      await sql`update invitation set taken_at = now()
        where authority = ${authority} and person = ${id} and taken_at is null`.execute(tx)
    } else await ofPerson(tx, authority, id).set(now).execute()
    if (known?.name !== name || known.roles.join() !== roles.join())
      await tellChange(tx, authority, 'single-sign-on', id, { name, roles })
    return { person: id }
  })
}

const ofPerson = (tx: Tx, authority: AuthorityId, id: string) =>
  tx.updateTable('person').where('authority', '=', authority).where('id', '=', id)

/** For so many days an invitation can be taken up. */
const INVITED_DAYS = 7

/** Keeps an invitation by its secret's digest, in place of any earlier one of the same person. */
export const inviteBy = (store: Store, authority: AuthorityId, digest: string, person: string): Promise<void> =>
  store.inAuthority(authority, async (tx) => {
    await sql`update invitation set until = now() where authority = ${authority} and person = ${person}
      and taken_at is null and until > now()`.execute(tx)
    await sql`insert into invitation (authority, digest, person, until)
      values (${authority}, ${digest}, ${person}, now() + ${INVITED_DAYS} * interval '1 day')`.execute(tx)
  })
