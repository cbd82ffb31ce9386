import { personWith, type Person } from './people.ts'
import type { Relation } from './relation.ts'
import { roleIds, roleOf, type RoleId } from './roles.ts'

const NORTH = 'Safeguarding North'

const ofTeam: Readonly<Partial<Record<RoleId, Parameters<typeof personWith>[2]>>> = {
  'adoption-lead': { team: 'Permanence team' },
  'social-worker': { team: NORTH, workers: ['SW00023'] },
  'team-manager': { team: 'Permanence team' },
  iro: { workers: ['SW00071'] },
}

/** Colleagues who stand otherwise to the same children. */
const colleagues: readonly Person[] = [
  personWith('social-worker-same-team', 'social-worker', {
    team: NORTH,
    title: 'Social worker, same team',
    comesFor: 'Stands in for colleagues of Safeguarding North; no child is allocated to them.',
  }),
  personWith('social-worker-other-team', 'social-worker', {
    team: 'Safeguarding East',
    workers: ['SW00031'],
    title: 'Social worker, another team',
    comesFor: 'Works in Safeguarding East, and sees nothing of the other teams.',
  }),
  personWith('team-manager-north', 'team-manager', {
    team: NORTH,
    title: 'Team manager, Safeguarding North',
    comesFor: 'Sees Safeguarding North’s children, and that work is hidden where a record is restricted.',
  }),
]

/** The people of the demonstration authority, invented, in the order in which the sign-in page offers them. */
export const demonstrationPeople: readonly Person[] = [
  ...roleIds.map((role) => personWith(role, role, ofTeam[role])),
  ...colleagues,
  personWith('disabled-account', 'social-worker', {
    team: NORTH,
    title: 'Disabled account',
    comesFor: 'A social worker who has left: is refused.',
    state: 'disabled',
  }),
]

/** The demonstration person with this id, or null. */
export const demonstrationPerson = (id: string): Person | null =>
  demonstrationPeople.find((person) => person.id === id) ?? null

/** Who shows how a role stands in a relation, and how they sign in; null where nobody can. */
export interface Shows {
  readonly name: string
  readonly role: RoleId
  readonly relation: Relation
  /** What to choose on the sign-in page. */
  readonly signIn: string | null
}

const signInOf = (role: RoleId, relation: Relation): string | null => {
  if (relation === 'no-account') return null
  if (relation === 'disabled-account') return 'disabled-account'
  if (role === 'social-worker' && relation === 'same-team') return 'social-worker-same-team'
  if (role === 'social-worker' && relation === 'other-team') return 'social-worker-other-team'
  if (role === 'team-manager' && relation === 'same-team') return 'team-manager-north'
  return role
}

/** For every role and relation, the person of the demonstration who shows it. */
export const demonstrationShows = (relations: readonly Relation[]): readonly Shows[] =>
  roleIds.flatMap((role) =>
    relations.map((relation) => {
      const signIn = signInOf(role, relation)
      const person = signIn === null ? null : demonstrationPerson(signIn)
      return { name: person?.title ?? `${roleOf(role).title}, without an account`, role, relation, signIn }
    }),
  )
