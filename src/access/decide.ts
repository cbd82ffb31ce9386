import type { Person } from './people.ts'
import { isAboutChild, permissions, type Permission } from './permissions.ts'
import type { Relation } from './relation.ts'
import { roleOf, type Reach, type RoleId } from './roles.ts'

/** What something is done to: the service, or a child to whom the person stands in a relation. */
export type Thing = 'service' | Relation | 'absent'

export interface Decision {
  readonly allowed: boolean
  /** Why, in a sentence that names nobody. */
  readonly because: string
}

const no = (because: string): Decision => ({ allowed: false, because })

const never: Readonly<Partial<Record<Thing, string>>> = {
  absent: 'The record has no such child.',
  'other-authority': 'The record of each authority stands by itself.',
  restricted: 'The record is restricted to named people.',
  sealed: 'A sealed record is opened from the vault alone.',
  'disabled-account': 'The account is disabled.',
  'no-account': 'Nobody is signed in.',
}

const reached: Readonly<Record<Reach, readonly Thing[]>> = {
  authority: ['allocated', 'same-team', 'other-team', 'panel-item', 'granted', 'audited'],
  team: ['allocated', 'same-team'],
  own: ['allocated'],
  items: ['panel-item'],
  grants: ['granted'],
  nobody: [],
}

const ground: Readonly<Partial<Record<Thing, string>>> = {
  allocated: 'the child is allocated to them or they are named',
  'same-team': 'the child is of their team',
  'other-team': 'the role reaches every child of the authority',
  'panel-item': 'the role reaches every child of the authority',
  granted: 'the role reaches every child of the authority',
  audited: 'the role reaches every child of the authority',
}

function decideAs(role: RoleId, action: Permission, thing: Thing, review: string | null): Decision {
  const { title, may, reach } = roleOf(role)
  const does = permissions[action].toLowerCase()
  if (!may.includes(action)) return no(`${title}: may not ${does}.`)
  if (!isAboutChild(action)) return { allowed: true, because: `${title}: may ${does}.` }
  if (thing === 'service') return no('No child is named.')
  if (thing === 'emergency')
    return action === 'child.read'
      ? { allowed: true, because: `${title}: emergency access, for a limited time.` }
      : no(`${title}: emergency access is for reading.`)
  if (thing === 'unsealed')
    return reach === 'authority' && may.includes('child.unsealed')
      ? { allowed: true, because: `${title}: adopted and not sealed yet, which is their work.` }
      : no(`${title}: the child was adopted, and the record is restricted until it is sealed.`)
  if (thing === 'audited' && action === 'child.read' && roleMay(role, 'audits.do'))
    return { allowed: true, because: `${title}: they audit the record.` }
  if (!reached[reach].includes(thing)) return no(`${title}: the role does not reach this child.`)
  if (reach === 'items') return { allowed: true, because: `${title}: the child is on an agenda of theirs.` }
  if (reach === 'grants') return { allowed: true, because: `${title}: ${grantedFor(review)}.` }
  return { allowed: true, because: `${title}: ${ground[thing] ?? 'the role reaches the child'}.` }
}

const roleMay = (role: RoleId, action: Permission): boolean => roleOf(role).may.includes(action)

const grantedFor = (review: string | null): string =>
  review === null ? 'the case is granted to them for a named review' : `the case is granted for “${review}”`

/**
 * May this person do this to this, and why: the one question of every page, list, file and command. Of several roles
 * the first that allows it decides. `review`: what a case is granted for, where it is.
 */
export function decide(
  person: Pick<Person, 'roles'>,
  action: Permission,
  thing: Thing,
  review: string | null = null,
): Decision {
  const refused = never[thing]
  if (refused !== undefined && (isAboutChild(action) || thing === 'disabled-account' || thing === 'no-account'))
    return no(refused)
  const decisions = person.roles.map((role) => decideAs(role, action, thing, review))
  return decisions.find(({ allowed }) => allowed) ?? decisions[0] ?? no('The person has no role.')
}

/** Whether a person may do something that is about no one child. */
export const may = (person: Pick<Person, 'roles'>, action: Permission): boolean =>
  decide(person, action, 'service').allowed
