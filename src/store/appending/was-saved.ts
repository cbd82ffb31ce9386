import type { WasSaved } from '../../practice/child/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import type { Store, Tx } from '../database/store.ts'

/** Where in the authority’s chain the entry with this request stands; null where there is none. One lookup by a unique index. */
export async function positionOf(tx: Tx, authority: AuthorityId, request: string): Promise<number | null> {
  const found = await tx
    .selectFrom('entry')
    .select('position')
    .where('authority', '=', authority)
    .where('request', '=', request)
    .executeTakeFirst()
  return found?.position ?? null
}

/** Reads whether a form was saved already. */
export const wasSaved =
  (store: Store): WasSaved =>
  (authority, request) =>
    store.inAuthority(authority, async (tx) => (await positionOf(tx, authority, request)) !== null)
