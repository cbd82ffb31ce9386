import type { PermanenceStage } from './stages.ts'

/** Everything that decides the stage, as it stands on one day. */
export interface State {
  plan: 'none' | 'adoption' | 'other'
  /** How many decisions, orders and placements are in force: more than one is a contradiction, and each end ends only its own. */
  decisions: number
  orders: number
  placements: number
  isByConsent: boolean
  isReversed: boolean
  isMatched: boolean
  isApplied: boolean
  /** The second review, a full care order or a start before the files: a plan was agreed, whichever it was. */
  isSettled: boolean
  isLongTerm: boolean
  isLongTermAgreed: boolean
}

export const atFirst = (): State => ({
  plan: 'none',
  decisions: 0,
  orders: 0,
  placements: 0,
  isByConsent: false,
  isReversed: false,
  isMatched: false,
  isApplied: false,
  isSettled: false,
  isLongTerm: false,
  isLongTermAgreed: false,
})

/** The one stage of a state; `achieved` where long-term fostering is the child's permanence and nothing is being waited for. */
export function stageOf(state: State): PermanenceStage | 'achieved' {
  const isDecided = state.decisions > 0
  if (state.placements > 0) return state.isApplied ? 'order-applied-for' : 'placed'
  if (!state.isReversed) {
    if (state.isMatched) return 'matched'
    if (state.orders > 0 || (isDecided && state.isByConsent)) return 'family-finding'
    if (isDecided || state.plan === 'adoption') return 'adoption-planned'
  }
  if (state.isLongTermAgreed || (state.isLongTerm && state.isSettled)) return 'achieved'
  return state.isSettled || state.isReversed || state.plan === 'other' ? 'other-plan' : 'becoming-looked-after'
}
