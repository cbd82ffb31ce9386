import type { Fact, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { readAction, type Action } from './action.ts'
import { ambitionSet, planAccepted, planAgreed, planReturned, planSubmitted } from './plan-events.ts'
import { holderIn, type Holder } from './holders.ts'
import type { OfImprovement } from './ports.ts'
import { compareRefs, refLetters, refParts } from './ref-order.ts'
import { standingOn, type ActionStanding } from './standing.ts'
import { dayIn, textIn } from '../child/index.ts'

/** An action of a plan, and how it stands on the day. */
export interface ActionOn {
  readonly id: SubjectId
  readonly action: Action
  readonly standing: ActionStanding
}

/** How a plan fared with whoever asked for it. */
export type Submission =
  | {
      readonly as: 'submitted'
      readonly on: Day
      readonly who: string
      /** Faults that the check had found on that day, and why it was submitted with them. */
      readonly faults: number
      readonly despite: string | null
    }
  | {
      readonly as: 'returned'
      readonly on: Day
      readonly who: string
      readonly reason: string
      /** The day by which it is submitted again, where whoever returned it set one. */
      readonly againOn: Day | null
    }
  | { readonly as: 'accepted'; readonly on: Day; readonly who: string }

function submissionIn(fact: Fact): readonly Submission[] {
  const { type, body, happenedOn: on } = fact
  const said = (field: string): string => textIn(body, field) ?? 'not said'
  if (type === planSubmitted.type) {
    const faults = body['faults']
    return [
      {
        ...{ as: 'submitted', on, who: said('to'), despite: textIn(body, 'despite') },
        faults: typeof faults === 'number' ? faults : 0,
      },
    ]
  }
  if (type === planReturned.type)
    return [{ as: 'returned', on, who: said('by'), reason: said('reason'), againOn: dayIn(body, 'againOn') }]
  return type === planAccepted.type ? [{ as: 'accepted', on, who: said('by') }] : []
}

/** A plan as at a day: its actions in the order of their references. */
export interface PlanAt {
  readonly id: SubjectId
  readonly title: string
  readonly about: string | null
  /** Partners who answer for it too; null where it is the council’s alone. */
  readonly jointWith: string | null
  /** What its dates are, in a sentence. */
  readonly dates: string
  readonly agreedOn: Day
  /** Submissions and what came of them, oldest first. */
  readonly submissions: readonly Submission[]
  /** Who held which role from when until when, in the order of the world. */
  readonly holders: readonly Holder[]
  readonly ambitions: readonly Ambition[]
  readonly actions: readonly ActionOn[]
}

/** What good looks like, of a part of a plan. */
export interface Ambition {
  readonly part: string
  readonly good: string
}

/** Whether two names of a part mean the same one. */
export const samePart = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** What good looks like for a part of a plan, as said last; null where nobody said. */
export const ambitionOf = ({ ambitions }: Pick<PlanAt, 'ambitions'>, part: string): string | null =>
  ambitions.findLast((each) => samePart(each.part, part))?.good ?? null

/** The parts of a plan, as its actions name them, in their order. */
export const partsOf = ({ actions }: Pick<PlanAt, 'actions'>): readonly string[] => [
  ...new Set(actions.map(({ action }) => action.priority)),
]

const ambitionIn = ({ type, body }: Fact): readonly Ambition[] =>
  type === ambitionSet.type ? [{ part: textIn(body, 'part') ?? '', good: textIn(body, 'good') ?? '' }] : []

function planAt(plan: OfImprovement, actions: readonly ActionOn[]): PlanAt | null {
  const agreed = plan.facts.findLast(({ type }) => type === planAgreed.type)
  return agreed
    ? {
        id: plan.subject,
        title: textIn(agreed.body, 'title') ?? 'A plan without a title',
        about: textIn(agreed.body, 'about'),
        jointWith: textIn(agreed.body, 'jointWith'),
        dates: textIn(agreed.body, 'dates') ?? 'What its dates are is not said.',
        agreedOn: agreed.happenedOn,
        submissions: plan.facts.flatMap(submissionIn),
        holders: plan.facts.flatMap(holderIn),
        ambitions: plan.facts.flatMap(ambitionIn),
        actions: actions.filter(({ action }) => action.plan === plan.subject),
      }
    : null
}

const inOrder = (a: ActionOn, b: ActionOn): number => {
  const [own, other] = [refLetters(a.action.ref), refLetters(b.action.ref)]
  if (own !== other) return own < other ? -1 : 1
  const byRef = compareRefs(refParts(a.action.ref), refParts(b.action.ref))
  return byRef !== 0 ? byRef : a.id < b.id ? -1 : 1
}

/** Every plan as at a day, the one that was agreed last first. */
export function plansOn(all: readonly OfImprovement[], on: Day): readonly PlanAt[] {
  const actions = all
    .flatMap(({ subject, kind, facts }): readonly ActionOn[] => {
      const action = kind === 'action' ? readAction(facts) : null
      return action ? [{ id: subject, action, standing: standingOn(action, on) }] : []
    })
    .sort(inOrder)
  return all
    .flatMap((each) => (each.kind === 'plan' ? (planAt(each, actions) ?? []) : []))
    .sort((a, b) => (a.agreedOn !== b.agreedOn ? (a.agreedOn < b.agreedOn ? 1 : -1) : a.id < b.id ? -1 : 1))
}

/** How many actions of a plan stand how: for the figures above it. */
export interface PlanCounts {
  readonly actions: number
  readonly overdue: number
  readonly dueThisMonth: number
  readonly done: number
  readonly embedded: number
  readonly slow: number
  readonly withoutDate: number
}

export function countsOf({ actions }: PlanAt): PlanCounts {
  const how = (is: (each: ActionOn) => boolean): number => actions.filter(is).length
  return {
    actions: actions.length,
    overdue: how(({ standing }) => standing.date === 'overdue'),
    dueThisMonth: how(({ standing }) => standing.date === 'due-this-month'),
    done: how(({ action }) => action.doneOn !== null),
    embedded: how(({ action }) => action.embeddedOn !== null),
    slow: how(({ standing }) => standing.slow.length > 0),
    withoutDate: how(({ standing, action }) => standing.date === 'none' && action.doneOn === null),
  }
}

const beginnings = (text: string): readonly string[] => text.toLowerCase().split(/[^\p{L}\p{N}.]+/u)

/** The actions whose words begin with each of those looked for, such as `1.1.17` or `visits`. */
export const actionsFound = (plans: readonly PlanAt[], words: readonly string[]): readonly ActionOn[] =>
  plans
    .flatMap(({ actions }) => actions)
    .filter(({ action }) => {
      const held = beginnings(`${action.ref} ${action.ref.replaceAll('.', '')} ${action.action} ${action.lead ?? ''}`)
      return words.every((word) => held.some((each) => each.startsWith(word)))
    })
