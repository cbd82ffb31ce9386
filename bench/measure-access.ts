import { randomUUID } from 'node:crypto'
import { decide, demonstrationPerson, everyChild, refusal, relationTo, seesOf, type Read } from '../src/access/index.ts'
import type { SubjectId } from '../src/record/index.ts'
import {
  openStore,
  beginSession,
  readChild,
  readChildren,
  readHistory,
  readWhoAsks,
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
/** The fastest tenth too: on a machine that does other things besides, it is nearer to what the work itself takes. */
const times = (of: readonly number[]): string =>
  `p10 ${ms(percentile(of, 0.1))}, p50 ${ms(median(of))}, p95 ${ms(percentile(of, 0.95))}`

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

/** One after the other in turn, so that a busy machine slows both alike. */
async function alternately(one: (nth: number) => Promise<unknown>, other: (nth: number) => Promise<unknown>) {
  const [without, both]: [number[], number[]] = [[], []]
  for (let nth = 0; nth < TIMES + WARMING; nth += 1)
    for (const [does, took] of [[one, without] as const, [other, both] as const]) {
      const began = performance.now()
      await does(nth)
      if (nth >= WARMING) took.push(performance.now() - began)
    }
  return { without, both }
}

/** The same of several lanes at once, as several people who read at the same time. */
const together = async (does: (nth: number) => Promise<unknown>): Promise<readonly number[]> =>
  (await Promise.all(Array.from({ length: AT_ONCE }, () => timed(does)))).flat()

const aRead = (subject: SubjectId | null, subjects: readonly SubjectId[]): Read => ({
  ...{ person: 'social-worker', route: subject === null ? '/children' : '/children/:child', on: reading.on },
  ...{ ground: subject === null ? 'list' : 'same-team', because: 'Social worker: the child is of their team.' },
  ...{ subject, subjects },
})

/** The policy’s question and answer for a page: whose session it is, who they are, how they stand to the child, whether they may. */
async function policyOf(store: Store, subjects: readonly (SubjectId | null)[]) {
  const digest = randomUUID()
  await beginSession(store, AUTHORITY, digest, { person: 'social-worker', device: 'The measurement' })
  const ask = readWhoAsks(store, demonstrationPerson, () => UNTIL)
  return async (nth: number) => {
    const asker = (await ask(digest, subjects[nth % subjects.length] ?? null))?.asker
    if (!asker) throw new Error('The social worker of the demonstration is not there')
    const { allowed, because } = decide(asker.person, 'child.read', relationTo(asker.person, asker.child))
    seesOf(asker.person)
    return { allowed, because }
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
    const policy = await policyOf(store, subjects)
    const nothing = () => store.inAuthority(AUTHORITY, (tx) => tx.selectFrom('chain_head').select('position').execute())
    const ofNothing = await timed(nothing)
    report('a transaction that reads one row, to compare with', times(ofNothing))
    const [ofPolicy, ofOne, ofList] = [await timed(policy), await timed(opened), await timed(listed)]
    const { without, both } = await alternately(page, async (nth) => {
      await policy(nth)
      await Promise.all([page(nth), opened(nth)])
    })
    const addedAt = (share: number): string => ms(percentile(both, share) - percentile(without, share))
    report('the policy, asked for one child', times(ofPolicy))
    report('the log, of a record that was opened', times(ofOne))
    report(`the log, of a list of ${String(LISTED)}`, times(ofList))
    report('what one child’s page reads, without either', times(without))
    report('  with both: the log is written while the page is made', times(both))
    report('  added to the median', addedAt(0.5), 'under 1 ms')
    report('  added to the fastest tenth', addedAt(0.1))
    report('  with both, against without (medians)', `${(median(both) / median(without)).toFixed(2)} times`)
    const absent = Array.from({ length: subjects.length }, () => randomUUID() as SubjectId) // of no child
    const refuse = (asks: Awaited<ReturnType<typeof policyOf>>) => async (nth: number) => {
      const { because } = await asks(nth)
      await record(AUTHORITY, refusal({ person: 'social-worker', route: '/children/:child', on: UNTIL, because }))
    }
    const refused = await alternately(refuse(policy), refuse(await policyOf(store, absent)))
    report('refused: a child who is there', times(refused.without))
    report('refused: a child who is not', times(refused.both))
    report('  difference of the medians', ms(median(refused.both) - median(refused.without)), 'none to be seen')
    report(`the log, ${String(AT_ONCE)} readers at once`, times(await together(opened)))
  } finally {
    await store.close()
  }
}
