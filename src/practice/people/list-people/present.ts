import { roleOf } from '../../../access/index.ts'
import { londonDay, sayShortDate, type Day } from '../../../time/index.ts'
import { sayCount, sayDaysFrom } from '../../../web/ui/index.ts'
import type { KnownPerson } from '../ports.ts'

export const PEOPLE_A_PAGE = 50

/** Somebody as lists show them, in words. */
export interface PersonLine {
  readonly key: string
  readonly href: string
  readonly name: string
  readonly roles: readonly string[]
  readonly team: string
  readonly workers: string
  readonly state: string
  readonly signedIn: string
}

/** Every role of somebody, of their groups and given here, by title. */
export const roleTitles = ({ ofGroups, given }: Pick<KnownPerson, 'ofGroups' | 'given'>): readonly string[] =>
  [...new Set([...ofGroups, ...given])].map((id) => roleOf(id).title)

/** When somebody last signed in, in words. */
export const saySignedIn = (at: Date | null, today: Day): string =>
  at === null ? 'Never' : `${sayShortDate(londonDay(at))} (${sayDaysFrom(londonDay(at), today)})`

export const sayState = ({ state, isUnused }: Pick<KnownPerson, 'state' | 'isUnused'>): string =>
  state === 'active' ? 'Enabled' : isUnused ? 'Disabled: not used for 90 days' : 'Disabled'

/** Decides every word of one line. */
export const lineOf = (known: KnownPerson, today: Day): PersonLine => ({
  ...{ key: known.person, href: `/people/${known.person}`, name: known.name, roles: roleTitles(known) },
  team: known.team ?? 'None',
  workers: known.workers.length === 0 ? 'None' : known.workers.join(', '),
  state: sayState(known),
  signedIn: saySignedIn(known.signedInAt, today),
})

export const leadOf = (total: number, letter: string): string =>
  letter === ''
    ? `${sayCount(total, 'person', 'people')} may sign in, or might. What is changed here holds from the person’s next request, and stays in the record with who changed it and why.`
    : `The names of ${sayCount(total, 'person', 'people')} begin with ${letter.toUpperCase()}.`
