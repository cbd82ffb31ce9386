import type { ClockRow, Fact, FactId, Projection, SubjectId } from '../../record/index.ts'
import { addDays, type Calendar, type Day } from '../../time/index.ts'
import { asRows, careEnding, cutByOwner, ownerNow, type Care, type ChildStory, type Doubt } from '../child/index.ts'
import { dueOn } from '../../clocks/index.ts'
import { permanenceClocks } from './clocks.ts'
import { contradictionsIn } from './contradictions.ts'
import { figuresOf } from './measures.ts'
import { permanenceRules, type PermanenceDefinitions } from './rules.ts'
import type { Ending } from './stages.ts'
import { hear, noSayings, stepsIn, type Sayings } from './steps.ts'
import { timeline, type Stay } from './timeline.ts'

const practice = 'permanence'

type Rows = { -readonly [Part in Exclude<keyof Projection, 'child'>]: Projection[Part][number][] }

/** One period of care, or, where no care is recorded, the time since the first fact about permanence. */
interface Chapter {
  readonly care: Care | null
  readonly from: Day
  readonly begunBy: FactId
  readonly sayings: Sayings
}

const isOurs = (fact: Fact): boolean => fact.type.startsWith('permanence.')

/** The last period of care that began on or before a day; failing that, the first. */
function periodOf(care: readonly Care[], on: Day): number {
  let low = 0
  let high = care.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((care[middle]?.from ?? on) <= on) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

const isOutside = (care: Care | null, on: Day): boolean =>
  care !== null && ((care.to !== null && on > care.to) || (care.startKnown && on < care.from))

/** Gives each permanence fact to its period of care. */
function chapters(facts: readonly Fact[], story: ChildStory): Chapter[] {
  const ours = facts.filter(isOurs)
  if (story.care.length === 0) {
    const first = ours.reduce<Fact | null>((least, fact) => (isEarlier(fact, least) ? fact : least), null)
    if (!first) return []
    const sayings = noSayings()
    for (const fact of ours) hear(sayings, fact)
    return [{ care: null, from: first.happenedOn, begunBy: first.id, sayings }]
  }
  const said = new Map<number, Sayings>()
  for (const fact of ours) {
    const nth = periodOf(story.care, fact.happenedOn)
    const sayings = said.get(nth) ?? noSayings()
    said.set(nth, sayings)
    hear(sayings, fact)
    if (isOutside(story.care[nth] ?? null, fact.happenedOn))
      sayings.outside.push({ on: fact.happenedOn, fact: fact.id })
  }
  return story.care.flatMap((care, nth) => {
    const opening = care.episodes[0]
    if (!opening || (care.isShortBreaks && !said.has(nth))) return []
    return [{ care, from: care.from, begunBy: opening.fact, sayings: said.get(nth) ?? noSayings() }]
  })
}

const isEarlier = (fact: Fact, than: Fact | null): boolean =>
  than === null || fact.happenedOn < than.happenedOn || (fact.happenedOn === than.happenedOn && fact.id < than.id)

/** The reviews held in a period of care, from where the last reading stopped: periods and reviews both stand in order. */
function reviewsOf(care: Care | null, story: ChildStory, since: { i: number }): ChildStory['reviews'] {
  if (!care) return []
  const { reviews } = story
  while ((reviews[since.i]?.on ?? care.from) < care.from) since.i += 1
  const from = since.i
  while (since.i < reviews.length && (care.to === null || (reviews[since.i]?.on ?? care.to) < care.to)) since.i += 1
  return reviews.slice(from, since.i).filter((review, i, all) => all[i - 1]?.on !== review.on)
}

function endingOf(care: Care | null, bornOn: Day | null): Ending | null {
  if (!care || care.to === null) return null
  return care.ended === null ? 'other' : careEnding(care.ended, bornOn, care.to)
}

/** The next date of an open journey: its earliest open due date, else the stage's longest wait; with the words of that step. */
function nextStep(
  stay: Stay,
  clocks: readonly ClockRow[],
  definitions: PermanenceDefinitions,
  calendar: Calendar,
): { readonly nextOn: Day; readonly nextWhat: string } {
  let first: ClockRow | null = null
  for (const clock of clocks) {
    if (clock.stoppedOn !== null || clock.endedWithoutOn !== null) continue
    if (first === null || clock.dueOn <= first.dueOn) first = clock
  }
  const rule = permanenceRules(definitions).find(({ id }) => id === first?.rule)
  if (first && rule) return { nextOn: first.dueOn, nextWhat: rule.next }
  const wait = definitions.stages.find(({ stage }) => stage === stay.stage)?.longestWait
  if (!wait) return { nextOn: addDays(stay.from, 182), nextWhat: 'Review progress of the permanence plan' }
  return { nextOn: dueOn(wait, stay.from, calendar), nextWhat: wait.next }
}

/** The journeys of one period of care: one, unless long-term fostering ended it and another plan began again. */
function journeysIn(stays: readonly Stay[]): (readonly Stay[])[] {
  const journeys: Stay[][] = [[]]
  for (const stay of stays) {
    if (stay.stage === 'achieved') journeys.push([])
    else journeys[journeys.length - 1]?.push(stay)
  }
  return journeys.filter((journey, i) => journey.length > 0 || (i === 0 && stays[0]?.stage === 'achieved'))
}

function writeJourney(
  into: Rows,
  subject: SubjectId,
  stays: readonly Stay[],
  chapter: Chapter,
  story: ChildStory,
  clocks: readonly ClockRow[],
  ending: Ending | null,
  definitions: PermanenceDefinitions,
  calendar: Calendar,
): void {
  const first = stays[0]
  const last = stays[stays.length - 1]
  const startedOn = first?.from ?? chapter.from
  const nth = into.journeys.length + 1
  const startKnown = startedOn > chapter.from || chapter.care?.startKnown === true
  const key = { subject, practice, nth, startedOn, startKnown }
  if (last && last.to === null) {
    const now = { stage: last.stage, stageSince: last.from, owner: ownerNow(story.who) }
    into.journeys.push({
      ...key,
      endedOn: null,
      ending: null,
      ...now,
      ...nextStep(last, clocks, definitions, calendar),
    })
  } else {
    const endedOn = last?.to ?? startedOn
    const isCareEnd = endedOn === chapter.care?.to
    const how = isCareEnd ? (ending ?? 'other') : 'long-term-fostering'
    const nothing = { stage: null, stageSince: null, owner: null, nextOn: null, nextWhat: null }
    into.journeys.push({ ...key, endedOn, ending: how, ...nothing })
  }
  for (const { from, to, stage, owner } of cutByOwner(stays, story.who)) {
    into.stageSpans.push({ subject, practice, nth, fromOn: from, toOn: to, stage, owner })
  }
}

/**
 * Folds the way to permanence on top of the child's story: journeys, stage spans, clocks, points, spans, contradictions.
 * Total: never refuses and knows no today; linear but for sorts; the order in which facts come is never read.
 */
export function permanenceRows(
  subject: SubjectId,
  facts: readonly Fact[],
  story: ChildStory,
  definitions: PermanenceDefinitions,
  calendar: Calendar,
): Omit<Projection, 'child'> {
  const into: Rows = { journeys: [], stageSpans: [], clocks: [], points: [], spans: [], contradictions: [] }
  const doubts: Doubt[] = []
  const since = { i: 0 }
  const { settings } = definitions
  for (const chapter of chapters(facts, story)) {
    const { care, sayings } = chapter
    const steps = stepsIn(care, sayings, settings.respiteKeepsCarer)
    const reviews = reviewsOf(care, story, since)
    const longTerm = settings.longTermPlacementIsPermanence
    const stays = timeline(chapter.from, care?.to ?? null, chapter.begunBy, care, reviews, steps, longTerm)
    const ending = endingOf(care, story.bornOn)
    const clocks = permanenceClocks({ subject, care, steps, stays, ending, who: story.who, definitions, calendar })
    for (const journey of journeysIn(stays)) {
      writeJourney(into, subject, journey, chapter, story, clocks, ending, definitions, calendar)
    }
    const figures = figuresOf(subject, care, story.bornOn, steps, stays, settings)
    into.clocks.push(...clocks)
    into.points.push(...figures.points)
    into.spans.push(...figures.spans)
    doubts.push(...contradictionsIn(care, story.bornOn, sayings, steps))
  }
  return { ...into, contradictions: asRows(subject, doubts) }
}
