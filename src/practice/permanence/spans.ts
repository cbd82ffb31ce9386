import { measures } from '../../account/index.ts'
import type { FactId, SpanRow, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Care } from '../child/index.ts'
import { causeIsOurs } from './events.ts'
import type { Steps } from './steps.ts'
import type { Stay } from './timeline.ts'
import { startDoubt } from './waits.ts'

interface Into {
  readonly subject: SubjectId
  readonly spans: SpanRow[]
}

/** A stretch of a wait; `until` is the day on which the wait ended within it. */
interface Stretch {
  readonly from: Day
  readonly to: Day | null
  readonly until: Day | null
}

function put(into: Into, measure: string, fact: FactId, at: Stretch, since: Day | null, kind: string | null): void {
  if (at.to !== null && at.to <= at.from) return
  const wait = { waitFromOn: since, waitUntilOn: at.until }
  into.spans.push({ subject: into.subject, measure, fact, fromOn: at.from, toOn: at.to, ...wait, kind })
}

const earlier = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)

/**
 * A decision in force, cut where a placement ended, and the parts of it in which the child is with no adoptive family.
 * Where the wait since entering care cannot be measured, `kind` says why.
 */
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
      put(into, measures.waitingForFamily, fact, { from, to: placement.on, until: null }, since, null)
      put(into, measures.decisionInForce, fact, { from, to: left, until: placement.on }, since, unknown)
      if (left === null) return
      from = left
      if (left === to) break
    }
    put(into, measures.waitingForFamily, fact, { from, to, until: null }, since, null)
    put(into, measures.decisionInForce, fact, { from, to, until: null }, since, unknown)
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
      put(
        into,
        measures.waitingForMatch,
        order.fact,
        { from, to, until: null },
        order.isDateKnown ? order.on : null,
        null,
      )
    }
  }
}

const isCause = (cause: string): cause is keyof typeof causeIsOurs => Object.hasOwn(causeIsOurs, cause)

function delaySpans(into: Into, steps: Steps, careEnd: Day | null): void {
  for (const { on, until, fact, cause, whose } of steps.delays) {
    const isOurs = whose === null ? isCause(cause) && causeIsOurs[cause] : whose === 'ours'
    const at = { from: on, to: until ?? careEnd, until: null }
    put(into, measures.delay, fact, at, null, `${cause}:${isOurs ? 'ours' : 'others'}`)
  }
}

/** Every stretch of one period of care that a figure or a list counts. */
export function spansOf(subject: SubjectId, care: Care | null, steps: Steps, stays: readonly Stay[]): SpanRow[] {
  const into: Into = { subject, spans: [] }
  if (care) decisionSpans(into, care, steps)
  matchSpans(into, steps, stays)
  delaySpans(into, steps, care?.to ?? null)
  return into.spans
}
