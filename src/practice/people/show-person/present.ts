import { isRole, roleOf } from '../../../access/index.ts'
import type { RevisionOfPerson, ChangeBySignIn, PersonShown } from '../ports.ts'
import { londonDay, sayDate, sayShortDate, type Day } from '../../../time/index.ts'
import { sayCount } from '../../../web/ui/index.ts'
import { accountSet, casesGranted, accessReviewed } from '../events.ts'
import { accountIn, textsOf } from '../fold.ts'
import { roleTitles, saySignedIn, sayState } from '../list-people/present.ts'

interface Line {
  readonly key: string
  readonly value: string
}

/** Something that was said of somebody, as the history shows it. */
export interface Said {
  readonly key: string
  readonly what: string
  readonly on: string
  readonly by: string
  readonly why: string
}

/** A role that a later release has is told by its word. */
const titleOfRole = (id: string): string => (isRole(id) ? roleOf(id).title : id)

const listed = (texts: readonly string[], none: string): string => (texts.length === 0 ? none : texts.join(', '))

/** What somebody is and may see, in rows. */
export function rowsOf({ known, sessions, sees }: PersonShown, today: Day): readonly Line[] {
  const given = known.given.map((id) => roleOf(id).title)
  return [
    { key: 'Account', value: sayState(known) },
    { key: 'Roles', value: listed(roleTitles(known), 'None') },
    { key: 'Of these, given here', value: listed(given, 'None') },
    {
      key: 'Team',
      value: known.team === null ? 'None' : `${known.team}: ${sayCount(sees.team, 'child', 'children')}`,
    },
    {
      key: 'Worker number',
      value:
        known.workers.length === 0
          ? 'None'
          : `${known.workers.join(', ')}: ${sayCount(sees.allocated, 'child', 'children')} allocated`,
    },
    { key: 'Last signed in', value: saySignedIn(known.signedInAt, today) },
    { key: 'Signed in now', value: sessions === 0 ? 'No' : `On ${sayCount(sessions, 'computer', 'computers')}` },
    { key: 'Access reviewed', value: known.reviewedOn === null ? 'Never' : sayDate(known.reviewedOn) },
  ]
}

function whatOf({ type, body, happenedOn }: RevisionOfPerson): string {
  if (type === accessReviewed.type) return 'Access was reviewed'
  if (type === casesGranted.type)
    return happenedOn === null
      ? 'Cases granted for a review were taken back'
      : `Granted ${sayCount(textsOf(body['children']).length, 'case', 'cases')} for a review`
  if (type !== accountSet.type) return 'Signed out everywhere'
  const { state, roles, team, workers } = accountIn(body)
  const titles = roles.map(titleOfRole)
  return [
    state === 'active' ? 'Enabled' : 'Disabled',
    `roles given: ${listed(titles, 'none')}`,
    `team: ${team ?? 'none'}`,
    `worker number: ${listed(workers, 'none')}`,
  ].join('; ')
}

function sayBySignIn(says: ChangeBySignIn['says']): string {
  const because = typeof says['because'] === 'string' ? says['because'] : null
  if (says['state'] === 'disabled') return `Disabled: ${because ?? 'not said why'}`
  if (says['state'] === 'active') return `Enabled: ${because ?? 'after it was not used'}`
  if (because !== null) return because
  const roles = Array.isArray(says['roles']) ? says['roles'].map((id) => titleOfRole(String(id))) : []
  return `Roles by groups: ${listed(roles, 'none')}`
}

/** All that was ever said of somebody, the latest first. */
export function historyOf(
  { revisions, bySignIn }: { revisions: readonly RevisionOfPerson[]; bySignIn: readonly ChangeBySignIn[] },
  titleOf: (person: string) => string,
): readonly Said[] {
  const said = revisions.map((each, nth) => ({
    day: each.recordedOn,
    key: `${each.fact} ${each.revision} ${nth}`,
    what: whatOf(each),
    on: sayShortDate(each.recordedOn),
    by: titleOf(each.by),
    why: each.reason,
  }))
  const others = bySignIn.map(({ at, says }, nth) => ({
    ...{ day: londonDay(at), key: `sign-in ${nth}`, what: sayBySignIn(says), on: sayShortDate(londonDay(at)) },
    ...{ by: 'At sign-in', why: '' },
  }))
  return [...said.reverse(), ...others].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
}
