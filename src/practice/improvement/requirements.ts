import { asDay, type Day } from '../../time/index.ts'
import { scorecardMeasures } from './measures.ts'
import { examplePlan } from './plan.ts'
import held from './requirements.json' with { type: 'json' }

/** A document that asks something of the council. */
export interface Source {
  readonly id: string
  readonly title: string
  readonly kind: 'notice' | 'inspection' | 'plan' | 'entered'
  /** What it calls one thing that it asks: a measure, a paragraph, a recommendation. */
  readonly calls: string
  /** What it holds, and what is odd about our copy of it. */
  readonly holds: string
  readonly dates: readonly { readonly what: string; readonly on: Day }[]
}

/** One thing that is asked, in our words; `asks` is null where the source's text is not held: nothing is invented. */
export interface Requirement {
  readonly id: string
  readonly source: string
  readonly ref: string
  readonly asks: string | null
}

const kinds = { notice: 'notice', inspection: 'inspection', plan: 'plan' } as const // of the worked examples
const isKind = (text: string): text is Source['kind'] => Object.hasOwn(kinds, text)

function sourceFrom({ kind, dates, ...rest }: (typeof held.sources)[number]): Source {
  if (!isKind(kind)) throw new Error(`No such kind of source: ${kind}`)
  const known = dates.map(({ what, on }) => {
    const day = asDay(on)
    if (day === null) throw new Error(`Not a day: ${on}`)
    return { what, on: day }
  })
  return { ...rest, kind, dates: known }
}

/** Where requirements come from, oldest notice first. */
export const sources: readonly Source[] = held.sources.map(sourceFrom)

/** Every requirement of the worked examples, in the order of its source. */
export const requirements: readonly Requirement[] = held.requirements.map(({ id, ref, asks }) => ({
  id,
  ref,
  asks,
  source: id.slice(0, id.lastIndexOf('-')),
}))

/**
 * The documents tie one thing to another where they print both under one heading, or where both are plainly about the same
 * matter. What no document ties together is left untied.
 */
const measuresOf: ReadonlyMap<string, readonly string[]> = new Map(
  held.measuresOfActions.map(({ action, measures }) => [action, measures]),
)

/** The objective that an action is printed under. */
const objectiveOf = (priority: string): string =>
  `P17-${examplePlan.priorities.find(({ ref }) => ref === priority)?.objective ?? ''}`

/** The requirements that an action answers, by the documents. */
export const requirementsOfAction = (ref: string): readonly string[] =>
  examplePlan.actions.filter((action) => action.ref === ref).map(({ priority }) => objectiveOf(priority))

/** The actions that answer a requirement, in the plan's order. */
export const actionsOf = (requirement: string): readonly string[] =>
  examplePlan.actions.filter(({ priority }) => objectiveOf(priority) === requirement).map(({ ref }) => ref)

/** The measures that are plainly about the same matter as an action. */
export const measuresOfAction = (ref: string): readonly string[] => measuresOf.get(ref) ?? []

/** The actions that are plainly about the same matter as a measure. */
export const actionsOfMeasure = (id: string): readonly string[] =>
  examplePlan.actions.filter(({ ref }) => measuresOfAction(ref).includes(id)).map(({ ref }) => ref)

/** Indicators of the adoption scorecard that a requirement names by what they count: A1, A2. */
export const indicatorsOf = (requirement: string): readonly string[] =>
  held.requirements.find(({ id }) => id === requirement)?.measures ?? []

/** What nothing is tied to, both ways. */
export interface Untraced {
  readonly requirementsWithoutAction: readonly string[]
  readonly actionsWithoutRequirement: readonly string[]
  readonly actionsWithoutMeasure: readonly string[]
  readonly measuresWithoutAction: readonly string[]
}

/** The loose ends of the matrix: requirement, action, measure, each without the next. */
export const untraced = (): Untraced => ({
  requirementsWithoutAction: requirements.filter(({ id }) => actionsOf(id).length === 0).map(({ id }) => id),
  actionsWithoutRequirement: examplePlan.actions
    .filter(({ ref }) => requirementsOfAction(ref).length === 0)
    .map(({ ref }) => ref),
  actionsWithoutMeasure: examplePlan.actions
    .filter(({ ref }) => measuresOfAction(ref).length === 0)
    .map(({ ref }) => ref),
  measuresWithoutAction: scorecardMeasures.filter(({ id }) => actionsOfMeasure(id).length === 0).map(({ id }) => id),
})
