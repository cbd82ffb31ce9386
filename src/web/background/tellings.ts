import { seesOf, type Reading } from '../../access/index.ts'
import { cannotWait, stepsReached, type ClockRule } from '../../clocks/index.ts'
import { clockRules, type Definitions } from '../../practice/index.ts'
import { toldTo, type ToldCounts } from '../../practice/show-told/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import {
  authorities,
  claimMessage,
  countTold,
  giveBackMessage,
  keepTold,
  readAsker,
  readReachable,
  readSlipping,
  type Queue,
  type Reachable,
  type Store,
} from '../../store/index.ts'
import { hourInLondon, type Day } from '../../time/index.ts'
import { messageOf } from './messages.ts'
import type { Post } from './post.ts'

/** What telling people of slipping clocks stands on. */
export interface TellingsOptions {
  readonly store: Store
  readonly queue: Queue
  /** What the authority has set, over the definitions as shipped. */
  readonly inForce: (authority: AuthorityId) => Promise<Definitions>
  readonly clock: { readonly today: () => Day; readonly now: () => Date }
  /** How messages leave, and the address that they lead to; null: nobody is written to. */
  readonly mail: { readonly post: Post; readonly address: URL } | null
  readonly report: (error: unknown) => void
}

/** Who is told next, worked out in the background. */
export interface Tellings {
  /** Looks whether somebody is to be told or written to. Asking again tells nobody twice. */
  readonly hourly: () => Promise<void>
  readonly start: () => Promise<void>
}

const KIND = 'tellings'

/** The daily message is sent from this hour on, in London. Ours. */
const DIGEST_FROM_HOUR = 7

const isWork = (work: unknown): work is { readonly authority: AuthorityId } =>
  typeof work === 'object' && work !== null && 'authority' in work && typeof work.authority === 'number'

/** Which message is due to somebody now, if any: at once what cannot wait, else the digest, once a day and in the morning. */
export function messageDue(
  counts: Pick<ToldCounts, 'fresh' | 'cannotWait'>,
  { hadDigest, hour }: { readonly hadDigest: boolean; readonly hour: number },
): 'digest' | 'at-once' | null {
  if (!hadDigest && hour >= DIGEST_FROM_HOUR && counts.fresh > 0) return 'digest'
  return counts.cannotWait > 0 ? 'at-once' : null
}

/** Makes the telling of people over a queue: first it is recorded who is told of what, then messages leave. */
export function makeTellings({ store, queue, inForce, clock, mail, report }: TellingsOptions): Tellings {
  async function tell(authority: AuthorityId): Promise<void> {
    const today = clock.today()
    const definitions = await inForce(authority)
    const rules = new Map<string, ClockRule>(clockRules(definitions).map((rule) => [rule.id, rule]))
    const slipping = await readSlipping(store, authority, today)
    const tellings = slipping.flatMap(({ warnOn, ...clockOf }) => {
      const rule = rules.get(clockOf.rule)
      if (!rule) return []
      const dates = { warnOn, dueOn: clockOf.dueOn }
      const urgent = cannotWait(rule, dates, today)
      return stepsReached(rule, dates, today, definitions.calendar).map((step) => ({
        ...{ ...clockOf, ...step, cannotWait: urgent },
      }))
    })
    await keepTold(store, authority, tellings, clock.now())
  }

  async function write(authority: AuthorityId, reachable: Reachable): Promise<void> {
    if (mail === null) return
    const asker = await readAsker(store, () => null, clock.today)(authority, reachable.person, null)
    if (asker === null || asker.person.state === 'disabled') return // what an administrator says may differ from the table of people
    const [day, at] = [clock.today(), clock.now()]
    const reading: Reading = { authority, generation: 0, on: day, sees: seesOf(asker.person) }
    const counts = await countTold(store)(reading, toldTo(asker.person), reachable.lastSentAt)
    const kind = messageDue(counts, { hadDigest: reachable.hadDigest, hour: hourInLondon(at) })
    if (kind === null) return
    const message = { person: reachable.person, at, kind, day }
    if (!(await claimMessage(store, authority, message))) return
    try {
      await mail.post(messageOf(kind, counts, { to: reachable.email, address: mail.address }))
    } catch (error) {
      await giveBackMessage(store, authority, message)
      throw error
    }
  }

  return {
    async hourly() {
      for (const { id } of await authorities(store)) await queue.send(KIND, { authority: id })
    },
    start: () =>
      queue.work(KIND, async (work) => {
        if (!isWork(work)) return
        await tell(work.authority)
        if (mail === null) return
        // One address that is refused keeps nobody else from being told.
        for (const reachable of await readReachable(store, work.authority, clock.today()))
          await write(work.authority, reachable).catch(report)
      }),
  }
}
