import { addDays, addMonths, daysBetween, type Day } from '../../time/index.ts'
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
const YEARS_BACK = 3

/** A quantile of sorted numbers, between neighbours in proportion, halves rounded up. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)] ?? 0
  const high = sorted[Math.ceil(at)] ?? low
  return Math.floor(low + (high - low) * (at - Math.floor(at)) + 0.5)
}

/**
 * What was still to come in journeys that had then spent as long in this stage as this child has: a journey that left
 * the stage sooner says nothing about a child who is still in it.
 */
function remaining(
  child: StandsIn,
  past: readonly PastJourney[],
  on: Day,
  reached: (journey: PastJourney) => Day | null,
): number[] {
  const spent = Math.max(0, daysBetween(child.since, on))
  const days: number[] = []
  for (const journey of past) {
    const end = reached(journey)
    const stay = journey.stays.find(({ stage }) => stage === child.stage)
    if (end === null || !stay) continue
    const left = daysBetween(addDays(stay.from, spent), end)
    const wasStillThere = stay.to === null || daysBetween(stay.from, stay.to) >= spent
    if (wasStillThere && left >= 0) days.push(left)
  }
  return days.sort((a, b) => a - b)
}

function forecast(
  child: StandsIn,
  past: readonly PastJourney[],
  on: Day,
  reached: (journey: PastJourney) => Day | null,
): Forecast {
  const since = addMonths(on, -12 * YEARS_BACK)
  const lately = past.filter(({ movedInOn }) => since < movedInOn && movedInOn <= on)
  const left = remaining(child, lately, on, reached)
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

/** Days from entering care to moving in: so far, and what remained here in the last three years given the time already spent. */
export const forecastA1 = (child: StandsIn, past: readonly PastJourney[], on: Day): Forecast =>
  forecast(child, past, on, ({ movedInOn }) => movedInOn)

/** Days from court authority to the match, for a child for whom a family is being found. */
export const forecastA2 = (child: StandsIn, past: readonly PastJourney[], on: Day): Forecast =>
  forecast(child, past, on, ({ matchedOn }) => matchedOn)

/** A stage span and a child's day of moving in, as the record's rows give them. */
interface SpanOfStage {
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
