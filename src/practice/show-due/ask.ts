import type { Person } from '../../access/index.ts'
import type { OwnerRole } from '../../record/index.ts'
import { pageAsked } from '../../web/ui/index.ts'
import { isOwnerRole } from '../../clocks/index.ts'
import { parts, type DueAsk, type Narrowed, type Part } from './ports.ts'

export const CLOCKS_A_PAGE = 50

/** What the address asks of the list. */
export interface Asked extends Omit<Narrowed, 'workers'> {
  readonly part: Part
  /** Only children allocated to whoever asks. */
  readonly isMine: boolean
  readonly page: number
}

/** How an address says that a list is not narrowed, where the person would otherwise see their own. */
export const ANY = 'any'

/** Roles whose work is not a team's: their own list is everything that is theirs, in every team. */
const acrossTeams: ReadonlySet<OwnerRole> = new Set(['iro', 'agency-decision-maker'])

/** Whoever asks, as far as their own work depends on it. */
type Asker = Pick<Person, 'team' | 'ownerRole' | 'workers'>

/**
 * What a person sees who has asked for nothing: a worker the children allocated to them, whatever their team; a manager
 * the team’s work; a role that has no team, all that is theirs.
 */
export function ownWork({ team, ownerRole, workers }: Asker): Pick<Asked, 'team' | 'role' | 'isMine'> {
  const isMine = ownerRole === 'social-worker' && workers.length > 0
  const role = ownerRole !== null && acrossTeams.has(ownerRole) ? ownerRole : null
  return { team: isMine ? null : team, role, isMine }
}

/** Reads the address. What it does not say is the person’s own work, and the late part of it. */
export function readAsked(query: Readonly<Record<string, string>>, person: Asker, rules: ReadonlySet<string>): Asked {
  const own = ownWork(person)
  const { team, role, rule, part, mine } = query
  return {
    part: parts.find((known) => known === part) ?? 'late',
    team: team === undefined || team === '' ? own.team : team === ANY ? null : team,
    role: role === undefined || role === '' ? own.role : isOwnerRole(role) ? role : null,
    rule: rule !== undefined && rules.has(rule) ? rule : null,
    isMine: mine === undefined || mine === '' ? own.isMine && team === undefined : mine === 'yes',
    page: pageAsked(query),
  }
}

export const askFor = ({ page, isMine, ...asked }: Asked, person: Pick<Person, 'id' | 'workers'>): DueAsk => ({
  ...asked,
  person: person.id,
  workers: isMine ? person.workers : null,
  limit: CLOCKS_A_PAGE,
  offset: (page - 1) * CLOCKS_A_PAGE,
})

/** The address of the same list with something changed; every choice is said, so that it means the same to everybody. */
export function addressOf(path: string, asked: Asked, change: Partial<Asked>): string {
  const { part, team, role, rule, isMine, page } = { ...asked, page: 1, ...change }
  const said = new URLSearchParams({ part, team: team ?? ANY, role: role ?? ANY })
  if (isMine) said.set('mine', 'yes')
  if (rule !== null) said.set('rule', rule)
  if (page > 1) said.set('page', String(page))
  return `${path}?${said.toString()}`
}
