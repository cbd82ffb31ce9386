import { sql } from 'kysely'
import type { AuthorityId } from '../../record/index.ts'
import type { Store } from '../database/store.ts'

/** By which program the stored rows were last worked out; null: by one that did not say so. */
export const readMadeBy = (store: Store, authority: AuthorityId): Promise<string | null> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<{ by: string | null }>`
      select made_by as by from definitions_in_use where authority = ${authority}`.execute(tx)
    return rows[0]?.by ?? null
  })

/** Notes that every stored row is what this program makes of the facts. */
export const noteMadeBy = (store: Store, authority: AuthorityId, program: string): Promise<unknown> =>
  store.inAuthority(authority, (tx) =>
    sql`update definitions_in_use set made_by = ${program} where authority = ${authority}`.execute(tx),
  )
