import type { AuthorityId, FactId } from '../record/index.ts'
import type { Store } from './store.ts'

/** Reads one file of an edition as it was published; null where there is none. */
export const readEditionFile = (
  store: Store,
  authority: AuthorityId,
  fact: FactId,
  name: string,
): Promise<Buffer | null> =>
  store.inAuthority(authority, async (tx) => {
    const found = await tx
      .selectFrom('edition_file')
      .select('content')
      .where('authority', '=', authority)
      .where('fact', '=', fact)
      .where('name', '=', name)
      .executeTakeFirst()
    return found?.content ?? null
  })
