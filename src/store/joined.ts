import { sql } from 'kysely'
import type { ReadRoot } from '../practice/show-child/index.ts'
import { readRoots } from './groups.ts'
import type { Store } from './store.ts'

/** Reads under which record another of the same child is read, as far as was known. */
export const readRoot =
  (store: Store): ReadRoot =>
  ({ authority, generation }, child) =>
    store.inAuthority(authority, async (tx) => {
      const then = await sql<{ position: number }>`select position from reconstruction
        where authority = ${authority} and generation = ${generation}`.execute(tx)
      const roots = await readRoots(tx, authority, then.rows[0]?.position)
      return roots.get(child) ?? null
    })
