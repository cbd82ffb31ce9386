import { status } from '../../clocks/index.ts'
import { daysBetween, sayDate, sayDay, type Day } from '../../time/index.ts'
import { sayCount, sayNumber } from '../../web/ui/index.ts'
import {
  a1Rule,
  a2Rule,
  forecaster,
  journeyBar,
  scaleFor,
  stages,
  type Forecast,
  type JourneyBar,
  type PastJourney,
} from '../permanence/index.ts'
import type { ChildClock } from './clocks.ts'
import type { ChildRead, JourneyTold, StageStay } from './ports.ts'

/** The way to permanence that a page shows: the one that was open on the day, else the last before it. */
export interface Way {
  readonly journey: JourneyTold
  readonly stays: readonly StageStay[]
  /** The stay on the day itself; null where the journey had ended. */
  readonly now: StageStay | null
  readonly stageSince: Day | null
}

/** The day on which the stage of a stay began: an owner may have changed since. */
function sinceOf(stays: readonly StageStay[], now: StageStay): Day {
  let since = now.from
  for (const stay of [...stays].reverse()) if (stay.stage === now.stage && stay.to === since) since = stay.from
  return since
}

/** A practice's journey as it stood on a day. */
export function wayOn(child: ChildRead, practice: string, on: Day): Way | null {
  const begun = child.journeys.filter((journey) => journey.practice === practice && journey.startedOn <= on)
  const journey = begun.at(-1)
  if (!journey) return null
  const stays = child.stays.filter((stay) => stay.practice === practice && stay.nth === journey.nth && stay.from <= on)
  const now = stays.find(({ from, to }) => from <= on && (to === null || on < to)) ?? null
  return { journey, stays, now, stageSince: now && sinceOf(stays, now) }
}

/** The last clock of a rule that started within a journey. */
export const clockOf = (child: ChildRead, rule: string, way: Way | null, on: Day): ChildClock | null =>
  child.clocks.findLast(
    (clock) =>
      clock.rule === rule && clock.startedOn <= on && (way === null || clock.startedOn >= way.journey.startedOn),
  ) ?? null

export interface JourneyShown {
  readonly bar: JourneyBar
  readonly words: readonly string[]
  readonly forecast: readonly string[]
}

const waiting = new Set(['becoming-looked-after', 'adoption-planned', 'family-finding', 'matched'])
const isStage = (stage: string): stage is (typeof stages)[number]['stage'] =>
  stages.some((known) => known.stage === stage)

function sayForecast(what: string, forecast: Forecast): string {
  if (forecast.kind === 'too-few')
    return `${what}: too few to forecast from (${sayCount(forecast.journeys, 'journey', 'journeys')} like this one in the last three years; ten are needed).`
  const { lowerQuartile, upperQuartile, median, journeys } = forecast
  return `${what}, at today’s pace: ${sayNumber(lowerQuartile)} to ${sayNumber(upperQuartile)} days, half by day ${sayNumber(median)} (from ${journeys} journeys like this one).`
}

/** Forecasts of both clocks while they run and adoption is the way. */
function forecasts(child: ChildRead, way: Way, past: readonly PastJourney[], on: Day): readonly string[] {
  const stage = way.now?.stage
  const since = way.stageSince
  if (stage === undefined || since === null || !isStage(stage) || !waiting.has(stage)) return []
  const ahead = forecaster(past, on)
  const said: string[] = []
  const a1 = clockOf(child, a1Rule.id, way, on)
  if (a1 && status(a1, on).daysLeft !== null)
    said.push(sayForecast('Moving in', ahead.a1({ stage, since, countedFrom: a1.startedOn })))
  const a2 = clockOf(child, a2Rule.id, way, on)
  if (a2 && status(a2, on).daysLeft !== null)
    said.push(sayForecast('Match', ahead.a2({ stage, since, countedFrom: a2.startedOn })))
  return said
}

/** The bar of the way to permanence, with the same in words, and where it is heading. */
export function presentJourney(
  child: ChildRead,
  way: Way | null,
  past: readonly PastJourney[],
  on: Day,
): JourneyShown | null {
  if (way === null || way.stays.length === 0) return null
  const { journey } = way
  const until = journey.endedOn !== null && journey.endedOn <= on ? journey.endedOn : on
  const days = daysBetween(journey.startedOn, until)
  const a1 = clockOf(child, a1Rule.id, way, on)
  const stretches = way.stays.flatMap(({ stage, from, to }) => (isStage(stage) ? [{ stage, from, to }] : []))
  const threshold = a1 === null ? null : daysBetween(a1.startedOn, a1.dueOn)
  const bar = journeyBar(stretches, journey.startedOn, until, { scale: scaleFor([days, 900]), threshold })
  const words = [
    journey.startKnown
      ? `${sayCount(days, 'day', 'days')} since entering care on ${sayDate(journey.startedOn)}`
      : 'The start of care is not in the files, so nothing is measured from it',
  ]
  if (a1 && threshold !== null) words.push(`${threshold} days: ${sayDay(a1.dueOn)}`)
  const title = (stage: string) => stages.find((known) => known.stage === stage)?.title.toLowerCase() ?? stage
  words.push(bar.parts.map((part) => `${sayNumber(part.days)} ${title(part.stage)}`).join(', '))
  return { bar, words: words.filter((word) => word !== ''), forecast: forecasts(child, way, past, on) }
}
