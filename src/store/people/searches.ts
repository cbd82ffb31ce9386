import { randomUUID } from 'node:crypto'
import type { KeepSearch, ReadSearch } from '../../practice/child/index.ts'
import type { Store } from '../database/store.ts'

/** What is searched: a search of one kind is not found among those of another. */
type Kind = 'children' | 'reads'

/** Keeps what somebody searched for, under a random id. */
export const keepSearch =
  (store: Store, kind: Kind = 'children'): KeepSearch =>
  (authority, by, text) =>
    store.inAuthority(authority, async (tx) => {
      const id = randomUUID()
      const asks = JSON.stringify({ text })
      await tx.insertInto('stored_search').values({ authority, id, by_person: by, kind, asks }).execute()
      return id
    })

/** Reads what somebody searched for; another person's search is not found. */
export const readSearch =
  (store: Store, kind: Kind = 'children'): ReadSearch =>
  (authority, by, id) =>
    store.inAuthority(authority, async (tx) => {
      const found = await tx
        .selectFrom('stored_search')
        .select('asks')
        .where('authority', '=', authority)
        .where('id', '=', id)
        .where('by_person', '=', by)
        .where('kind', '=', kind)
        .executeTakeFirst()
      const asks = found?.asks
      return typeof asks === 'object' && asks !== null && 'text' in asks ? String(asks.text) : null
    })
