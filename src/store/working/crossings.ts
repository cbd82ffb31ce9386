import type { AuthorityId } from '../../record/index.ts'
import type { Store } from '../database/store.ts'

/** How the entry is called that puts what crossed into the record of the other authority: once, however often it is tried. */
export const crossingRequest = (crossing: string): string => `crossing ${crossing}`

/** Of these crossings those that stand in the record of an authority. Nothing else of it is told. */
export const readArrived =
  (store: Store) =>
  (to: AuthorityId, crossings: readonly string[]): Promise<readonly string[]> =>
    store.inAuthority(to, async (tx) => {
      const rows = await tx
        .selectFrom('entry')
        .select('request')
        .where('authority', '=', to)
        .where('request', 'in', crossings.map(crossingRequest))
        .execute()
      const there = new Set(rows.map(({ request }) => request))
      return crossings.filter((crossing) => there.has(crossingRequest(crossing)))
    })
