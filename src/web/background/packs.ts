import { may } from '../../access/index.ts'
import { hrefOfPack, makePack, packKinds, tellsOf, type PackKind, type PackMeans } from '../../practice/packs/index.ts'
import type { AuthorityId, FactId } from '../../record/index.ts'
import {
  authorities,
  claimMessage,
  giveBackMessage,
  readAsker,
  readReachable,
  type Queue,
  type Store,
} from '../../store/index.ts'
import { hourInLondon, type Day } from '../../time/index.ts'
import { messageOfPack } from './messages.ts'
import type { Post } from './post.ts'

/** What making packs in the background stands on. */
export interface PacksOptions {
  readonly store: Store
  readonly queue: Queue
  readonly means: PackMeans
  readonly clock: { readonly today: () => Day; readonly now: () => Date }
  /** How messages leave, and the address that they lead to; null: nobody is written to. */
  readonly mail: { readonly post: Post; readonly address: URL } | null
  readonly report: (error: unknown) => void
}

export interface Packs {
  /** Makes what is due and not made yet, and writes to whoever may read it. Asking again makes and sends nothing twice. */
  readonly hourly: () => Promise<void>
  readonly start: () => Promise<void>
}

const KIND = 'packs'

/** Packs are made from this hour on, in London: they are there in the morning, with what was typed late. Ours. */
const FROM_HOUR = 5

const kinds = Object.keys(packKinds) as readonly PackKind[] // its keys are the kinds

const isWork = (work: unknown): work is { readonly authority: AuthorityId } =>
  typeof work === 'object' && work !== null && 'authority' in work && typeof work.authority === 'number'

/** Makes the packs of an authority over a queue: a day, a week or a month that is over has one pack of its kind. */
export function makePacks({ store, queue, means, clock, mail, report }: PacksOptions): Packs {
  async function write(authority: AuthorityId, kind: PackKind, pack: FactId, asAt: Day): Promise<void> {
    if (mail === null) return
    const ask = readAsker(store, () => null, clock.today)
    for (const { person, email } of await readReachable(store, authority, clock.today())) {
      const asker = await ask(authority, person, null)
      if (asker?.person.state !== 'active' || !may(asker.person, 'packs.see')) continue
      const message = { person, at: clock.now(), kind: `pack-${kind}`, day: asAt } as const
      if (!(await claimMessage(store, authority, message))) continue
      try {
        await mail.post(messageOfPack(kind, { to: email, link: new URL(hrefOfPack(pack), mail.address) }))
      } catch (error) {
        await giveBackMessage(store, authority, message)
        report(error)
      }
    }
  }

  async function make(authority: AuthorityId): Promise<void> {
    const [today, now] = [clock.today(), clock.now()]
    const authorityName = (await authorities(store)).find(({ id }) => id === authority)?.name ?? ''
    for (const kind of kinds) {
      const asAt = tellsOf(kind, today)
      const made = await makePack(means, { authority, authorityName, kind, asAt, today, now })
      if (made) await write(authority, kind, made.pack, asAt)
    }
  }

  return {
    async hourly() {
      if (hourInLondon(clock.now()) < FROM_HOUR) return
      for (const { id } of await authorities(store)) await queue.send(KIND, { authority: id })
    },
    start: () =>
      queue.work(KIND, async (work) => {
        if (isWork(work)) await make(work.authority)
      }),
  }
}
