import { measures } from '../../account/index.ts'
import type { FactId, PointRow, SpanRow, SubjectId } from '../../record/index.ts'
import { daysBetween, type Day } from '../../time/index.ts'
import { careEnding, type Care, type Dated } from '../child/index.ts'
import { causeIsOurs } from './events.ts'
import type { Placement } from './placements.ts'
import type { PermanenceSettings } from './rules.ts'
import type { Steps } from './steps.ts'
import type { Stay } from './timeline.ts'
import { authorityFor, matchDoubt, matchFor, startDoubt } from './waits.ts'

/** Where points of one child are put: everything of them that does not vary. */
interface Into {
  readonly subject: SubjectId
  readonly points: PointRow[]
  readonly spans: SpanRow[]
}

function counted(into: Into, measure: string, at: Dated, from: Day, until: Day, days: number): void {
  const dates = { fromOn: from, untilOn: until }
  const { subject } = into
  into.points.push({ subject, measure, onDate: at.on, fact: at.fact, num: days, den: 1, ...dates, leftOut: null })
}

function leftOut(into: Into, measure: string, at: Dated, reason: string): void {
  const { subject } = into
  const none = { num: 0, den: 0, fromOn: null, untilOn: null }
  into.points.push({ subject, measure, onDate: at.on, fact: at.fact, ...none, leftOut: reason })
}

function happened(into: Into, measure: string, at: Dated): void {
  const { subject } = into
  const once = { num: 1, den: 1, fromOn: null, untilOn: null, leftOut: null }
  into.points.push({ subject, measure, onDate: at.on, fact: at.fact, ...once })
}

/** A1 and A10 (and A1p): from entering care to moving in, or to living with the family that adopts. */
function fromCare(
  into: Into,
  measure: string,
  at: Dated,
  care: Care,
  placement: Placement | null,
  until: Day | null,
): void {
  if (!placement || until === null) return leftOut(into, measure, at, 'not placed for adoption before the order')
  const reason = startDoubt(care, placement)
  if (reason !== null) return leftOut(into, measure, at, reason)
  const days = daysBetween(care.from, until)
  if (days < 0) return leftOut(into, measure, at, 'moved in before care began')
  counted(into, measure, at, care.from, until, days)
}

/** A2 (and A2p): from court authority to the match. Matched before the order counts as no days, and counts. */
function fromAuthority(
  into: Into,
  measure: string,
  at: Dated,
  steps: Steps,
  nth: number,
  settings: PermanenceSettings,
): void {
  if (steps.orders.length === 0) return leftOut(into, measure, at, 'no placement order or freeing order')
  const placement = steps.placements[nth]
  if (!placement) return leftOut(into, measure, at, 'not placed for adoption before the order')
  const match = matchFor(steps, nth)
  if (!match) return leftOut(into, measure, at, 'no match is recorded')
  const contradicted = matchDoubt(steps, match, placement)
  if (contradicted) return leftOut(into, measure, at, contradicted.because)
  const order = authorityFor(steps, match.on, settings)
  if (!order) return leftOut(into, measure, at, 'no placement order or freeing order')
  counted(into, measure, at, order.on, match.on, Math.max(0, daysBetween(order.on, match.on)))
}

const sooner = (a: Day, b: Day): Day => (a < b ? a : b)

/** What an adoption order contributes: A1, A10 and A2, on the day of the order. */
function adoptionPoints(into: Into, care: Care, steps: Steps, settings: PermanenceSettings, at: Dated): void {
  let nth = steps.placements.length - 1
  while (nth >= 0 && (steps.placements[nth]?.on ?? at.on) > at.on) nth -= 1
  const placement = steps.placements[nth] ?? null
  fromCare(into, 'A1', at, care, placement, placement?.on ?? null)
  fromCare(into, 'A10', at, care, placement, placement && sooner(placement.withThemSince, placement.on))
  fromAuthority(into, 'A2', at, steps, nth, settings)
}

/** New decisions, first placement orders, and changes of plan; a decision's end on the day of the adoption order is the order's and no change of plan. */
function planPoints(into: Into, steps: Steps, adoptedOn: Day | null): void {
  for (const { fact, until, isReversedTooEarly } of steps.decisions) {
    if (until === null || (adoptedOn !== null && until >= adoptedOn)) continue
    const at = { on: until, fact }
    if (isReversedTooEarly) leftOut(into, 'A5', at, 'the decision is reversed before it was made')
    else happened(into, 'A5', at)
  }
  const order = steps.orders.find(({ kind }) => kind === 'placement')
  if (order) happened(into, 'A16', order)
  for (const decision of steps.decisions) happened(into, 'A15', decision)
}

interface Wait {
  readonly from: Day
  readonly to: Day | null
  readonly until: Day | null
}

function span(into: Into, measure: string, fact: FactId, at: Wait, since: Day | null, kind: string | null): void {
  if (at.to !== null && at.to <= at.from) return
  const wait = { waitFromOn: since, waitUntilOn: at.until }
  into.spans.push({ subject: into.subject, measure, fact, fromOn: at.from, toOn: at.to, ...wait, kind })
}

const earlier = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)

/** A decision in force, cut where a placement ended, and the parts of it in which the child is with no adoptive family. */
function decisionSpans(into: Into, care: Care, steps: Steps): void {
  let reached: Day = care.from
  let next = 0
  const unknown = startDoubt(care, null)
  const since = unknown === null ? care.from : null
  for (const { on, until, fact } of steps.decisions) {
    let from = on > reached ? on : reached
    const to = earlier(until, care.to)
    for (; next < steps.placements.length; next += 1) {
      const placement = steps.placements[next]
      if (!placement || (to !== null && placement.on >= to)) break
      const left = earlier(placement.until, to)
      if (left !== null && left <= from) continue
      span(into, measures.waitingForFamily, fact, { from, to: placement.on, until: null }, since, null)
      span(into, measures.decisionInForce, fact, { from, to: left, until: placement.on }, since, unknown)
      if (left === null) return
      from = left
      if (left === to) break
    }
    span(into, measures.waitingForFamily, fact, { from, to, until: null }, since, null)
    span(into, measures.decisionInForce, fact, { from, to, until: null }, since, unknown)
    if (to === null) return
    reached = to > from ? to : from
  }
}

/** Court authority and no match yet: the stays in family finding that an order opened. */
function matchSpans(into: Into, steps: Steps, stays: readonly Stay[]): void {
  let i = 0
  for (const { stage, from, to } of stays) {
    if (stage !== 'family-finding') continue
    while ((steps.orders[i + 1]?.on ?? '9') <= from) i += 1
    const order = steps.orders[i]
    if (order && order.on <= from && (order.until === null || order.until > from)) {
      span(into, measures.waitingForMatch, order.fact, { from, to, until: null }, order.on, null)
    }
  }
}

const isCause = (cause: string): cause is keyof typeof causeIsOurs => Object.hasOwn(causeIsOurs, cause)

function delaySpans(into: Into, steps: Steps, careEnd: Day | null): void {
  for (const { on, until, fact, cause, whose } of steps.delays) {
    const ours = whose === null ? isCause(cause) && causeIsOurs[cause] : whose === 'ours'
    const to = until ?? careEnd
    span(into, measures.delay, fact, { from: on, to, until: null }, null, `${cause}:${ours ? 'ours' : 'others'}`)
  }
}

/** Everything that one period of care contributes to the figures. */
export function figuresOf(
  subject: SubjectId,
  care: Care | null,
  bornOn: Day | null,
  steps: Steps,
  stays: readonly Stay[],
  settings: PermanenceSettings,
): { readonly points: PointRow[]; readonly spans: SpanRow[] } {
  const into: Into = { subject, points: [], spans: [] }
  const adoptedOn = care !== null && endsAdopted(care, bornOn) ? care.to : null
  if (care && adoptedOn !== null && care.endedBy !== null) {
    adoptionPoints(into, care, steps, settings, { on: adoptedOn, fact: care.endedBy })
  }
  planPoints(into, steps, adoptedOn)
  if (care) {
    steps.placements.forEach((placement, nth) => {
      fromCare(into, 'A1p', placement, care, placement, placement.on)
      fromAuthority(into, 'A2p', placement, steps, nth, settings)
    })
    decisionSpans(into, care, steps)
  }
  matchSpans(into, steps, stays)
  delaySpans(into, steps, care?.to ?? null)
  return { points: into.points, spans: into.spans }
}

export const endsAdopted = (care: Care, bornOn: Day | null): boolean =>
  care.to !== null && care.ended !== null && careEnding(care.ended, bornOn, care.to) === 'adopted'
