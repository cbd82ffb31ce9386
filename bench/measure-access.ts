import { decide, demonstrationPerson, everyChild, relationTo, seesOf, type Read } from '../src/access/index.ts'
import type { SubjectId } from '../src/record/index.ts'
import {
  openStore,
  readAsker,
  readChild,
  readChildren,
  readHistory,
  recordReads,
  type Store,
} from '../src/store/index.ts'
import { median, percentile, report, saying } from './figures.ts'
import { UNTIL } from './returns-of.ts'
import { AUTHORITY, reading } from './saving.ts'

const TIMES = 1000
const WARMING = 100
const LISTED = 50
const AT_ONCE = 8

const ms = (of: number): string => `${of.toFixed(2)} ms`
const times = (of: readonly number[]): string => `p50 ${ms(median(of))}, p95 ${ms(percentile(of, 0.95))}`

/** How long each of so many runs takes, one after the other. */
async function timed(does: (nth: number) => Promise<unknown>): Promise<readonly number[]> {
  const took: number[] = []
  for (let nth = 0; nth < TIMES + WARMING; nth += 1) {
    const began = performance.now()
    await does(nth)
    if (nth >= WARMING) took.push(performance.now() - began)
  }
  return took
}

/** The same of several lanes at once, as several people who read at the same time. */
const together = async (does: (nth: number) => Promise<unknown>): Promise<readonly number[]> =>
  (await Promise.all(Array.from({ length: AT_ONCE }, () => timed(does)))).flat()

const aRead = (subject: SubjectId | null, subjects: readonly SubjectId[]): Read => ({
  ...{ person: 'social-worker', route: subject === null ? '/children' : '/children/:child', on: reading.on },
  ...{ ground: subject === null ? 'list' : 'same-team', because: 'Social worker: the child is of their team.' },
  ...{ subject, subjects },
})

/** The policy’s question and answer for a page about one child: who asks, how they stand, whether they may. */
function policyOf(store: Store, subjects: readonly SubjectId[]) {
  const ask = readAsker(store, demonstrationPerson, () => UNTIL)
  return async (nth: number) => {
    const asker = await ask(AUTHORITY, 'social-worker', subjects[nth % subjects.length] ?? null)
    if (asker === null) throw new Error('The social worker of the demonstration is not there')
    decide(asker.person, 'child.read', relationTo(asker.person, asker.child))
    seesOf(asker.person)
  }
}

/**
 * What the policy and the log of reads add to a page, measured by themselves, against what the page reads besides: the
 * one child’s record, and a list of fifty.
 */
export async function measureAccess(databaseUrl: string): Promise<void> {
  const store = await openStore({ databaseUrl })
  try {
    saying('Asking the policy and writing the log of reads')
    const list = {
      words: [],
      bornOn: null,
      standing: 'any',
      team: null,
      sort: 'name',
      limit: LISTED,
      offset: 0,
    } as const
    const { children } = await readChildren(store)({ ...reading, sees: everyChild }, list)
    const subjects = children.map(({ subject }) => subject)
    const record = recordReads(store)
    const one = (nth: number) => subjects[nth % subjects.length] ?? null
    const opened = (nth: number) => record(AUTHORITY, aRead(one(nth), subjects.slice(0, 1)))
    const listed = () => record(AUTHORITY, aRead(null, subjects))
    const [child, history] = [readChild(store), readHistory(store)]
    const page = async (nth: number) => {
      const subject = one(nth)
      if (subject !== null) await Promise.all([child(reading, subject), history(reading, subject)])
    }
    const policy = policyOf(store, subjects)
    const nothing = () => store.inAuthority(AUTHORITY, (tx) => tx.selectFrom('chain_head').select('position').execute())
    const ofNothing = await timed(nothing)
    report('a transaction that reads one row, to compare with', times(ofNothing))
    const [ofPolicy, ofOne, ofList] = [await timed(policy), await timed(opened), await timed(listed)]
    const bare = await timed(page)
    const whole = await timed(async (nth) => {
      await policy(nth)
      await Promise.all([page(nth), opened(nth)])
    })
    const added = median(whole) - median(bare)
    report('the policy, asked for one child', times(ofPolicy))
    report('the log, of a record that was opened', times(ofOne))
    report(`the log, of a list of ${String(LISTED)}`, times(ofList))
    report('what one child’s page reads, without either', times(bare))
    report('  with both: the log is written while the page is made', times(whole))
    report('  added to the median', ms(added), 'under 1 ms')
    report('  with both, against without (medians)', `${(median(whole) / median(bare)).toFixed(2)} times`)
    report(`the log, ${String(AT_ONCE)} readers at once`, times(await together(opened)))
  } finally {
    await store.close()
  }
}
