import type { Fact } from '../../record/index.ts'
import { indicators } from '../../account/index.ts'
import { scorecardMeasures } from './measures.ts'
import type { Day } from '../../time/index.ts'
import { textIn } from '../child/index.ts'
import { documentKept } from './events.ts'
import { plansOn, type ActionOn, type PlanAt } from './plans.ts'
import { knownIn, workedExamples, type Known } from './known.ts'
import type { OfImprovement } from './ports.ts'
import { indicatorsOf } from './requirements.ts'

/** An action with the plan that it stands in. */
export interface ActionInPlan extends ActionOn {
  readonly plan: PlanAt
}

/** What the plans tie together on a day, both ways. */
export interface Trace {
  /** The requirements that there are. */
  readonly of: Known
  readonly actions: readonly ActionInPlan[]
  readonly actionsOf: (requirement: string) => readonly ActionInPlan[]
  readonly actionsBy: (measure: string) => readonly ActionInPlan[]
  /** Measures that follow a requirement: of its actions, and those that its own text names. */
  readonly measuresOf: (requirement: string) => readonly string[]
  /** How many pieces of evidence its actions name or keep, and documents that are kept with it. */
  readonly evidenceOf: (requirement: string) => number
  readonly loose: {
    readonly requirements: readonly string[]
    readonly actionsWithoutRequirement: readonly ActionInPlan[]
    readonly actionsWithoutMeasure: readonly ActionInPlan[]
    readonly measures: readonly string[]
  }
}

/** A measure of the example scorecard, or an indicator of the adoption scorecard, by what a page calls it; null for neither. */
export function measureTitle(id: string): string | null {
  const measure = scorecardMeasures.find((each) => each.id === id)
  return measure?.name ?? indicators.find((each) => each.id === id)?.title ?? null
}

/** Ties requirements, actions and measures as the actions on record name them. */
export function traceOf(plans: readonly PlanAt[], of: Known = workedExamples, kept: readonly Fact[] = []): Trace {
  const actions = plans.flatMap((plan) => plan.actions.map((each): ActionInPlan => ({ ...each, plan })))
  const actionsOf = (requirement: string) => actions.filter(({ action }) => action.answers.includes(requirement))
  const actionsBy = (measure: string) => actions.filter(({ action }) => action.measures.includes(measure))
  const measuresOf = (requirement: string): readonly string[] => [
    ...new Set([...indicatorsOf(requirement), ...actionsOf(requirement).flatMap(({ action }) => action.measures)]),
  ]
  const evidenceOf = (requirement: string): number =>
    actionsOf(requirement).reduce((sum, { action }) => sum + action.evidence, 0) +
    kept.filter(({ body }) => textIn(body, 'requirement') === requirement).length
  const known = new Set(of.requirements.map(({ id }) => id))
  return {
    ...{ of, actions, actionsOf, actionsBy, measuresOf, evidenceOf },
    loose: {
      requirements: [...known].filter((id) => actionsOf(id).length === 0),
      actionsWithoutRequirement: actions.filter(({ action }) => !action.answers.some((id) => known.has(id))),
      actionsWithoutMeasure: actions.filter(({ action }) => !action.measures.some((id) => measureTitle(id) !== null)),
      measures: scorecardMeasures.flatMap(({ id }) => (actionsBy(id).length === 0 ? [id] : [])),
    },
  }
}

/** The same of everything that is on record, as at a day. */
export const traceOn = (all: readonly OfImprovement[], on: Day): Trace =>
  traceOf(
    plansOn(all, on),
    knownIn(all),
    all.flatMap(({ kind, facts }) =>
      kind === 'requirement' ? facts.filter(({ type }) => type === documentKept.type) : [],
    ),
  )
