import { sql } from 'kysely'
import type { PackKind } from '../../practice/packs/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Store } from '../database/store.ts'

/** Somebody who may be written to, and when that was done last. */
export interface Reachable {
  readonly person: string
  readonly email: string
  readonly lastSentAt: Date | null
  /** Whether they had today’s digest. */
  readonly hadDigest: boolean
}

/** Everybody with an active account and an address. */
export const readReachable = (store: Store, authority: AuthorityId, today: Day): Promise<readonly Reachable[]> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<Reachable>`
      select p.id as person, p.email, max(m.sent_at) filter (where m.kind in ('digest', 'at-once')) as "lastSentAt",
        coalesce(bool_or(m.kind = 'digest' and m.on_day = ${today}), false) as "hadDigest"
      from person p left join told_message m on m.authority = ${authority} and m.person = p.id
      where p.authority = ${authority} and p.state = 'active' and p.email is not null
      group by p.id, p.email order by p.id`.execute(tx)
    return rows
  })

/** A message that is about to be sent. */
export interface Message {
  readonly person: string
  readonly at: Date
  /** `unusual`: what stood out in the reading of the week that begins on the day. `pack-…`: a pack that tells of what was up to the day. */
  readonly kind: 'digest' | 'at-once' | 'unusual' | `pack-${PackKind}`
  readonly day: Day
}

/**
 * Takes the right to send a message, before it is sent: false where another process has it already. A message that then
 * could not be sent gives it back.
 */
export const claimMessage = (
  store: Store,
  authority: AuthorityId,
  { person, at, kind, day }: Message,
): Promise<boolean> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql`insert into told_message (authority, person, sent_at, kind, on_day)
      values (${authority}, ${person}, ${at}, ${kind}, ${day}) on conflict do nothing returning person`.execute(tx)
    return rows.length > 0
  })

export const giveBackMessage = (store: Store, authority: AuthorityId, { person, at, kind }: Message): Promise<void> =>
  store.inAuthority(authority, async (tx) => {
    await sql`delete from told_message
      where authority = ${authority} and person = ${person} and kind = ${kind} and sent_at = ${at}`.execute(tx)
  })
