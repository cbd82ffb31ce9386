import { addMonths, daysBetween, type Day } from '../../time/index.ts'
import type { PermanenceStage } from './stages.ts'

/** One stay in a stage, as the stage spans tell it. */
export interface StayedIn {
  readonly stage: string
  readonly from: Day
  readonly to: Day | null
}

/** A journey that reached an adoptive family: what forecasts are made from. */
export interface PastJourney {
  readonly stays: readonly StayedIn[]
  readonly movedInOn: Day
  /** Null where no match is recorded. */
  readonly matchedOn: Day | null
}

/** Where a child stands today. */
export interface StandsIn {
  readonly stage: PermanenceStage
  readonly since: Day
  /** The day from which the clock counts: entering care for A1, court authority for A2. */
  readonly countedFrom: Day
}

/** Days that a wait will have taken in the end: half of the journeys like this one took no longer than `median`. */
export type Forecast =
  | {
      readonly kind: 'forecast'
      readonly median: number
      readonly lowerQuartile: number
      readonly upperQuartile: number
      readonly journeys: number
    }
  | { readonly kind: 'too-few'; readonly journeys: number }

/** Fewer journeys than this tell nothing. */
export const LEAST_JOURNEYS = 10
/** How far back a forecast looks. */
export const YEARS_BACK = 3

/** A quantile of sorted numbers, between neighbours in proportion, halves rounded up. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)] ?? 0
  const high = sorted[Math.ceil(at)] ?? low
  return Math.floor(low + (high - low) * (at - Math.floor(at)) + 0.5)
}

/** A past stay in one stage, in days: how long it lasted, and how long after it began the end was reached. */
interface PastStay {
  readonly lasted: number
  readonly untilEnd: number
}

/** The first stay of each past journey in each stage: what one look at a child's stage needs. */
function staysByStage(
  past: readonly PastJourney[],
  reached: (journey: PastJourney) => Day | null,
): ReadonlyMap<string, PastStay[]> {
  const stays = new Map<string, PastStay[]>()
  for (const journey of past) {
    const end = reached(journey)
    const seen = new Set<string>()
    for (const { stage, from, to } of end === null ? [] : journey.stays) {
      if (end === null || seen.has(stage)) continue
      seen.add(stage)
      const list = stays.get(stage) ?? []
      stays.set(stage, list)
      list.push({ lasted: to === null ? Infinity : daysBetween(from, to), untilEnd: daysBetween(from, end) })
    }
  }
  return stays
}

/**
 * What was still to come in journeys that had then spent as long in this stage as this child has: a journey that left
 * the stage sooner says nothing about a child who is still in it.
 */
const remaining = (stays: readonly PastStay[], spent: number): number[] =>
  stays
    .filter(({ lasted, untilEnd }) => lasted >= spent && untilEnd >= spent)
    .map(({ untilEnd }) => untilEnd - spent)
    .sort((a, b) => a - b)

/** Makes forecasts for children on one day, having read the journeys of the last three years once. */
export interface Forecaster {
  /** Days from entering care to moving in: so far, and what remained here in the last three years given the time already spent. */
  readonly a1: (child: StandsIn) => Forecast
  /** Days from court authority to the match, for a child for whom a family is being found. */
  readonly a2: (child: StandsIn) => Forecast
}

/** A forecaster for one day: linear in the past journeys, then in those of a child's stage for each child. */
export function forecaster(past: readonly PastJourney[], on: Day): Forecaster {
  const since = addMonths(on, -12 * YEARS_BACK)
  const lately = past.filter(({ movedInOn }) => since < movedInOn && movedInOn <= on)
  const toMoving = staysByStage(lately, ({ movedInOn }) => movedInOn)
  const toMatch = staysByStage(lately, ({ matchedOn }) => matchedOn)
  const from =
    (stays: ReadonlyMap<string, readonly PastStay[]>) =>
    (child: StandsIn): Forecast => {
      const left = remaining(stays.get(child.stage) ?? [], Math.max(0, daysBetween(child.since, on)))
      if (left.length < LEAST_JOURNEYS) return { kind: 'too-few', journeys: left.length }
      const soFar = daysBetween(child.countedFrom, on)
      return {
        kind: 'forecast',
        median: soFar + quantile(left, 0.5),
        lowerQuartile: soFar + quantile(left, 0.25),
        upperQuartile: soFar + quantile(left, 0.75),
        journeys: left.length,
      }
    }
  return { a1: from(toMoving), a2: from(toMatch) }
}

/** One child's forecast of A1. */
export const forecastA1 = (child: StandsIn, past: readonly PastJourney[], on: Day): Forecast =>
  forecaster(past, on).a1(child)

/** One child's forecast of A2. */
export const forecastA2 = (child: StandsIn, past: readonly PastJourney[], on: Day): Forecast =>
  forecaster(past, on).a2(child)

/** A stage span and a child's day of moving in, as the record's rows give them. */
export interface SpanOfStage {
  readonly subject: string
  readonly stage: string
  readonly fromOn: Day
  readonly toOn: Day | null
}
interface MovedIn {
  readonly subject: string
  readonly movedInOn: Day
}

/**
 * Past journeys from the stage spans of this practice and the days of moving in (the dates of A1p's points). Spans that
 * only a change of owner cut are joined again; a child who moved in twice is two journeys.
 */
export function pastJourneys(spans: readonly SpanOfStage[], moves: readonly MovedIn[]): PastJourney[] {
  const bySubject = new Map<string, StayedIn[]>()
  const inOrder = [...spans].sort((a, b) => (a.fromOn < b.fromOn ? -1 : a.fromOn > b.fromOn ? 1 : 0))
  for (const { subject, stage, fromOn, toOn } of inOrder) {
    const stays = bySubject.get(subject) ?? []
    bySubject.set(subject, stays)
    const before = stays[stays.length - 1]
    if (before?.stage === stage && before.to === fromOn) stays[stays.length - 1] = { ...before, to: toOn }
    else stays.push({ stage, from: fromOn, to: toOn })
  }
  return moves.map(({ subject, movedInOn }) => {
    const stays = (bySubject.get(subject) ?? []).filter(({ from }) => from < movedInOn)
    const last = stays[stays.length - 1]
    return { stays, movedInOn, matchedOn: last?.stage === 'matched' ? last.from : null }
  })
}
