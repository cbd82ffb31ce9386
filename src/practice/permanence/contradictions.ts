import type { FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Care, Doubt } from '../child/index.ts'
import { doubt } from './doubt.ts'
import { adoptedOn, lastPlacementBy, reversedBefore } from './points.ts'
import type { Sayings, Steps } from './steps.ts'
import { fosterCarerDoubt, matchDoubt, matchFor } from './waits.ts'

function decisionDoubts(care: Care | null, steps: Steps): Doubt[] {
  const doubts: Doubt[] = []
  steps.decisions.forEach((decision, i) => {
    const { on, until, fact } = decision
    if (decision.isReversedTooEarly) doubts.push(doubt('reversed-before-decided', on, [fact]))
    if (care?.startKnown === true && on < care.from) doubts.push(doubt('decision-before-care', on, [fact]))
    const next = steps.decisions[i + 1]
    if (next && (until === null || until > next.on)) {
      doubts.push(doubt('decisions-overlap', next.on, [fact, next.fact]))
    }
  })
  const [first] = steps.decisions
  const [order] = steps.orders
  if (first && order && order.on < first.on) {
    doubts.push(doubt('order-before-decision', order.on, [order.fact, first.fact]))
  }
  return doubts
}

function placementDoubts(care: Care | null, steps: Steps): Doubt[] {
  const doubts: Doubt[] = []
  const seen = new Set<FactId>()
  steps.placements.forEach((placement, nth) => {
    const { on, fact, needsOrder } = placement
    if (needsOrder && !steps.orders.some((order) => order.on <= on && (order.until === null || order.until > on))) {
      doubts.push(doubt('placed-without-order', on, [fact]))
    }
    if (care && on < care.from) doubts.push(doubt('moved-in-before-care', on, [fact]))
    const match = matchFor(steps, nth)
    if (match) seen.add(match.fact)
    const wrong = match && matchDoubt(steps, match, placement)
    if (wrong) doubts.push(wrong)
  })
  for (const match of steps.matches) {
    const wrong = seen.has(match.fact) ? null : matchDoubt(steps, match, null)
    if (wrong) doubts.push(wrong)
  }
  const [application] = steps.applications
  const [moved] = steps.placements
  if (application && moved && application.on < moved.on) {
    doubts.push(doubt('applied-before-moving-in', application.on, [application.fact, moved.fact]))
  }
  return doubts
}

/** Everything in one period of care that contradicts something else in it. */
export function contradictionsIn(care: Care | null, bornOn: Day | null, sayings: Sayings, steps: Steps): Doubt[] {
  const doubts = [...steps.doubts, ...decisionDoubts(care, steps), ...placementDoubts(care, steps)]
  const ordered = adoptedOn(care, bornOn)
  if (ordered !== null && care?.endedBy && !steps.placements.some(({ on }) => on <= ordered)) {
    doubts.push(doubt('no-adoptive-placement', ordered, [care.endedBy]))
  }
  const reversed = reversedBefore(steps, ordered)
  if (reversed?.until) doubts.push(doubt('adopted-after-reversal', reversed.until, [reversed.fact]))
  const byWhom = ordered && fosterCarerDoubt(steps, steps.placements[lastPlacementBy(steps, ordered)] ?? null)
  if (byWhom) doubts.push(byWhom)
  for (const { on, fact } of sayings.outside) doubts.push(doubt('outside-care', on, [fact]))
  for (const { on, until, fact } of sayings.delays) {
    if (until !== null && until < on) doubts.push(doubt('delay-ends-before-it-begins', on, [fact]))
  }
  return doubts
}
