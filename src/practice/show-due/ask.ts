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
const acrossTeams: ReadonlySet<OwnerRole> = new Set(['iro', 'agency-decision-maker'])

/** What a person sees who has asked for nothing: the team’s work, or the work of a role that has no team. */
export function ownWork({ team, ownerRole }: Pick<Person, 'team' | 'ownerRole'>): Pick<Narrowed, 'team' | 'role'> {
  return { team, role: ownerRole !== null && acrossTeams.has(ownerRole) ? ownerRole : null }
}

/** Reads the address. What it does not say is the person’s own work, and the late part of it. */
export function readAsked(
  query: Readonly<Record<string, string>>,
  person: Pick<Person, 'team' | 'ownerRole'>,
  rules: ReadonlySet<string>,
): Asked {
  const own = ownWork(person)
  const { team, role, rule, part } = query
  return {
    part: parts.find((known) => known === part) ?? 'late',
    team: team === undefined || team === '' ? own.team : team === ANY ? null : team,
    role: role === undefined || role === '' ? own.role : isOwnerRole(role) ? role : null,
    rule: rule !== undefined && rules.has(rule) ? rule : null,
    page: pageAsked(query),
  }
}

export const askFor = ({ page, ...asked }: Asked, person: string): DueAsk => ({
  ...asked,
  person,
  limit: CLOCKS_A_PAGE,
  offset: (page - 1) * CLOCKS_A_PAGE,
})

/** The address of the same list with something changed; every choice is said, so that it means the same to everybody. */
export function addressOf(path: string, asked: Asked, change: Partial<Asked>): string {
  const { part, team, role, rule, page } = { ...asked, page: 1, ...change }
  const said = new URLSearchParams({ part, team: team ?? ANY, role: role ?? ANY })
  if (rule !== null) said.set('rule', rule)
  if (page > 1) said.set('page', String(page))
  return `${path}?${said.toString()}`
}
