import { sayShortDate, type Day } from '../../../time/index.ts'
import { sayCount } from '../../../web/ui/index.ts'
import type { Grant } from './ports.ts'

/** One grant in words. */
export interface GrantLine {
  readonly key: string
  readonly href: string
  readonly review: string
  readonly name: string
  readonly cases: string
  readonly days: string
  readonly stands: string
  readonly by: string
}

/** How a grant stands on a day, in words. */
export function sayStands({ takenBack, fromOn, untilOn }: Grant, today: Day): string {
  if (takenBack !== null) return `Taken back ${sayShortDate(takenBack.on)}`
  if (today < fromOn) return 'Not begun'
  return today > untilOn ? 'Over' : 'Open'
}

/** Whether it can still be taken back. */
export const isOpen = ({ takenBack, untilOn }: Grant, today: Day): boolean => takenBack === null && today <= untilOn

export const sayDays = ({ fromOn, untilOn }: Grant): string => `${sayShortDate(fromOn)} to ${sayShortDate(untilOn)}`

/** Decides every word of one line. */
export const lineOf = (grant: Grant, today: Day, titleOf: (person: string) => string): GrantLine => ({
  ...{ key: grant.fact, href: `/reviews/${grant.fact}`, review: grant.review, name: grant.name },
  cases: `${sayCount(grant.children.length, 'case', 'cases')}, ${grant.sampled === null ? 'named' : 'sampled'}`,
  ...{ days: sayDays(grant), stands: sayStands(grant, today) },
  by: `${titleOf(grant.by)}, ${sayShortDate(grant.grantedOn)}: ${grant.reason}`,
})
