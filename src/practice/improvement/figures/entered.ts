import { monthly } from '../../../account/index.ts'
import type { Body, Fact, PointRow, SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import { dayIn, textIn } from '../../child/index.ts'
import {
  baselineSet,
  comparatorEntered,
  comparedWith,
  figureEntered,
  neighboursListed,
  targetSet,
} from '../measure-events.ts'

const whole = (body: Body, field: string): number | null => {
  const found = body[field]
  return typeof found === 'number' ? found : null
}

/** "81.5" as a number; null where it is none. */
export const numberIn = (text: string | null): number | null =>
  text !== null && /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null

/** Of which measure a fact tells; null of none. */
export const measureOfFact = ({ body }: Pick<Fact, 'body'>): string | null => textIn(body, 'measure')

/** Figures that were entered, each counted in its month. */
export const enteredPoints = (subject: SubjectId, facts: readonly Fact[]): readonly PointRow[] =>
  facts.flatMap(({ id, type, body, happenedOn }): readonly PointRow[] => {
    const [of, num, den] = [textIn(body, 'measure'), whole(body, 'num'), whole(body, 'den')]
    if (type !== figureEntered.type || of === null || num === null || den === null) return []
    return [
      {
        ...{ subject, measure: monthly(of), onDate: happenedOn, fact: id, num, den },
        ...{ fromOn: null, untilOn: null, leftOut: null },
      },
    ]
  })

/** Where a measure stood on a date. */
export interface Dated {
  readonly value: number
  readonly on: Day
  readonly source: string
}

export interface Target extends Dated {
  readonly byOn: Day | null
}

export interface Comparator extends Dated {
  readonly with: string
}

/** What people said of a measure up to the day: the last word of each. */
export interface SaidOfMeasure {
  readonly baseline: Dated | null
  readonly target: Target | null
  /** Those of the last date for each of whom it is compared with, in the order of entry. */
  readonly comparators: readonly Comparator[]
  /** Entered figures, the last first, with where their evidence is. */
  readonly entered: readonly { readonly fact: Fact; readonly evidence: string }[]
}

const nothingSaid: SaidOfMeasure = { baseline: null, target: null, comparators: [], entered: [] }

function datedIn({ body, happenedOn }: Fact, source: string): readonly Dated[] {
  const value = numberIn(textIn(body, 'value'))
  return value === null ? [] : [{ value, on: happenedOn, source: textIn(body, source) ?? 'not said' }]
}

function comparatorIn(fact: Fact): readonly Comparator[] {
  const code = textIn(fact.body, 'with') ?? ''
  const word = Object.hasOwn(comparedWith, code) ? comparedWith[code as keyof typeof comparedWith] : code // its own key
  const council = textIn(fact.body, 'council')
  return datedIn(fact, 'source').map((dated) => ({ ...dated, with: council ?? word }))
}

/** What the facts of a measure say of it. */
export function saidOf(facts: readonly Fact[]): SaidOfMeasure {
  const ofType = (type: string): readonly Fact[] => facts.filter((fact) => fact.type === type)
  const compared = new Map(
    ofType(comparatorEntered.type)
      .flatMap(comparatorIn)
      .map((each) => [each.with, each]),
  )
  return {
    baseline:
      ofType(baselineSet.type)
        .flatMap((fact) => datedIn(fact, 'source'))
        .at(-1) ?? null,
    target:
      ofType(targetSet.type)
        .flatMap((fact) => datedIn(fact, 'agreedBy').map((dated) => ({ ...dated, byOn: dayIn(fact.body, 'byOn') })))
        .at(-1) ?? null,
    comparators: [...compared.values()],
    entered: ofType(figureEntered.type)
      .map((fact) => ({ fact, evidence: textIn(fact.body, 'evidence') ?? 'not said' }))
      .toReversed(),
  }
}

/** A list of councils that this one is compared with, and from when. */
export interface Neighbours {
  readonly from: Day
  readonly councils: readonly string[]
  readonly source: string
}

interface OfMeasures {
  readonly kind: string
  readonly facts: readonly Fact[]
}

/** What was said of each measure, and the lists of neighbours, the last first. */
export function saidOfMeasures(all: readonly OfMeasures[]): {
  readonly of: (measure: string) => SaidOfMeasure
  readonly neighbours: readonly Neighbours[]
} {
  const facts = all.flatMap((each) => (each.kind === 'measure' ? each.facts : []))
  const known = new Map(
    [...Map.groupBy(facts, (fact) => measureOfFact(fact) ?? '')].map(([measure, own]) => [measure, saidOf(own)]),
  )
  const neighbours = facts
    .filter(({ type }) => type === neighboursListed.type)
    .map(({ happenedOn, body }) => ({
      from: happenedOn,
      councils: (textIn(body, 'councils') ?? '')
        .split(';')
        .map((each) => each.trim())
        .filter(Boolean),
      source: textIn(body, 'source') ?? 'not said',
    }))
  return { of: (measure) => known.get(measure) ?? nothingSaid, neighbours: neighbours.toReversed() }
}
