import { sql } from 'kysely'
import type { AuthorityId } from '../../record/index.ts'
import type { Store } from './store.ts'

export interface Authority {
  readonly id: AuthorityId
  readonly name: string
  /** The Department's number for it, where there is one. */
  readonly code: string | null
  /** Whether its children are invented. */
  readonly demonstration: boolean
}

/** Makes an authority and the beginning of its chain; an authority that is there keeps its chain and gets the name. */
export function ensureAuthority(store: Store, authority: Authority): Promise<void> {
  return store.inAuthority(authority.id, async (tx) => {
    await tx
      .insertInto('authority')
      .values(authority)
      .onConflict((known) => known.column('id').doUpdateSet(authority))
      .execute()
    await sql`insert into chain_head (authority) values (${authority.id}) on conflict do nothing`.execute(tx)
    await sql`insert into read_head (authority) values (${authority.id}) on conflict do nothing`.execute(tx)
    await sql`insert into definitions_in_use (authority) values (${authority.id}) on conflict do nothing`.execute(tx)
  })
}

/** Makes a record for another authority, under the next free number. */
export async function addAuthority(store: Store, authority: Omit<Authority, 'id'>): Promise<AuthorityId> {
  const known = await authorities(store)
  const id = Math.max(0, ...known.map((one) => one.id)) + 1
  await ensureAuthority(store, { id, ...authority })
  return id
}

/** Every authority in this installation, by number. */
export const authorities = (store: Store): Promise<Authority[]> =>
  store.asApplication((tx) => tx.selectFrom('authority').selectAll().orderBy('id').execute())
