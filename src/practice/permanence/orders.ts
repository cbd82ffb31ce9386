import type { Day } from '../../time/index.ts'
import type { Care, Doubt } from '../child/index.ts'
import { settle, type Said } from './slots.ts'

/** Court authority to place the child: in force until it is revoked, or care ends. */
export interface Order extends Said {
  readonly until: Day | null
  /** A placement order (E1), or the freeing order (D1) that could be applied for until 30 December 2005. */
  readonly kind: 'placement' | 'freeing'
  /** False where the first episode seen under the order began with a move alone: the order was made before the files begin. */
  readonly isDateKnown: boolean
}

const kindOf = (legal: string): Order['kind'] | null =>
  legal === 'E1' ? 'placement' : legal === 'D1' ? 'freeing' : null

/** Whether an episode begins with a change of legal status, or with care itself. */
const changesStatus = (started: string): boolean => started !== 'P' && started !== 'T'

/** A stay under one kind of order begins with the first episode that has it: the return gives no date of the order itself. */
function ordersInEpisodes(care: Care): Order[] {
  const orders: Order[] = []
  let standing: Omit<Order, 'until'> | null = null
  for (const [i, episode] of care.episodes.entries()) {
    const kind: Order['kind'] | null = kindOf(episode.legal)
    const before: Order['kind'] | null = standing === null ? null : standing.kind
    if (kind === before) continue
    if (standing) orders.push({ ...standing, until: episode.from })
    standing =
      kind === null
        ? null
        : {
            on: episode.from,
            fact: episode.fact,
            typed: false,
            kind,
            isDateKnown: i > 0 || changesStatus(episode.started),
          }
  }
  if (standing) orders.push({ ...standing, until: care.to })
  return orders
}

/** The orders of a period of care: a typed date stands over the episode's, and the episodes still say when it was revoked. */
export function ordersIn(
  care: Care | null,
  typed: readonly Said[],
): { readonly steps: readonly Order[]; readonly doubts: readonly Doubt[] } {
  const imported = care ? ordersInEpisodes(care) : []
  if (typed.length === 0) return { steps: imported, doubts: [] }
  const said = typed.map((order): Order => ({
    ...order,
    until: care?.to ?? null,
    kind: 'placement',
    isDateKnown: true,
  }))
  return settle([...imported, ...said], (order, other) => ({ ...order, until: other.until, kind: other.kind }))
}
