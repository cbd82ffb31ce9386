import { sql } from 'kysely'
import type { ReadChildrenCalled } from '../practice/permanence/index.ts'
import { seen } from './seen.ts'
import type { Store } from './store.ts'

/** Reads what those children are called whom the reader may see, by their ids: one query, however many. */
export const readChildrenCalled =
  (store: Store): ReadChildrenCalled =>
  async (reading, children) => {
    if (children.length === 0) return []
    return store.inAuthority(reading.authority, (tx) =>
      tx
        .selectFrom('child')
        .select(['subject', 'name', 'source_ref as sourceRef', 'team', 'sibling_group as siblingGroup'])
        .where('authority', '=', reading.authority)
        .where('generation', '=', reading.generation)
        .where(sql<boolean>`subject = any(${children}::uuid[])`)
        .where(seen(reading, sql`subject`))
        .execute(),
    )
  }
