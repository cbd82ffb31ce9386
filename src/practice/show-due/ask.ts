import type { Person } from '../../access/index.ts'
import type { OwnerRole } from '../../record/index.ts'
import { pageAsked } from '../../web/ui/index.ts'
import { isOwnerRole } from '../../clocks/index.ts'
import { parts, type DueAsk, type Narrowed, type Part } from './ports.ts'

export const CLOCKS_A_PAGE = 50

/** What the address asks of the list. */
export interface Asked extends Narrowed {
  readonly part: Part
  readonly page: number
}

/** How an address says that a list is not narrowed, where the person would otherwise see their own. */
export const ANY = 'any'

/** Roles whose work is not a team's: their own list is everything that is theirs, in every team. */
const acrossTeams: ReadonlySet<OwnerRole> = new Set([
  'iro',
  'agency-decision-maker',
  'complaints-manager',
  'supervising-social-worker',
  'agency-adviser',
])

/** How an address says that a list is narrowed to what is a person’s own. */
export const MINE = 'mine'

type Whose = Pick<Narrowed, 'team' | 'role' | 'workers'>
type Asking = Pick<Person, 'team' | 'ownerRole' | 'workers'>

/** What a person sees who has asked for nothing: a social worker’s own work, the team’s, or that of a role that has no team. */
export function ownWork({ team, ownerRole, workers }: Asking): Whose {
  if (ownerRole === 'social-worker' && workers.length > 0) return { team: null, role: null, workers }
  return { team, role: ownerRole !== null && acrossTeams.has(ownerRole) ? ownerRole : null, workers: null }
}

/** Whose work an address asks for. */
function whoseAsked({ team, role }: Readonly<Record<string, string>>, person: Asking): Whose {
  if (role === MINE && person.workers.length > 0) return { team: null, role: null, workers: person.workers }
  const own = ownWork(person)
  const isSaid = (word: string | undefined): word is string => word !== undefined && word !== ''
  if (!isSaid(team) && !isSaid(role)) return own
  return {
    team: isSaid(team) ? (team === ANY ? null : team) : person.team,
    role: isSaid(role) ? (isOwnerRole(role) ? role : null) : own.role,
    workers: null,
  }
}

/** Reads the address. What it does not say is the person’s own work, and the late part of it. */
export function readAsked(query: Readonly<Record<string, string>>, person: Asking, rules: ReadonlySet<string>): Asked {
  const { rule, part } = query
  return {
    ...whoseAsked(query, person),
    part: parts.find((known) => known === part) ?? 'late',
    rule: rule !== undefined && rules.has(rule) ? rule : null,
    page: pageAsked(query),
  }
}

export const askFor = ({ page, ...asked }: Asked, person: Pick<Person, 'id'>): DueAsk => ({
  ...asked,
  person: person.id,
  limit: CLOCKS_A_PAGE,
  offset: (page - 1) * CLOCKS_A_PAGE,
})

/** The address of the same list with something changed; every choice is said, so that it means the same to everybody. */
export function addressOf(path: string, asked: Asked, change: Partial<Asked>): string {
  const { part, team, role, workers, rule, page } = { ...asked, page: 1, ...change }
  const whose = workers === null ? (role ?? ANY) : MINE
  const said = new URLSearchParams({ part, team: team ?? ANY, role: whose })
  if (rule !== null) said.set('rule', rule)
  if (page > 1) said.set('page', String(page))
  return `${path}?${said.toString()}`
}
