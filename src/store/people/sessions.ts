import { sql } from 'kysely'
import type { Person } from '../../access/index.ts'
import type { OpenSession } from '../../practice/people/index.ts'
import type { AuthorityId, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { askerFrom, type Asker, type AskerFacts } from './askers.ts'
import type { Authority } from '../database/authorities.ts'
import { kept } from '../database/kept-statements.ts'
import type { Store } from '../database/store.ts'

/** After so many hours without a request a session has ended, and after so many in all. */
const IDLE_HOURS = 1
const HOURS_IN_ALL = 12

/** Keeps who is signed in, by the digest of the secret in their browser. */
export async function beginSession(
  store: Store,
  authority: AuthorityId,
  digest: string,
  { person, device }: { readonly person: string; readonly device: string },
): Promise<void> {
  await store.asApplication(async (tx) => {
    // Ended sessions stay for a month: what is typed in one that has ended is kept for whoever had it.
    await sql`delete from session where seen_at < now() - interval '30 days'`.execute(tx)
    await tx.insertInto('session').values({ id: digest, authority, person, device }).execute()
  })
}

/** A session of somebody, and who they are at this very request. */
export interface SessionAsks {
  readonly person: string
  readonly authority: Pick<Authority, 'id' | 'name' | 'demonstration'>
  /** What their own page calls it by: no secret. */
  readonly handle: string
  /** How many seconds ago they proved who they are. */
  readonly age: number
  /** Null where the record knows no such person. */
  readonly asker: Asker | null
}

type Found = Omit<SessionAsks, 'asker'> & { readonly facts: AskerFacts }

/**
 * Whose session it is, who they are now, and how the child stands whom they ask about: one question. Null where there is
 * no such session, or it was idle or open for too long. Marks it as seen, at most every five minutes.
 */
export const readWhoAsks =
  (store: Store, onThisComputer: (id: string) => Person | null, today: () => Day) =>
  async (digest: string, child: SubjectId | null): Promise<SessionAsks | null> => {
    const [row] = await store.alone(
      kept(sql<{ found: Found | null }>`
        select who_asks(${digest}, ${child}::uuid, ${today()}::date, ${`${IDLE_HOURS} hours`}::interval,
          ${`${HOURS_IN_ALL} hours`}::interval) as found`),
    )
    if (!row?.found) return null
    const { facts, ...session } = row.found
    const asker = askerFrom(session.person, facts, onThisComputer(session.person))
    return { ...session, asker }
  }

/** Every session of a person that has not ended, the latest seen first. */
export const readSessionsOf = (store: Store, authority: AuthorityId, person: string): Promise<readonly OpenSession[]> =>
  store.asApplication(async (tx) => {
    const { rows } = await sql<OpenSession>`
      select handle, device, begun_at as "begunAt", seen_at as "seenAt" from session
      where authority = ${authority} and person = ${person} and seen_at >= ${hoursAgo(IDLE_HOURS)}
        and begun_at >= ${hoursAgo(HOURS_IN_ALL)} order by seen_at desc, handle limit 100`.execute(tx)
    return rows
  })

/** Ends one session of a person, by its handle. Another’s is not found. */
export const endOneOf = (store: Store, authority: AuthorityId, person: string, handle: string): Promise<boolean> =>
  store.asApplication(async (tx) => {
    const { rows } = await sql`delete from session
      where authority = ${authority} and person = ${person} and handle = ${handle}::uuid returning id`.execute(tx)
    return rows.length > 0
  })

const hoursAgo = (hours: number) => sql<Date>`now() - ${sql.lit(hours)} * interval '1 hour'`

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
