import type { FactId } from '../../record/index.ts'
import { latest, type Day } from '../../time/index.ts'
import type { Care, Dated } from '../child/index.ts'
import type { State } from './state.ts'
import type { Steps } from './steps.ts'

/** A day on which something changes. Those of one day are applied in the order of `rank`: what ends comes before what begins. */
export interface Change extends Dated {
  readonly rank: number
  readonly apply: (state: State) => void
}

const rank = {
  left: 0,
  placement: 1,
  revoked: 2,
  reversed: 3,
  settled: 4,
  otherPlan: 5,
  adoptionPlan: 6,
  decided: 7,
  ordered: 8,
  matched: 9,
  movedIn: 10,
  applied: 11,
  longTerm: 12,
} as const

function leaveFamily(state: State): void {
  state.placements -= 1
  state.isApplied = false
  state.isMatched = false
}

function reverse(state: State): void {
  if (state.decisions > 0) return
  state.isReversed = true
  state.isByConsent = false
  state.isMatched = false
  state.plan = 'other'
}

type Put = (on: Day, fact: FactId, rank: number, apply: Change['apply']) => void

/** Something in force from one day until another; what ended before care began, or on the day it began, was never in force in it. */
function inForce(from: Day, step: { readonly on: Day; readonly until: Day | null }): boolean {
  return step.until === null || (step.until > step.on && step.until > from)
}

function decisionChanges(steps: Steps, from: Day, isConsentShown: boolean, put: Put): void {
  for (const decision of steps.decisions) {
    const { on, until, fact, byConsent } = decision
    if (!inForce(from, decision)) {
      if (on >= from) put(on, fact, rank.decided, reverse)
      continue
    }
    put(on, fact, rank.decided, (state) => {
      state.decisions += 1
      state.isReversed = false
      if (byConsent || isConsentShown) state.isByConsent = true
    })
    if (until === null) continue
    put(until, fact, rank.reversed, (state) => {
      state.decisions -= 1
      reverse(state)
    })
  }
}

function planChanges(steps: Steps, put: Put): void {
  for (const { on, fact, plan } of steps.plans) {
    if (plan === 'adoption' || plan === 'twin-track') {
      put(on, fact, rank.adoptionPlan, (state) => {
        state.plan = 'adoption'
        state.isReversed = false
      })
    } else put(on, fact, rank.otherPlan, (state) => (state.plan = 'other'))
  }
}

function familyChanges(steps: Steps, from: Day, put: Put): void {
  for (const order of steps.orders) {
    if (!inForce(from, order)) continue
    put(order.on, order.fact, rank.ordered, (state) => (state.orders += 1))
    if (order.until !== null) put(order.until, order.fact, rank.revoked, (state) => (state.orders -= 1))
  }
  for (const { on, fact } of steps.matches) put(on, fact, rank.matched, (state) => (state.isMatched = true))
  for (const placement of steps.placements) {
    if (!inForce(from, placement)) continue
    put(placement.on, placement.fact, rank.movedIn, (state) => (state.placements += 1))
    if (placement.until !== null) put(placement.until, placement.fact, rank.left, leaveFamily)
  }
  for (const { on, fact } of steps.applications) put(on, fact, rank.applied, (state) => (state.isApplied = true))
  for (const { on, fact } of steps.longTermFostering) {
    put(on, fact, rank.longTerm, (state) => (state.isLongTermAgreed = true))
  }
}

const isLongTermPlace = (place: string): boolean => place === 'U1' || place === 'U4'
const isTemporary = (place: string): boolean => place.startsWith('T')
const changesCarer = (started: string): boolean => started === 'P' || started === 'B'

/** What the episodes say of other plans: a full care order settles one, a long-term placement may be permanence itself. */
function careChanges(care: Care, longTermCounts: boolean, put: Put): void {
  const settle = (state: State): void => void (state.isSettled = true)
  const opening = care.episodes[0]
  if (!care.startKnown && opening) put(care.from, opening.fact, rank.settled, settle)
  let legal = ''
  let place = ''
  for (const { from, fact, legal: nowLegal, placement, started } of care.episodes) {
    if (nowLegal === 'C2' && legal !== 'C2') put(from, fact, rank.settled, settle)
    legal = nowLegal
    if (isTemporary(placement)) continue
    const isLongTerm = isLongTermPlace(placement)
    if (longTermCounts && isLongTerm !== isLongTermPlace(place)) {
      put(from, fact, rank.placement, (state) => (state.isLongTerm = isLongTerm))
    }
    if (changesCarer(started) && !isLongTerm)
      put(from, fact, rank.placement, (state) => (state.isLongTermAgreed = false))
    place = placement
  }
}

/** The last day on which anything pointed to adoption. */
function lastTowardsAdoption(steps: Steps): Day | null {
  const plans = steps.plans.filter(({ plan }) => plan === 'adoption' || plan === 'twin-track')
  const all = [plans, steps.decisions, steps.orders, steps.matches, steps.placements]
  return all.reduce<Day | null>((last, some) => latest(last, some[some.length - 1]?.on ?? null), null)
}

/**
 * Returns say nothing of plans. The second review, by which one must be agreed, shows that there is another plan where
 * nothing points to adoption from then on; where something does, the plan was still to be agreed.
 */
function settlingReview(reviews: readonly Dated[], steps: Steps): Dated | null {
  const second = reviews[1]
  const adoption = lastTowardsAdoption(steps)
  return second && (adoption === null || adoption < second.on) ? second : null
}

/** A baby whose parents consent needs no order: the decision alone lets family finding begin, as a placement in A3 or A4 shows. */
const consentShown = (steps: Steps): boolean =>
  steps.orders.length === 0 && steps.placements.some(({ byConsent }) => byConsent)

/** Everything that changes the state in one period of care, in order; what is dated before it began counts from its first day. */
export function changesIn(
  from: Day,
  care: Care | null,
  reviews: readonly Dated[],
  steps: Steps,
  longTermCounts: boolean,
): Change[] {
  const changes: Change[] = []
  const put: Put = (on, fact, rank, apply) => void changes.push({ on: on < from ? from : on, fact, rank, apply })
  decisionChanges(steps, from, consentShown(steps), put)
  planChanges(steps, put)
  familyChanges(steps, from, put)
  if (care) careChanges(care, longTermCounts, put)
  const second = settlingReview(reviews, steps)
  if (second) put(second.on, second.fact, rank.settled, (state) => (state.isSettled = true))
  return changes.sort((a, b) =>
    a.on !== b.on ? (a.on < b.on ? -1 : 1) : a.rank - b.rank || (a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : 0),
  )
}
