import { sql } from 'kysely'
import type { AuthorityId } from '../../record/index.ts'
import type { Store, Tx } from '../database/store.ts'

/** How the record names whoever uses the emergency account. */
export const EMERGENCY = 'emergency-administrator'

/** So many wrong attempts within a quarter of an hour close it for another. */
const MOST_WRONG = 5

interface Kept {
  readonly verifier: Buffer
  readonly salt: Buffer
  readonly costs: { readonly memory: number; readonly passes: number; readonly parallelism: number }
  readonly totp: Buffer
}

/** Says in the list that only grows that the account was turned on or off, or used. */
const tell = (tx: Tx, authority: AuthorityId, by: string, says: object) =>
  tx
    .insertInto('person_change')
    .values({ authority, by_person: by, person: EMERGENCY, says: JSON.stringify(says) })
    .execute()

/** Turns the emergency account on, with new secrets in place of any earlier ones: whoever was signed in by those no longer is. */
export async function turnEmergencyOn(store: Store, authority: AuthorityId, kept: Kept): Promise<void> {
  await turnEmergencyOff(store, authority)
  await store.inAuthority(authority, async (tx) => {
    await tx
      .insertInto('emergency_account')
      .values({ authority, ...kept, costs: JSON.stringify(kept.costs), tried_at: null })
      .execute()
    await sql`insert into person (authority, id, name, roles)
      values (${authority}, ${EMERGENCY}, 'Emergency administrator', '{administrator}')
      on conflict (authority, id) do update set state = 'active'`.execute(tx)
    await tell(tx, authority, 'machine', { state: 'active', because: 'the emergency account was turned on' })
  })
}

/** Turns it off, and signs out whoever uses it. Answers whether it was on. */
export async function turnEmergencyOff(store: Store, authority: AuthorityId): Promise<boolean> {
  const wasOn = await store.inAuthority(authority, async (tx) => {
    const { rows } = await sql`delete from emergency_account where authority = ${authority} returning 1`.execute(tx)
    if (rows.length === 0) return false
    await sql`update person set state = 'disabled' where authority = ${authority} and id = ${EMERGENCY}`.execute(tx)
    await tell(tx, authority, 'machine', { state: 'disabled', because: 'the emergency account was turned off' })
    return true
  })
  await store.asApplication((tx) =>
    tx.deleteFrom('session').where('authority', '=', authority).where('person', '=', EMERGENCY).execute(),
  )
  return wasOn
}

/** Since when the emergency account is on; null where it is off. */
export const emergencyOnSince = (store: Store, authority: AuthorityId): Promise<Date | null> =>
  store.inAuthority(authority, async (tx) => {
    const found = await tx
      .selectFrom('emergency_account')
      .select('made_at')
      .where('authority', '=', authority)
      .executeTakeFirst()
    return found ? new Date(found.made_at) : null
  })

/**
 * Counts an attempt before it is known whether it is right, so that many at once count as many. Answers what to compare it
 * with; `closed` after too many wrong ones; null where the account is off.
 */
export const attemptEmergency = (store: Store, authority: AuthorityId): Promise<Kept | 'closed' | null> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<Kept & { wrong: number }>`
      update emergency_account set tried_at = case when wrong >= ${MOST_WRONG} and tried_at > now() - interval '15 minutes'
          then tried_at else now() end,
        wrong = case when tried_at > now() - interval '15 minutes' then wrong + 1 else 1 end
      where authority = ${authority} returning verifier, salt, costs, totp, wrong`.execute(tx)
    const [kept] = rows
    if (!kept) return null
    return kept.wrong > MOST_WRONG ? 'closed' : kept
  })

/** Takes the code of one half minute, once; answers whether it was still to be taken. Kept in the list that only grows. */
export const passEmergency = (store: Store, authority: AuthorityId, step: number): Promise<boolean> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql`update emergency_account set wrong = 0, last_step = ${step}
      where authority = ${authority} and last_step < ${step} returning 1`.execute(tx)
    if (rows.length === 0) return false
    await sql`update person set signed_in_at = now() where authority = ${authority} and id = ${EMERGENCY}`.execute(tx)
    await tell(tx, authority, EMERGENCY, { because: 'somebody signed in by the emergency account' })
    return true
  })
