import type { SubjectId } from '../record/index.ts'
import { may } from './decide.ts'
import type { Person } from './people.ts'
import type { ServicePermission } from './permissions.ts'
import { roleOf, type Reach } from './roles.ts'

/**
 * Whom a person may see, as every read of children is told it: one predicate of SQL. Two people who see the same
 * children have equal ones, so that what is remembered for the one serves the other.
 */
export interface Sees {
  /** `team`: the children of a team, where one is said, and those allocated under one of the numbers. */
  readonly reach: 'authority' | 'team' | 'nobody'
  readonly team: string | null
  readonly workers: readonly string[]
  /** Children seen for themselves: restricted records that name the person, and those opened in an emergency. */
  readonly named: readonly SubjectId[]
  /** Whether children who were adopted are seen until their records are sealed. */
  readonly unsealed: boolean
  /** What they see besides children, each by a permission of its own; nothing where not said. */
  readonly besides?: readonly Beside[]
  /** Complaints that complain of them, and are not there for them; nothing where not said. */
  readonly without?: readonly SubjectId[]
}

/** What clocks run on besides children. */
export type Beside = 'complaint' | 'adopter' | 'foster-home'

/** A household belongs to no team of children: it stands under what it is. */
export const householdTeams = {
  adopter: 'Adopters',
  'foster-home': 'Foster carers',
} as const satisfies Record<Exclude<Beside, 'complaint'>, string>

const householdKinds = Object.keys(householdTeams) as readonly (keyof typeof householdTeams)[] // its own keys

/** Under what the households stand that somebody sees. */
export const householdTeamsOf = ({ besides = [] }: Sees): readonly string[] =>
  householdKinds.flatMap((kind) => (besides.includes(kind) ? [householdTeams[kind]] : []))

const seenBy = {
  complaint: 'complaints.see',
  adopter: 'adopters.see',
  'foster-home': 'fostering.see',
} as const satisfies Record<Beside, ServicePermission>

const everythingBeside: readonly Beside[] = ['complaint', 'adopter', 'foster-home']

/** Every complaint and household, and every child whose record is not restricted to named people: for commands of the machine’s own administrator, and for tests. */
export const everyChild: Sees = {
  ...{ reach: 'authority', team: null, workers: [], named: [], unsealed: true },
  besides: everythingBeside,
}

/** Nobody: for work that identifies no child, whoever asked for it. */
export const noChild: Sees = { reach: 'nobody', team: null, workers: [], named: [], unsealed: false }

/**
 * Who sees nobody else sees the cases that are granted to them and the children on their agendas, where a role of theirs
 * reaches those; who sees a team alone, those that they audit besides.
 */
function namedTo({ named, opened, granted, audited, items }: Person, reaches: readonly Reach[]): readonly SubjectId[] {
  const cases = [
    ...(reaches.includes('grants') ? granted.map(({ child }) => child) : []),
    ...(reaches.includes('items') ? items : []),
  ]
  const audits = reaches.includes('authority') ? [] : audited
  const more = [...opened, ...cases, ...audits]
  return more.length === 0 ? named : [...new Set([...named, ...more])]
}

const widest = (reaches: readonly Reach[]): Sees['reach'] =>
  reaches.includes('authority') ? 'authority' : reaches.includes('team') || reaches.includes('own') ? 'team' : 'nobody'

const reachesUnsealed = ({ roles }: Person): boolean =>
  roles
    .map(roleOf)
    .some(
      ({ may: own, reach }) => reach === 'authority' && own.includes('children.list') && own.includes('child.unsealed'),
    )

/** Whom a person’s roles let them see, of those roles that may see lists of children at all. */
export function seesOf(person: Person): Sees {
  const reaches = person.roles
    .map(roleOf)
    .filter(({ may: own }) => own.includes('children.list'))
    .map((role) => role.reach)
  const reach = widest(reaches)
  const unsealed = reach === 'authority' && reachesUnsealed(person)
  const named = namedTo(person, reaches)
  const team = reaches.includes('team') ? person.team : null
  const besides = everythingBeside.filter((beside) => may(person, seenBy[beside]))
  // Who is complained of handles no such complaint and is not told that there is one.
  const without = person.complained.length === 0 ? {} : { without: person.complained }
  if (reach === 'team') return { reach, team, workers: person.workers, named, unsealed, besides, ...without }
  return { reach, team: null, workers: [], named: reaches.length === 0 ? [] : named, unsealed, besides, ...without }
}
