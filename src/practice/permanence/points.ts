import type { PointRow, SubjectId } from '../../record/index.ts'
import { daysBetween, type Day } from '../../time/index.ts'
import { careEnding, type Care, type Dated } from '../child/index.ts'
import type { Placement } from './placements.ts'
import type { PermanenceSettings } from './rules.ts'
import type { Decision, Steps } from './steps.ts'
import { authorityFor, fosterCarerDoubt, matchDoubt, matchFor, startDoubt } from './waits.ts'

/** A wait that was measured, or the reason why it cannot be. */
type Measured = { readonly from: Day; readonly until: Day; readonly days: number } | string

/** Where one child's points are put, and the dated fact that they are counted at. */
interface Into {
  readonly subject: SubjectId
  readonly points: PointRow[]
}

function waited({ subject, points }: Into, measure: string, at: Dated, wait: Measured): void {
  const key = { subject, measure, onDate: at.on, fact: at.fact }
  points.push(
    typeof wait === 'string'
      ? { ...key, num: 0, den: 0, fromOn: null, untilOn: null, leftOut: wait }
      : { ...key, num: wait.days, den: 1, fromOn: wait.from, untilOn: wait.until, leftOut: null },
  )
}

function happened({ subject, points }: Into, measure: string, at: Dated): void {
  const once = { num: 1, den: 1, fromOn: null, untilOn: null, leftOut: null }
  points.push({ subject, measure, onDate: at.on, fact: at.fact, ...once })
}

const NOT_PLACED = 'not placed for adoption before the order'
const NO_ORDER = 'no placement order or freeing order'
const ORDER_BEFORE_FILES = 'the date of the placement order is not in these files'

/** A1 and A10 (and A1p): from entering care to moving in, or to living with the family that adopts. */
function fromCare(care: Care, placement: Placement | null, until: Day | null): Measured {
  if (!placement || until === null) return NOT_PLACED
  const reason = startDoubt(care, placement)
  if (reason !== null) return reason
  const days = daysBetween(care.from, until)
  return days < 0 ? 'moved in before care began' : { from: care.from, until, days }
}

/** A2 (and A2p): from court authority to the match. Matched before the order counts as no days, and counts. */
function fromAuthority(steps: Steps, nthPlacement: number, settings: PermanenceSettings): Measured {
  if (steps.orders.length === 0) return NO_ORDER
  const placement = steps.placements[nthPlacement]
  if (!placement) return NOT_PLACED
  const match = matchFor(steps, nthPlacement)
  if (!match) return 'no match is recorded'
  const contradicted = matchDoubt(steps, match, placement)
  if (contradicted) return contradicted.because
  const order = authorityFor(steps, match.on, settings)
  if (!order) return NO_ORDER
  if (!order.isDateKnown) return ORDER_BEFORE_FILES
  return { from: order.on, until: match.on, days: Math.max(0, daysBetween(order.on, match.on)) }
}

const sooner = (a: Day, b: Day): Day => (a < b ? a : b)

/** The place of the last placement that began by a day; -1 where none did. */
export function lastPlacementBy({ placements }: Steps, on: Day): number {
  let nth = placements.length - 1
  while (nth >= 0 && (placements[nth]?.on ?? on) > on) nth -= 1
  return nth
}

/** The decision that was in force last, where it was reversed before the adoption order; null where there is no such. */
export function reversedBefore({ decisions }: Steps, ordered: Day | null): Decision | null {
  const last = decisions.at(-1)
  return last && last.until !== null && ordered !== null && last.until < ordered ? last : null
}

/** What an adoption order contributes: A1, A10 and A2, on the day of the order. */
function adoptionPoints(into: Into, care: Care, steps: Steps, settings: PermanenceSettings, at: Dated): void {
  const nth = lastPlacementBy(steps, at.on)
  const placement = steps.placements[nth] ?? null
  waited(into, 'A1', at, fromCare(care, placement, placement?.on ?? null))
  const contradicted = fosterCarerDoubt(steps, placement)
  const withThem = fromCare(care, placement, placement && sooner(placement.withThemSince, placement.on))
  waited(into, 'A10', at, contradicted?.because ?? withThem)
  waited(into, 'A2', at, fromAuthority(steps, nth, settings))
}

/** New decisions, first placement orders, and changes of plan; a decision that ends with the adoption order has not changed. */
function planPoints(into: Into, steps: Steps, adoptedOn: Day | null): void {
  const contradicted = reversedBefore(steps, adoptedOn)
  for (const decision of steps.decisions) {
    const { fact, until, isReversedTooEarly } = decision
    happened(into, 'A15', decision)
    if (until === null || (adoptedOn !== null && until >= adoptedOn)) continue
    const at = { on: until, fact }
    if (isReversedTooEarly) waited(into, 'A5', at, 'the decision is reversed before it was made')
    else if (decision === contradicted) waited(into, 'A5', at, 'adopted although the decision was reversed')
    else happened(into, 'A5', at)
  }
  const order = steps.orders.find(({ kind }) => kind === 'placement')
  if (order?.isDateKnown === true) happened(into, 'A16', order)
  else if (order) waited(into, 'A16', order, ORDER_BEFORE_FILES)
}

/** The day of the adoption order that ended a period of care; null where it ended otherwise, or lasts. */
export const adoptedOn = (care: Care | null, bornOn: Day | null): Day | null =>
  care !== null && care.to !== null && care.ended !== null && careEnding(care.ended, bornOn, care.to) === 'adopted'
    ? care.to
    : null

/** Every dated contribution of one period of care to the indicators. */
export function pointsOf(
  subject: SubjectId,
  care: Care | null,
  bornOn: Day | null,
  steps: Steps,
  settings: PermanenceSettings,
): PointRow[] {
  const into: Into = { subject, points: [] }
  const on = adoptedOn(care, bornOn)
  if (care && on !== null && care.endedBy !== null) {
    adoptionPoints(into, care, steps, settings, { on, fact: care.endedBy })
  }
  planPoints(into, steps, on)
  if (!care) return into.points
  steps.placements.forEach((placement, nth) => {
    if (!placement.isDateKnown) return
    waited(into, 'A1p', placement, fromCare(care, placement, placement.on))
    waited(into, 'A2p', placement, fromAuthority(steps, nth, settings))
  })
  return into.points
}
