import { decide, demonstrationPerson, type Person, type RouteNeeds } from '../access/index.ts'
import { readAsker, type Authority, type Store } from '../store/index.ts'
import type { Surroundings } from './command.ts'
import { openRecord } from './open-record.ts'
import { readSignIn } from './sign-in-settings.ts'

const NO_ROLE = 'This is for whoever runs the computer itself: run it without --as.'

/** Why a command is not run for somebody, in a sentence; null where they may. */
export function whyNotFor(person: Person | null, needs: RouteNeeds['needs']): string | null {
  if (person === null) return 'There is no such person.'
  if (person.state === 'disabled') return 'The account is disabled.'
  if (needs === 'nothing') return null
  if (needs === 'machine') return NO_ROLE
  const { allowed, because } = decide(person, needs, 'service')
  return allowed ? null : because
}

/** Asks the record who somebody is, as the door of the server does. */
export async function personIn(
  store: Store,
  authority: Pick<Authority, 'id'>,
  id: string,
  { env, today }: Pick<Surroundings, 'env' | 'today'>,
): Promise<Person | null> {
  const signIn = readSignIn(env)
  const isByList = typeof signIn !== 'string' && signIn.singleSignOn === null
  const read = readAsker(store, isByList ? demonstrationPerson : () => null, () => today)
  return (await read(authority.id, id, null))?.person ?? null
}

/** Why a command is not run for this person; null where it is. */
export async function refusedFor(
  id: string,
  needs: RouteNeeds['needs'],
  around: Pick<Surroundings, 'env' | 'today'>,
): Promise<string | null> {
  if (needs === 'nothing') return null
  if (needs === 'machine') return NO_ROLE
  const { store, authority } = await openRecord(around.env)
  try {
    return whyNotFor(await personIn(store, authority, id, around), needs)
  } finally {
    await store.close()
  }
}
