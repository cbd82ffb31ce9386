import type { Fact } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { dayIn, textIn, type Care, type Dated, type Doubt } from '../child/index.ts'
import { doubt } from './doubt.ts'
import { adoptivePlacements, type Placement } from './placements.ts'
import { ordersIn, type Order } from './orders.ts'
import { settle, type Said } from './slots.ts'

/** The decision that the child should be placed for adoption, in force until it is reversed. */
export interface Decision extends Said {
  readonly until: Day | null
  readonly byConsent: boolean
  readonly isReversedTooEarly: boolean
}

export interface PlanAgreed extends Dated {
  readonly plan: string
}

/** Who adopted, as the return says it. */
export interface AdoptedBy extends Dated {
  /** The child's former foster carers. */
  readonly isSo: boolean
}

/** A stretch with a cause of delay. */
export interface Delay extends Dated {
  readonly until: Day | null
  readonly cause: string
  readonly whose: string | null
}

/** The permanence facts of one period of care, each in its slot, in order of time. */
export interface Steps {
  readonly plans: readonly PlanAgreed[]
  readonly decisions: readonly Decision[]
  readonly orders: readonly Order[]
  readonly matches: readonly Said[]
  /** Whether AD1 says that the former foster carers adopted (FOSTER_CARE), in order of time. */
  readonly byFosterCarer: readonly AdoptedBy[]
  readonly placements: readonly Placement[]
  readonly applications: readonly Dated[]
  readonly longTermFostering: readonly Dated[]
  readonly delays: readonly Delay[]
  readonly doubts: readonly Doubt[]
}

/** The permanence facts of one period of care before they are settled. */
export interface Sayings {
  readonly plans: PlanAgreed[]
  readonly decisions: Decision[]
  readonly decidedOn: Said[]
  readonly orders: Said[]
  readonly matches: Said[]
  readonly byFosterCarer: AdoptedBy[]
  readonly movedIn: (Said & { readonly withFosterCarers: boolean | null })[]
  readonly applications: Dated[]
  readonly longTermFostering: Dated[]
  readonly delays: Delay[]
  readonly outside: Dated[]
}

export const noSayings = (): Sayings => ({
  plans: [],
  decisions: [],
  decidedOn: [],
  orders: [],
  matches: [],
  byFosterCarer: [],
  movedIn: [],
  applications: [],
  longTermFostering: [],
  delays: [],
  outside: [],
})

function asDecision(fact: Fact, said: Said): Decision {
  const told = dayIn(fact.body, 'endedOn')
  const isReversedTooEarly = told !== null && told < fact.happenedOn
  const until = isReversedTooEarly ? fact.happenedOn : told
  return { ...said, until, byConsent: fact.body['byConsent'] === true, isReversedTooEarly }
}

/** Puts one fact among the sayings of its period of care. Facts of other practices are not ours to read. */
export function hear(into: Sayings, fact: Fact): void {
  const said: Said = { on: fact.happenedOn, fact: fact.id, typed: !fact.voices.includes('ssda903') }
  switch (fact.type) {
    case 'permanence.plan':
      into.plans.push({ ...said, plan: textIn(fact.body, 'plan') ?? '' })
      break
    case 'permanence.adoption-decision':
      into.decisions.push(asDecision(fact, said))
      break
    case 'permanence.adopters': {
      into.matches.push(said)
      const fostered = textIn(fact.body, 'byFosterCarer')
      if (fostered === '0' || fostered === '1') into.byFosterCarer.push({ ...said, isSo: fostered === '1' })
      const decidedOn = dayIn(fact.body, 'decidedOn')
      if (decidedOn !== null) into.decidedOn.push({ ...said, on: decidedOn })
      break
    }
    case 'permanence.placement-order':
      into.orders.push(said)
      break
    case 'permanence.match':
      into.matches.push(said)
      break
    case 'permanence.moved-in': {
      const carers = fact.body['fosterCarers']
      into.movedIn.push({ ...said, withFosterCarers: typeof carers === 'boolean' ? carers : null })
      break
    }
    case 'permanence.application':
      into.applications.push(said)
      break
    case 'permanence.long-term-fostering':
      into.longTermFostering.push(said)
      break
    case 'permanence.delay':
      into.delays.push({
        ...said,
        until: dayIn(fact.body, 'endedOn'),
        cause: textIn(fact.body, 'cause') ?? '',
        whose: textIn(fact.body, 'whose'),
      })
      break
  }
}

const byDay = (a: Dated, b: Dated): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : 0

/**
 * The decisions: AD1's DATE_INT is the same decision as DATE_PLACED (rule 523), so it is one only where no decision was
 * made on or before it; where it names another day, both are shown.
 */
function decisionsIn(sayings: Sayings): { readonly steps: readonly Decision[]; readonly doubts: readonly Doubt[] } {
  const doubts: Doubt[] = []
  const extra: Decision[] = []
  for (const said of sayings.decidedOn) {
    const same = sayings.decisions.find(({ on }) => on === said.on)
    if (same) continue
    const standing = sayings.decisions.filter(({ typed }) => !typed).sort(byDay)
    const other = standing[standing.length - 1]
    if (other) doubts.push(doubt('decisions-differ', said.on, [other.fact, said.fact]))
    else extra.push({ ...said, until: null, byConsent: false, isReversedTooEarly: false })
  }
  const settled = settle([...sayings.decisions, ...extra], (typed, imported) => ({
    ...typed,
    until: typed.until ?? imported.until,
    byConsent: typed.byConsent || imported.byConsent,
    isReversedTooEarly: typed.until === null && imported.isReversedTooEarly,
  }))
  return { steps: settled.steps, doubts: doubts.concat(settled.doubts) }
}

/** Settles one period of care's sayings, with what its episodes say of orders and placements, into steps. */
export function stepsIn(care: Care | null, sayings: Sayings, respiteKeepsCarer: boolean): Steps {
  const decisions = decisionsIn(sayings)
  const orders = ordersIn(care, sayings.orders)
  const matches = settle(sayings.matches, (typed) => typed)
  const placements = adoptivePlacements(care, sayings.movedIn, respiteKeepsCarer)
  return {
    plans: sayings.plans.sort(byDay),
    decisions: decisions.steps,
    orders: orders.steps,
    matches: matches.steps,
    byFosterCarer: sayings.byFosterCarer.sort(byDay),
    placements: placements.steps,
    applications: sayings.applications.sort(byDay),
    longTermFostering: sayings.longTermFostering.sort(byDay),
    delays: sayings.delays.sort(byDay),
    doubts: [decisions.doubts, orders.doubts, matches.doubts, placements.doubts].flat(),
  }
}
