import { sql } from 'kysely'
import type { ReadChildrenCalled } from '../practice/permanence/index.ts'
import type { Store } from './store.ts'

/** Reads what children are called, by their ids: one query, however many. */
export const readChildrenCalled =
  (store: Store): ReadChildrenCalled =>
  async ({ authority, generation }, children) => {
    if (children.length === 0) return []
    return store.inAuthority(authority, (tx) =>
      tx
        .selectFrom('child')
        .select(['subject', 'name', 'source_ref as sourceRef', 'team', 'sibling_group as siblingGroup'])
        .where('authority', '=', authority)
        .where('generation', '=', generation)
        .where(sql<boolean>`subject = any(${children}::uuid[])`)
        .execute(),
    )
  }
