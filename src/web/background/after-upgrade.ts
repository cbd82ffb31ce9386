import type { AuthorityId } from '../../record/index.ts'
import {
  lacksFigures,
  lacksRetention,
  lacksSearchWords,
  noteMadeBy,
  readMadeBy,
  rebuild,
  type Queue,
  type Rules,
  type Store,
} from '../../store/index.ts'

const KIND = 'after-upgrade'

const isWork = (work: unknown): work is { readonly authority: AuthorityId } =>
  typeof work === 'object' && work !== null && 'authority' in work && typeof work.authority === 'number'

interface Upgraded {
  readonly store: Store
  readonly queue: Queue
  readonly rules: Rules
  /** What the program that runs is known by; null: rows are only looked at for what an earlier release did not store. */
  readonly program: string | null
}

const areOfAnother = async ({ store, program }: Upgraded, authority: AuthorityId): Promise<boolean> =>
  (program !== null && (await readMadeBy(store, authority)) !== program) ||
  (await lacksSearchWords(store, authority)) ||
  (await lacksFigures(store, authority)) ||
  (await lacksRetention(store, authority))

/**
 * What another release stored is worked out anew from the facts in the background, once: until then a search may not find
 * some children, the scorecard not count them, and reviewing officers not see theirs. One that was interrupted is not noted
 * as done, so the next start does it again.
 */
export async function bringRowsUpToDate(upgraded: Upgraded, authorities: readonly AuthorityId[]): Promise<void> {
  const { store, queue, rules, program } = upgraded
  await queue.work(KIND, async (work) => {
    if (!isWork(work) || !(await areOfAnother(upgraded, work.authority))) return
    await rebuild(store, work.authority, rules)
    if (program !== null) await noteMadeBy(store, work.authority, program)
  })
  for (const authority of authorities)
    if (await areOfAnother(upgraded, authority)) await queue.send(KIND, { authority })
}
