import type { AuthorityId, FactId } from '../../record/index.ts'
import type { Store } from '../database/store.ts'

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

/** Reads the file of this name of every edition that has one, by the fact of its publication. */
export const readEditionFiles = (
  store: Store,
  authority: AuthorityId,
  name: string,
): Promise<ReadonlyMap<FactId, Buffer>> =>
  store.inAuthority(authority, async (tx) => {
    const found = await tx
      .selectFrom('edition_file')
      .select(['fact', 'content'])
      .where('authority', '=', authority)
      .where('name', '=', name)
      .execute()
    return new Map(found.map(({ fact, content }) => [fact, content]))
  })
