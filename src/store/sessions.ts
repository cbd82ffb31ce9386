import { sql } from 'kysely'
import type { AuthorityId } from '../record/index.ts'
import type { Authority } from './authorities.ts'
import type { Store } from './store.ts'

/** After so many hours without a request a session has ended, and after so many in all. */
const IDLE_HOURS = 1
const HOURS_IN_ALL = 12

/** Keeps who is signed in, by the digest of the secret in their browser. */
export async function beginSession(
  store: Store,
  authority: AuthorityId,
  digest: string,
  person: string,
): Promise<void> {
  await store.asApplication(async (tx) => {
    // Ended sessions stay for a month: what is typed in one that has ended is kept for whoever had it.
    await sql`delete from session where seen_at < now() - interval '30 days'`.execute(tx)
    await tx.insertInto('session').values({ id: digest, authority, person }).execute()
  })
}

const hoursAgo = (hours: number) => sql<Date>`now() - ${sql.lit(hours)} * interval '1 hour'`

/** Whose session it is, and which authority's record it reads. */
export interface Session {
  readonly person: string
  readonly authority: Pick<Authority, 'id' | 'name' | 'demonstration'>
}

/** A session, or null where there is none or it was idle or open for too long. Marks it as seen, at most every five minutes. */
export async function findSession(store: Store, digest: string): Promise<Session | null> {
  return store.asApplication(async (tx) => {
    const found = await tx
      .selectFrom('session')
      .innerJoin('authority', 'authority.id', 'session.authority')
      .select(['person', 'authority.id', 'name', 'demonstration'])
      .select(sql<boolean>`seen_at < now() - interval '5 minutes'`.as('is_stale'))
      .where('session.id', '=', digest)
      .where('seen_at', '>=', hoursAgo(IDLE_HOURS))
      .where('begun_at', '>=', hoursAgo(HOURS_IN_ALL))
      .executeTakeFirst()
    if (found?.is_stale)
      await tx
        .updateTable('session')
        .set({ seen_at: sql`now()` })
        .where('id', '=', digest)
        .execute()
    if (!found) return null
    const { person, id, name, demonstration } = found
    return { person, authority: { id, name, demonstration } }
  })
}

/** Lets a session read another authority's record. */
export async function moveSession(store: Store, digest: string, authority: AuthorityId): Promise<void> {
  await store.asApplication((tx) => tx.updateTable('session').set({ authority }).where('id', '=', digest).execute())
}

/** Ends a session. */
export async function endSession(store: Store, digest: string): Promise<void> {
  await store.asApplication((tx) => tx.deleteFrom('session').where('id', '=', digest).execute())
}

/** Ends every session of whoever has this one. */
export async function endEverywhere(store: Store, digest: string): Promise<void> {
  await store.asApplication(async (tx) => {
    await sql`delete from session s using session mine
      where mine.id = ${digest} and s.authority = mine.authority and s.person = mine.person`.execute(tx)
  })
}

/** Ends every session of a person. */
export async function endSessionsOf(store: Store, authority: AuthorityId, person: string): Promise<void> {
  await store.asApplication((tx) =>
    tx.deleteFrom('session').where('authority', '=', authority).where('person', '=', person).execute(),
  )
}
