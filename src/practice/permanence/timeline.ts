import type { FactId } from '../../record/index.ts'
import { latest, type Day } from '../../time/index.ts'
import type { Care, Dated } from '../child/index.ts'
import type { PermanenceStage } from './stages.ts'
import type { Steps } from './steps.ts'

/** Everything that decides the stage, as it stands on one day. */
interface State {
  plan: 'none' | 'adoption' | 'other'
  isDecided: boolean
  isByConsent: boolean
  isReversed: boolean
  hasAuthority: boolean
  isMatched: boolean
  isPlaced: boolean
  isApplied: boolean
  /** The second review, a full care order or a start before the files: a plan was agreed, whichever it was. */
  isSettled: boolean
  isLongTerm: boolean
  isLongTermAgreed: boolean
}

/** A day on which something changes. Those of one day are applied in the order of `rank`: what ends comes before what begins. */
interface Change extends Dated {
  readonly rank: number
  readonly apply: (state: State) => void
}

/** A stay in one stage; `achieved` where long-term fostering is the child's permanence and nothing is being waited for. */
export interface Stay {
  readonly from: Day
  readonly to: Day | null
  readonly stage: PermanenceStage | 'achieved'
  /** The fact that began it. */
  readonly fact: FactId
}

function leaveFamily(state: State): void {
  state.isPlaced = false
  state.isApplied = false
  state.isMatched = false
}

function stepChanges(steps: Steps, into: Change[]): void {
  const put = (on: Day, fact: FactId, rank: number, apply: Change['apply']): void => {
    into.push({ on, fact, rank, apply })
  }
  for (const { on, until, fact } of steps.placements) {
    if (until !== null) put(until, fact, 0, leaveFamily)
    put(on, fact, 7, (state) => (state.isPlaced = true))
  }
  for (const { on, fact, plan } of steps.plans) {
    const isAdoption = plan === 'adoption' || plan === 'twin-track'
    put(on, fact, 2, (state) => {
      state.plan = isAdoption ? 'adoption' : 'other'
      if (isAdoption) state.isReversed = false
    })
  }
  for (const { on, until, fact, byConsent } of steps.decisions) {
    put(on, fact, 4, (state) => Object.assign(state, { isDecided: true, isReversed: false, isByConsent: byConsent }))
    if (until === null) continue
    put(until, fact, 3, (state) => {
      Object.assign(state, { isDecided: false, isReversed: true, isMatched: false, isByConsent: false, plan: 'other' })
    })
  }
  for (const { on, until, fact } of steps.orders) {
    put(on, fact, 5, (state) => (state.hasAuthority = true))
    if (until !== null) put(until, fact, 1, (state) => (state.hasAuthority = false))
  }
  for (const { on, fact } of steps.matches) put(on, fact, 6, (state) => (state.isMatched = true))
  for (const { on, fact } of steps.applications) put(on, fact, 8, (state) => (state.isApplied = true))
  for (const { on, fact } of steps.longTermFostering) put(on, fact, 9, (state) => (state.isLongTermAgreed = true))
}

const isLongTermPlace = (place: string): boolean => place === 'U1' || place === 'U4'
const changesCarer = (started: string): boolean => started === 'P' || started === 'B'

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

function careChanges(care: Care, second: Dated | null, longTermCounts: boolean, into: Change[]): void {
  const opening = care.episodes[0]
  if (!care.startKnown && opening) {
    into.push({ on: care.from, fact: opening.fact, rank: 2, apply: (state) => (state.isSettled = true) })
  }
  if (second) into.push({ ...second, rank: 2, apply: (state) => (state.isSettled = true) })
  let legal = ''
  let place = ''
  for (const { from: on, fact, legal: nowLegal, placement, started } of care.episodes) {
    if (nowLegal === 'C2' && legal !== 'C2')
      into.push({ on, fact, rank: 2, apply: (state) => (state.isSettled = true) })
    const isLongTerm = isLongTermPlace(placement)
    if (longTermCounts && isLongTerm !== isLongTermPlace(place) && !placement.startsWith('T')) {
      into.push({ on, fact, rank: 1, apply: (state) => (state.isLongTerm = isLongTerm) })
    }
    if (changesCarer(started) && !isLongTerm && !placement.startsWith('T')) {
      into.push({ on, fact, rank: 1, apply: (state) => (state.isLongTermAgreed = false) })
    }
    legal = nowLegal
    if (!placement.startsWith('T')) place = placement
  }
}

function stageOf(state: State): Stay['stage'] {
  if (state.isPlaced) return state.isApplied ? 'order-applied-for' : 'placed'
  const isAdoption = state.isDecided || state.plan === 'adoption'
  if (!state.isReversed) {
    if (state.isMatched) return 'matched'
    if (state.hasAuthority || (state.isDecided && state.isByConsent)) return 'family-finding'
    if (isAdoption) return 'adoption-planned'
  }
  if (state.isLongTermAgreed || (state.isLongTerm && state.isSettled)) return 'achieved'
  return state.isSettled || state.isReversed || state.plan === 'other' ? 'other-plan' : 'becoming-looked-after'
}

/** A baby whose parents consent needs no order: the decision alone lets family finding begin, as a placement in A3 or A4 shows. */
function consentShown(steps: Steps): boolean {
  return steps.orders.length === 0 && steps.placements.some(({ byConsent }) => byConsent)
}

/**
 * The stays of one period of care, which follow one another from its first day to its last: every day is in exactly
 * one. What is dated before care began counts from its first day; what is dated after it ended changes nothing.
 */
export function timeline(
  from: Day,
  to: Day | null,
  begunBy: FactId,
  care: Care | null,
  reviews: readonly Dated[],
  steps: Steps,
  longTermCounts: boolean,
): Stay[] {
  const changes: Change[] = []
  stepChanges(steps, changes)
  if (care) careChanges(care, settlingReview(reviews, steps), longTermCounts, changes)
  const clamped = changes.map((change) => (change.on < from ? { ...change, on: from } : change))
  clamped.sort((a, b) => (a.on !== b.on ? (a.on < b.on ? -1 : 1) : a.rank - b.rank || (a.fact < b.fact ? -1 : 1)))
  const state: State = {
    plan: 'none',
    isDecided: false,
    isByConsent: false,
    isReversed: false,
    hasAuthority: false,
    isMatched: false,
    isPlaced: false,
    isApplied: false,
    isSettled: false,
    isLongTerm: false,
    isLongTermAgreed: false,
  }
  const consented = consentShown(steps)
  const stays: Stay[] = []
  let current: Stay = { from, to, stage: 'becoming-looked-after', fact: begunBy }
  for (let i = 0; i < clamped.length;) {
    const on = clamped[i]?.on ?? from
    if (to !== null && on >= to && on > from) break
    let fact = begunBy
    for (let change = clamped[i]; change && change.on === on; change = clamped[++i]) {
      change.apply(state)
      if (consented && state.isDecided) state.isByConsent = true
      fact = change.fact
    }
    const stage = stageOf(state)
    if (stage === current.stage) continue
    if (on > current.from) stays.push({ ...current, to: on })
    current = { from: on, to, stage, fact: on > from ? fact : begunBy }
  }
  if (to === null || to > current.from || stays.length === 0) stays.push(current)
  return stays
}
