import type { SubjectId } from '../record/index.ts'
import type { Person } from './people.ts'
import { roleOf } from './roles.ts'

/** How a person stands to one child, or to the service itself. */
export const relations = {
  allocated:
    'The child is allocated to them, as social worker or as reviewing officer, or they are named on its restricted record',
  'same-team': 'A child of their team',
  'other-team': 'A child of another team, or of none yet',
  'other-authority': 'A child of another authority',
  'panel-item': 'A child on the agenda of a panel that they sit on, until its minutes are confirmed',
  audited: 'A record that they audit or moderate, while that is open',
  granted: 'A case granted to them for a named review, within its days',
  restricted: 'A record restricted to named people, of whom they are none',
  unsealed: 'A child who was adopted, whose record is not sealed yet',
  emergency: 'A record that they opened in an emergency, for a limited time',
  sealed: 'A sealed adoption record',
  'disabled-account': 'Their account is disabled',
  'no-account': 'They have no account here',
} as const

export type Relation = keyof typeof relations

export const relationIds = Object.keys(relations) as readonly Relation[] // the keys of the list above

/** What decides how people stand to a child, by the record as now known. */
export interface ChildStanding {
  readonly subject: SubjectId
  readonly team: string | null
  /** The number of the social worker who has the case. */
  readonly worker: string | null
  /** The number of the reviewing officer whose the child is. */
  readonly officer: string | null
  /** To named people. */
  readonly isRestricted: boolean
  /** Adopted, and not sealed yet. */
  readonly isUnsealed: boolean
}

const sitsOnPanels = ({ roles }: Person): boolean => roles.some((id) => roleOf(id).reach === 'items')

/** How a person stands to a child of their authority; `absent` where the record has no such child. */
export function relationTo(person: Person, child: ChildStanding | null): Relation | 'absent' {
  if (child === null) return 'absent'
  if (person.named.includes(child.subject)) return 'allocated'
  const isOpened = person.opened.includes(child.subject)
  if (child.isRestricted) return isOpened ? 'emergency' : 'restricted'
  if (child.worker !== null && person.workers.includes(child.worker)) return 'allocated'
  const isGranted = reviewOf(person, child) !== null
  if (child.isUnsealed) return isOpened ? 'emergency' : isGranted ? 'granted' : 'unsealed'
  // An adoption order ends what reviewing officers see, and not what the social worker does.
  if (child.officer !== null && person.workers.includes(child.officer)) return 'allocated'
  if (child.team !== null && child.team === person.team) return 'same-team'
  if (isOpened) return 'emergency'
  if (sitsOnPanels(person) && person.items.includes(child.subject)) return 'panel-item'
  if (person.audited.includes(child.subject)) return 'audited'
  return isGranted ? 'granted' : 'other-team'
}

/** The review for which a child's case is granted to a person; null where it is not. */
export const reviewOf = (person: Pick<Person, 'granted'>, child: ChildStanding | null): string | null =>
  person.granted.find((granted) => granted.child === child?.subject)?.review ?? null
