import type { OwnerRole, SubjectId } from '../record/index.ts'
import { roleOf, type RoleId } from './roles.ts'

/** A case that somebody may read for a named review, today. */
export interface Granted {
  readonly child: SubjectId
  readonly review: string
}

/** What an administrator says of somebody. */
export interface Account {
  readonly roles: readonly RoleId[]
  readonly team: string | null
  readonly workers: readonly string[]
  readonly state: 'active' | 'disabled'
}

/** Somebody who uses the service. */
export interface Person {
  /** How the record names who saved: a word, never a name. */
  readonly id: string
  /** What the person does, as shown beside the council's name. */
  readonly title: string
  /** One sentence: what this person comes here for. */
  readonly comesFor: string
  readonly roles: readonly RoleId[]
  /** The team whose children are "my team", where the person has one. */
  readonly team: string | null
  /** The numbers under which the record names this person, as a social worker or as a reviewing officer. */
  readonly workers: readonly string[]
  /** The role that the record calls an owner, where the person has work of their own on it. */
  readonly ownerRole: OwnerRole | null
  /** The children whose restricted records name this person. */
  readonly named: readonly SubjectId[]
  /** The cases granted to them for a review, as far as they are not restricted. */
  readonly granted: readonly Granted[]
  /** The children whose records they audit or moderate, while that is open, as far as those are not restricted. */
  readonly audited: readonly SubjectId[]
  /** The children on agendas of panels that they sit on, until the minutes are confirmed, as far as those are not restricted. */
  readonly items: readonly SubjectId[]
  /** The complaints that complain of them: they are shown none of these, whatever their roles. */
  readonly complained: readonly SubjectId[]
  /** The children whose records this person opened in an emergency, for as long as that stands. */
  readonly opened: readonly SubjectId[]
  readonly state: 'active' | 'disabled'
}

/** What each role is on the ladders of the rules, first what it mostly is. */
const owners: Readonly<Partial<Record<RoleId, readonly OwnerRole[]>>> = {
  'adoption-lead': ['family-finder', 'adopters-worker'],
  fostering: ['supervising-social-worker'],
  'agency-adviser': ['agency-adviser'],
  'social-worker': ['social-worker'],
  'team-manager': ['team-manager'],
  'duty-manager': ['duty-manager'],
  iro: ['iro'],
  'iro-manager': ['iro'],
  'agency-decision-maker': ['agency-decision-maker'],
  'court-case-manager': ['court-case-manager'],
  'complaints-manager': ['complaints-manager'],
  'service-manager': ['service-manager'],
  'head-of-service': ['head-of-service'],
  director: ['director'],
}

/** What somebody is on the ladders of the rules: whoever has several roles is told as each of them. */
export const ownerRolesOf = ({ roles }: Pick<Person, 'roles'>): readonly OwnerRole[] => [
  ...new Set(roles.flatMap((role) => owners[role] ?? [])),
]

interface Given {
  readonly team?: string
  readonly workers?: readonly string[]
  readonly title?: string
  readonly comesFor?: string
  readonly state?: Person['state']
}

/** Somebody with one role. */
export const personWith = (id: string, role: RoleId, given: Given = {}): Person => ({
  id,
  title: given.title ?? roleOf(role).title,
  comesFor: given.comesFor ?? roleOf(role).comesFor,
  roles: [role],
  team: given.team ?? null,
  workers: given.workers ?? [],
  ownerRole: owners[role]?.[0] ?? null,
  named: [],
  granted: [],
  audited: [],
  items: [],
  complained: [],
  opened: [],
  state: given.state ?? 'active',
})

/**
 * Somebody with what an administrator says of them: roles besides those of their groups, and the team and numbers that
 * stand instead of any others. Who is disabled by either is disabled.
 */
export function withAccount(person: Person, account: Account | null): Person {
  if (account === null) return person
  const roles = [...new Set([...person.roles, ...account.roles])]
  const [first] = roles
  return {
    ...person,
    ...{ roles, team: account.team, workers: account.workers },
    ownerRole: first === undefined ? null : (owners[first]?.[0] ?? null),
    state: account.state === 'disabled' ? 'disabled' : person.state,
  }
}
