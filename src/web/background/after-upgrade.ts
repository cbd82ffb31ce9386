import type { AuthorityId } from '../../record/index.ts'
import {
  lacksFigures,
  lacksRetention,
  lacksSearchWords,
  rebuild,
  type Queue,
  type Rules,
  type Store,
} from '../../store/index.ts'

const KIND = 'after-upgrade'

const isWork = (work: unknown): work is { readonly authority: AuthorityId } =>
  typeof work === 'object' && work !== null && 'authority' in work && typeof work.authority === 'number'

const lacksRows = async (store: Store, authority: AuthorityId): Promise<boolean> =>
  (await lacksSearchWords(store, authority)) ||
  (await lacksFigures(store, authority)) ||
  (await lacksRetention(store, authority))

/**
 * Rows that this release stores and an earlier one did not are made in the background, once, from the facts: until then
 * a search does not find those children, the scorecard does not count them, and nothing says until when their records are kept.
 */
export async function bringRowsUpToDate(
  { store, queue, rules }: { readonly store: Store; readonly queue: Queue; readonly rules: Rules },
  authorities: readonly AuthorityId[],
): Promise<void> {
  await queue.work(KIND, async (work) => {
    if (isWork(work) && (await lacksRows(store, work.authority))) await rebuild(store, work.authority, rules)
  })
  for (const authority of authorities) if (await lacksRows(store, authority)) await queue.send(KIND, { authority })
}
