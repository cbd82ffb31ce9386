import type { Day } from '../../time/index.ts'
import type { Care, Doubt } from '../child/index.ts'
import { doubt } from './doubt.ts'
import type { Order } from './orders.ts'
import type { Placement } from './placements.ts'
import type { PermanenceSettings } from './rules.ts'
import type { Said } from './slots.ts'
import type { Steps } from './steps.ts'

/** The place of the first match after a day. */
function firstMatchAfter(matches: readonly Said[], on: string): number {
  let low = 0
  let high = matches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((matches[middle]?.on ?? on) > on) high = middle
    else low = middle + 1
  }
  return low
}

/** The match that led to a placement: the last one decided since the placement before it; failing that, one dated too late. */
export function matchFor({ matches, placements }: Steps, nthPlacement: number): Said | null {
  const placement = placements[nthPlacement]
  if (!placement) return null
  const next = placements[nthPlacement + 1]?.on ?? null
  let found: Said | null = null
  for (let i = firstMatchAfter(matches, placements[nthPlacement - 1]?.on ?? ''); i < matches.length; i += 1) {
    const match = matches[i]
    if (!match || (next !== null && match.on > next)) break
    if (match.on > placement.on) return found ?? match
    found = match
  }
  return found
}

/** The order that A2 counts from: by default the one in force when the child was matched; matched before any, the next one made. */
export function authorityFor(steps: Steps, matchedOn: Day, settings: PermanenceSettings): Order | null {
  const { orders } = steps
  if (settings.courtAuthority === 'first-in-care') return orders[0] ?? null
  let lapsed: Order | null = null
  for (const order of orders) {
    if (order.on > matchedOn) return order
    if (order.until === null || order.until > matchedOn) return order
    lapsed = order
  }
  return lapsed
}

/** Why the dates of a match contradict others; null where they do not. A decision must be in force, and moving in come after. */
export function matchDoubt(steps: Steps, match: Said, placement: Placement | null): Doubt | null {
  const { decisions } = steps
  const isDecided = decisions.some(({ on, until }) => on <= match.on && (until === null || until > match.on))
  const [first] = decisions
  if (first && !isDecided) {
    const later = decisions.find(({ on }) => on > match.on)
    if (later) return doubt('match-before-decision', match.on, [match.fact, later.fact])
    return doubt('match-after-reversal', match.on, [match.fact, (decisions.at(-1) ?? first).fact])
  }
  if (placement && match.on > placement.on) {
    return doubt('match-after-moving-in', match.on, [match.fact, placement.fact])
  }
  return null
}

/** Why who adopted is not clear: AD1 says whether the former foster carers did, and so does the code of the placement. */
export function fosterCarerDoubt({ byFosterCarer }: Steps, placement: Placement | null): Doubt | null {
  const said = byFosterCarer.at(-1)
  if (!said || !placement || placement.withFosterCarers === null || placement.withFosterCarers === said.isSo)
    return null
  return doubt('foster-carer-differs', placement.on, [said.fact, placement.fact])
}

const breaksCare: ReadonlySet<string> = new Set(['gap-between-episodes', 'care-starts-twice', 'continues-after-end'])
const spoilsDates: ReadonlySet<string> = new Set([
  'overlapping-episodes',
  'same-day-episodes',
  'two-open-episodes',
  'ends-before-it-begins',
  'born-after-care-began',
])

/** Why a wait since entering care cannot be measured: the start is not in the files, or what lies between is contradicted. */
export function startDoubt(care: Care, movedIn: Placement | null): string | null {
  if (!care.startKnown) return 'start of care is not in these files'
  const opening = care.episodes[0]?.fact
  for (const { code, on, facts, because } of care.doubts) {
    const isBefore = movedIn === null || on === null || on <= movedIn.on
    if (isBefore && breaksCare.has(code)) return because
    const isOurs = facts.some((fact) => fact === opening || (movedIn !== null && fact === movedIn.episode))
    if (isOurs && spoilsDates.has(code)) return because
  }
  return null
}
