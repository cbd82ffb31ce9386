import { may, unusualReading, type Person } from '../../access/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import {
  authorities,
  claimMessage,
  giveBackMessage,
  keepUnusual,
  openedInWeek,
  readAsker,
  readReachable,
  readUnusual,
  refusedInWeek,
  type Store,
} from '../../store/index.ts'
import { addDays, mondayOf, type Calendar, type Day } from '../../time/index.ts'
import { messageOfReading } from './messages.ts'
import type { Post } from './post.ts'

interface Looking {
  readonly store: Store
  readonly clock: { readonly today: () => Day; readonly now: () => Date }
  readonly calendarOf: (authority: AuthorityId) => Promise<Calendar>
  /** Those who are in no table of people. */
  readonly personOf: (id: string) => Pick<Person, 'roles'> | null
  /** How messages leave, and the address that they lead to; null: nobody is written to. */
  readonly mail: { readonly post: Post; readonly address: URL } | null
  readonly report: (error: unknown) => void
}

/**
 * Looks through the last whole week of every authority for reading that stands out, once, and writes once to everybody
 * whose work is to look after it. Asking again does nothing.
 */
export async function lookThroughLastWeek(looking: Looking): Promise<void> {
  const monday = addDays(mondayOf(looking.clock.today()), -7)
  for (const { id } of await authorities(looking.store)) {
    if ((await readUnusual(looking.store)(id, monday)) === null) await look(looking, id, monday)
    await write(looking, id, monday)
  }
}

async function look({ store, calendarOf, personOf }: Looking, authority: AuthorityId, monday: Day): Promise<void> {
  const rows = await openedInWeek(store, authority, monday)
  const opened = rows.map((row) => ({ ...row, roles: row.roles ?? personOf(row.person)?.roles ?? [] }))
  const refusals = await refusedInWeek(store, authority, monday)
  const refused = refusals.reduce((sum, { times }) => sum + times, 0)
  const found = unusualReading(opened, refusals, await calendarOf(authority))
  await keepUnusual(store, authority, { monday, opened: rows.length, refused, found })
}

async function write({ store, clock, mail, report }: Looking, authority: AuthorityId, monday: Day): Promise<void> {
  const week = mail && (await readUnusual(store)(authority, monday))
  if (!week) return
  const ask = readAsker(store, () => null, clock.today)
  for (const { person, email } of await readReachable(store, authority, clock.today())) {
    const asker = await ask(authority, person, null)
    if (asker?.person.state !== 'active' || !may(asker.person, 'reads.search')) continue
    const message = { person, at: clock.now(), kind: 'unusual', day: monday } as const
    if (!(await claimMessage(store, authority, message))) continue
    try {
      const said = { found: week.found.length, refused: week.refused }
      await mail.post(messageOfReading(said, { to: email, address: mail.address }))
    } catch (error) {
      await giveBackMessage(store, authority, message)
      report(error)
    }
  }
}
