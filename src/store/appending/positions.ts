import { sql } from 'kysely'
import type { AuthorityId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Store } from '../database/store.ts'

/** A moment of the record that was committed. */
export interface Position {
  readonly position: number
  readonly at: Date
}

/** The last position that was recorded by the end of a civil day in Europe/London; null where nothing was. */
export const positionByEndOf = (store: Store, authority: AuthorityId, on: Day): Promise<Position | null> =>
  store.inAuthority(authority, async (tx) => {
    const found = await tx
      .selectFrom('entry')
      .select(['position', 'recorded_at as at'])
      .where('authority', '=', authority)
      .where('position', 'is not', null)
      .where('recorded_at', '<', sql<Date>`((${on}::date + 1)::timestamp at time zone 'Europe/London')`)
      .orderBy('position', 'desc')
      .limit(1)
      .executeTakeFirst()
    return found?.at && found.position !== null ? { position: Number(found.position), at: found.at } : null
  })

/** The first and last positions of the record; null while it is empty. */
export const firstAndLastPosition = (
  store: Store,
  authority: AuthorityId,
): Promise<{ readonly first: Position; readonly last: Position } | null> =>
  store.inAuthority(authority, async (tx) => {
    const ends = await tx
      .selectFrom('entry')
      .select(['position', 'recorded_at as at'])
      .where('authority', '=', authority)
      .where('position', 'is not', null)
      .where(({ or, eb, selectFrom }) => {
        const of = (which: 'min' | 'max') =>
          selectFrom('entry')
            .select((inner) => inner.fn[which]('position').as('p'))
            .where('authority', '=', authority)
        return or([eb('position', '=', of('min')), eb('position', '=', of('max'))])
      })
      .orderBy('position')
      .execute()
    const places = ends.flatMap(({ position, at }) =>
      position !== null && at ? [{ position: Number(position), at }] : [],
    )
    const [first, last = first] = places
    return first && last ? { first, last } : null
  })

/** The instant at which a position was recorded; null where the record has no such position. */
export const whenRecorded = (store: Store, authority: AuthorityId, position: number): Promise<Date | null> =>
  store.inAuthority(authority, async (tx) => {
    const found = await tx
      .selectFrom('entry')
      .select('recorded_at as at')
      .where('authority', '=', authority)
      .where('position', '=', position)
      .executeTakeFirst()
    return found?.at ?? null
  })

/** The head of an authority's chain: its last position and hash, in hexadecimal. */
export const chainHead = (
  store: Store,
  authority: AuthorityId,
): Promise<{ readonly position: number; readonly hash: string } | null> =>
  store.inAuthority(authority, async (tx) => {
    const head = await tx
      .selectFrom('chain_head')
      .select(['position', 'hash'])
      .where('authority', '=', authority)
      .executeTakeFirst()
    return head ? { position: Number(head.position), hash: head.hash.toString('hex') } : null
  })
