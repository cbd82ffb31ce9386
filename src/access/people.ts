import type { OwnerRole, SubjectId } from '../record/index.ts'
import { roleOf, type RoleId } from './roles.ts'

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
  /** The numbers under which the returns name this person as a social worker. */
  readonly workers: readonly string[]
  /** The role that the record calls an owner, where the person has work of their own on it. */
  readonly ownerRole: OwnerRole | null
  /** The children whose restricted records name this person. */
  readonly named: readonly SubjectId[]
  /** The children whose records this person opened in an emergency, for as long as that stands. */
  readonly opened: readonly SubjectId[]
  readonly state: 'active' | 'disabled'
}

const owners: Readonly<Partial<Record<RoleId, OwnerRole>>> = {
  'adoption-lead': 'family-finder',
  'social-worker': 'social-worker',
  'team-manager': 'team-manager',
  'duty-manager': 'duty-manager',
  iro: 'iro',
  'agency-decision-maker': 'agency-decision-maker',
  'court-case-manager': 'court-case-manager',
}

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
  ownerRole: owners[role] ?? null,
  named: [],
  opened: [],
  state: given.state ?? 'active',
})
