import { defaultDefinitions } from '../../practice/index.ts'
import { makePack, tellsOf } from '../../practice/packs/index.ts'
import { packMeans } from '../../publishing/index.ts'
import type { AuthorityId, Project } from '../../record/index.ts'
import type { Store } from '../../store/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import { seededRandomness } from '../randomness.ts'

interface Watch {
  readonly today: Day
  readonly progress: (doing: string, done: number, of: number) => void
  readonly signal?: AbortSignal
}

/** Makes the packs of the last month and of the last two weeks, as the work in the background would have. */
export async function recordPacks(
  store: Store,
  authority: AuthorityId,
  authorityName: string,
  project: Project,
  { today, progress, signal }: Watch,
): Promise<void> {
  const random = seededRandomness(`Packs ${today}`)
  const settings = { inForce: () => Promise.resolve(defaultDefinitions) }
  const means = { ...packMeans({ store, project, settings }), newId: random.uuid }
  const packs = [
    { kind: 'monthly', on: today },
    { kind: 'weekly', on: addDays(today, -7) },
    { kind: 'weekly', on: today },
  ] as const
  for (const [nth, { kind, on }] of packs.entries()) {
    signal?.throwIfAborted()
    progress('Making performance packs', nth, packs.length)
    const asAt = tellsOf(kind, on)
    const made = addDays(asAt, 1)
    const asked = { authority, authorityName, kind, asAt, today: made, now: new Date(`${made}T06:00:00Z`) }
    if ((await makePack(means, asked)) === null) throw new Error('A pack of the demonstration could not be saved')
  }
}
