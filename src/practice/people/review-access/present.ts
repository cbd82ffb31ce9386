import { personWith, roleOf, seesOf, withAccount, type RoleId, type Sees } from '../../../access/index.ts'
import { addDays, addMonths, daysBetween, londonDay, sayShortDate, type Day } from '../../../time/index.ts'
import { sayCount } from '../../../web/ui/index.ts'
import { roleTitles, saySignedIn } from '../list-people/present.ts'
import type { KnownPerson } from '../ports.ts'

export const PEOPLE_A_PAGE = 50
/** Who did not sign in for so long is pointed out: a third before the account is disabled. Ours. */
const UNUSED_DAYS = 60

/** One person in the review. */
export interface ReviewLine {
  readonly key: string
  readonly href: string
  readonly name: string
  readonly sees: string
  readonly signedIn: string
  readonly reviewed: string
  /** Where the review is sent; null where it is one's own, or was done and is not due. */
  readonly action: string | null
}

/** The last day on which a review does not yet suffice, so that whoever was reviewed before the day after is due. */
export const dueBefore = (today: Day, everyMonths: number): Day => addDays(addMonths(today, -everyMonths), 1)

const reachesTeam = (roles: readonly RoleId[]): boolean => roles.some((id) => roleOf(id).reach === 'team')

/** The children of a team and those of numbers, in words. */
function sayOwn({ team, workers }: Sees, isOfTeam: boolean): string {
  const numbers = workers.length === 0 ? null : `those of ${workers.join(', ')}`
  if (!isOfTeam) return numbers === null ? 'No child: no number' : `Their own children alone: ${numbers}`
  return [team === null ? 'No team' : `Children of ${team}`, ...(numbers === null ? [] : [numbers])].join(', and ')
}

/** Whom somebody may see, in words: by the one policy. */
export function saySees(known: Pick<KnownPerson, 'ofGroups' | 'given' | 'team' | 'workers'>): string {
  const roles = [...new Set<RoleId>([...known.ofGroups, ...known.given])]
  const [first] = roles
  if (first === undefined) return 'Nothing: no role'
  const account = { roles, team: known.team, workers: known.workers, state: 'active' } as const
  const sees = seesOf(withAccount({ ...personWith('somebody', first), roles }, account))
  const titles = roleTitles(known).join(', ')
  if (sees.reach === 'authority') return `${titles}. Every child of the authority who is not restricted`
  if (sees.reach === 'team') return `${titles}. ${sayOwn(sees, reachesTeam(roles))}`
  return roles.some((id) => roleOf(id).reach === 'grants')
    ? `${titles}. Cases granted for a review`
    : `${titles}. No child in lists`
}

const isUnused = ({ signedInAt }: KnownPerson, today: Day): boolean =>
  signedInAt !== null && daysBetween(londonDay(signedInAt), today) >= UNUSED_DAYS

/** Decides every word of one line. */
export function lineOf(known: KnownPerson, around: { today: Day; everyMonths: number; own: string }): ReviewLine {
  const { today, everyMonths, own } = around
  const isDue = known.reviewedOn === null || known.reviewedOn < dueBefore(today, everyMonths)
  const due = known.reviewedOn === null ? null : addMonths(known.reviewedOn, everyMonths)
  return {
    ...{ key: known.person, href: `/people/${known.person}`, name: known.name, sees: saySees(known) },
    signedIn: `${saySignedIn(known.signedInAt, today)}${isUnused(known, today) ? '. Unused' : ''}`,
    reviewed: due === null ? 'Never' : `${sayShortDate(known.reviewedOn ?? today)}, due again ${sayShortDate(due)}`,
    action: isDue && known.person !== own ? `/people/${known.person}/reviewed` : null,
  }
}

/** What the page says first. */
export const leadOf = (due: number, everyMonths: number): string =>
  `${sayCount(due, 'account waits', 'accounts wait')} to be reviewed, the longest first. Each is looked at every ${sayCount(everyMonths, 'month', 'months')}: a setting of ours, which no law gives. Say that it is right, or open the account and change it.`
