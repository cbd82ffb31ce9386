import type { OwnerRole } from '../record/index.ts'

/** Somebody who uses the service. Until access is built: a role of the demonstration authority, invented. */
export interface Person {
  /** How the record names who saved: a word, never a name. */
  readonly id: string
  /** What the person does, as shown beside the council's name. */
  readonly title: string
  /** One sentence: what this person comes here for. */
  readonly comesFor: string
  /** The team whose children are "my team", where the person has one. */
  readonly team: string | null
  /** The role that the record calls an owner, where the person has work of their own on it. */
  readonly ownerRole: OwnerRole | null
}

const person = (
  id: string,
  title: string,
  comesFor: string,
  team: string | null = null,
  ownerRole: OwnerRole | null = null,
): Person => ({ id, title, comesFor, team, ownerRole })

/** The people of the demonstration authority, in the order in which the sign-in page offers them. */
export const demonstrationPeople: readonly Person[] = [
  person(
    'adoption-lead',
    'Adoption lead practitioner',
    'Sees who is drifting, and what each child needs next.',
    'Permanence team',
    'family-finder',
  ),
  person('performance-analyst', 'Performance analyst', 'Loads the council’s returns and answers for the figures.'),
  person(
    'social-worker',
    'Social worker',
    'Records what happened to the children they work with.',
    'Safeguarding North',
    'social-worker',
  ),
  person(
    'team-manager',
    'Team manager',
    'Sees the team’s children and what is due.',
    'Permanence team',
    'team-manager',
  ),
  person('iro', 'Independent reviewing officer', 'Follows reviews and plans, and asks why they wait.', null, 'iro'),
  person(
    'agency-decision-maker',
    'Agency decision-maker',
    'Decides whether a child should be placed for adoption, and on matches.',
    null,
    'agency-decision-maker',
  ),
  person('head-of-service', 'Head of service', 'Answers for every child’s journey and for the scorecard.'),
]

/** The demonstration person with this id, or null. */
export const demonstrationPerson = (id: string): Person | null =>
  demonstrationPeople.find((person) => person.id === id) ?? null

/** Whether this person may change what the authority's clocks and figures are worked out by. */
export const mayChangeSettings = (person: Person): boolean => person.id === 'performance-analyst'
