import { called } from '../../child/index.ts'
import type { Scope } from './ports.ts'
import type { Standing } from './stand.ts'

export const views = ['all', 'late', 'at-risk', 'legacy', 'no-order'] as const
export type View = (typeof views)[number]

export const orders = ['urgency', 'name', 'days', 'next', 'stage'] as const
export type Order = (typeof orders)[number]

/** What the address of the tracker asks for. */
export interface Asked {
  readonly who: Scope
  readonly show: View
  readonly team: string | null
  readonly sort: Order
  readonly page: number
}

export const ROWS_A_PAGE = 50

const oneOf = <T extends string>(known: readonly T[], said: string | undefined, otherwise: T): T =>
  known.find((one) => one === said) ?? otherwise

/** Reads the address; what it does not say, or says in words that we do not know, is as usual. */
export function readAsked(query: Readonly<Record<string, string>>): Asked {
  const page = Number.parseInt(query['page'] ?? '1', 10)
  return {
    who: oneOf<Scope>(['adoption', 'all'], query['who'], 'adoption'),
    show: oneOf(views, query['show'], 'all'),
    team: query['team'] ? query['team'] : null,
    sort: oneOf(orders, query['sort'], 'urgency'),
    page: Number.isSafeInteger(page) && page > 0 && page < 100_000 ? page : 1,
  }
}

/** The address of the tracker with something else asked for; a change of anything but the page starts at the first. */
export function addressOf(asked: Asked, change: Partial<Asked>, path = '/permanence'): string {
  const next = { ...asked, page: 1, ...change }
  const query = new URLSearchParams()
  if (next.who !== 'adoption') query.set('who', next.who)
  if (next.show !== 'all') query.set('show', next.show)
  if (next.team !== null) query.set('team', next.team)
  if (next.sort !== 'urgency') query.set('sort', next.sort)
  if (next.page > 1) query.set('page', String(next.page))
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

const belongs: Readonly<Record<View, (standing: Standing) => boolean>> = {
  all: () => true,
  late: ({ status }) => status.status === 'late',
  'at-risk': ({ status }) => status.status === 'at-risk',
  legacy: ({ status }) => status.isLegacy,
  'no-order': ({ hasNoOrder }) => hasNoOrder,
}

/** The standings of a team, or all of them. */
export const ofTeam = (standings: readonly Standing[], team: string | null): readonly Standing[] =>
  team === null ? standings : standings.filter(({ child }) => child.team === team)

/** How many there are under each view. */
export const countsOf = (standings: readonly Standing[]): Readonly<Record<View, number>> => ({
  all: standings.length,
  late: standings.filter(belongs.late).length,
  'at-risk': standings.filter(belongs['at-risk']).length,
  legacy: standings.filter(belongs.legacy).length,
  'no-order': standings.filter(belongs['no-order']).length,
})

const URGENCY = ['late', 'at-risk', 'on-course', 'not-measured', 'missed', 'met'] as const

/** The most urgent first: by status, then by days late, then by how few days are left. */
function byUrgency({ status: a }: Standing, { status: b }: Standing): number {
  const rank = URGENCY.indexOf(a.status) - URGENCY.indexOf(b.status)
  return rank || (b.daysLate ?? 0) - (a.daysLate ?? 0) || (a.daysLeft ?? 9999) - (b.daysLeft ?? 9999)
}

const STAGES = [
  'becoming-looked-after',
  'adoption-planned',
  'family-finding',
  'matched',
  'placed',
  'order-applied-for',
  'other-plan',
  'achieved',
] as const

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const comparisons: Readonly<Record<Order, (a: Standing, b: Standing) => number>> = {
  urgency: byUrgency,
  name: ({ child: a }, { child: b }) => byText(called(a).toLowerCase(), called(b).toLowerCase()),
  days: (a, b) => (b.daysInCare ?? -1) - (a.daysInCare ?? -1),
  next: ({ next: a }, { next: b }) => byText(a?.dueOn ?? '9', b?.dueOn ?? '9'),
  stage: ({ child: a }, { child: b }) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage),
}

/** In order, with brothers and sisters together at the place of the first of them. */
function together(standings: readonly Standing[]): readonly Standing[] {
  const groups = new Map<string, Standing[]>()
  for (const standing of standings) {
    const { siblingGroup, subject } = standing.child
    const key = siblingGroup === null ? `child ${subject}` : `group ${siblingGroup}`
    const group = groups.get(key)
    if (group) group.push(standing)
    else groups.set(key, [standing])
  }
  return [...groups.values()].flat()
}

/** Those of a view in the order asked for; ties by id, so that pages never overlap. */
export function narrowed(standings: readonly Standing[], { show, sort }: Asked): readonly Standing[] {
  const compare = comparisons[sort]
  const inOrder = standings
    .filter(belongs[show])
    .sort((a, b) => compare(a, b) || byText(a.child.subject, b.child.subject))
  return together(inOrder)
}

/** The rows of one page. */
export const onPage = (standings: readonly Standing[], page: number): readonly Standing[] =>
  standings.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE)
