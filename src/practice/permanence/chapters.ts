import type { Fact, FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Care, ChildStory, Dated } from '../child/index.ts'
import { afterTheOrder } from './step-events.ts'
import { hear, noSayings, type Sayings } from './steps.ts'

/** One period of care; or, where no care is recorded, the time since the first fact about permanence. */
export interface Chapter {
  readonly care: Care | null
  readonly from: Day
  readonly to: Day | null
  readonly begunBy: FactId
  readonly sayings: Sayings
  /** The reviews held in it, one for each day. */
  readonly reviews: readonly Dated[]
}

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

const isOutside = (care: Care | undefined, on: Day): boolean =>
  care !== undefined && ((care.to !== null && on > care.to) || (care.startKnown && on < care.from))

const isEarlier = (fact: Fact, than: Fact | null): boolean =>
  than === null || fact.happenedOn < than.happenedOn || (fact.happenedOn === than.happenedOn && fact.id < than.id)

function withoutCare(ours: readonly Fact[]): Chapter[] {
  const first = ours.reduce<Fact | null>((least, fact) => (isEarlier(fact, least) ? fact : least), null)
  if (!first) return []
  const sayings = noSayings()
  for (const fact of ours) hear(sayings, fact)
  return [{ care: null, from: first.happenedOn, to: null, begunBy: first.id, sayings, reviews: [] }]
}

/** The reviews held in a period of care, from where the last reading stopped: periods and reviews both stand in order. */
function reviewsOf(care: Care, reviews: readonly Dated[], since: { i: number }): Dated[] {
  while ((reviews[since.i]?.on ?? care.from) < care.from) since.i += 1
  const from = since.i
  while (since.i < reviews.length && (care.to === null || (reviews[since.i]?.on ?? care.to) < care.to)) since.i += 1
  return reviews.slice(from, since.i).filter((review, i, all) => all[i - 1]?.on !== review.on)
}

/** Gives each permanence fact to its period of care. A series of short breaks is a chapter only where such facts are in it. */
export function chapters(facts: readonly Fact[], story: ChildStory): Chapter[] {
  const ours = facts.filter(({ type }) => type.startsWith('permanence.'))
  if (story.care.length === 0) return withoutCare(ours)
  const said = new Map<number, Sayings>()
  for (const fact of ours) {
    const nth = periodOf(story.care, fact.happenedOn)
    const sayings = said.get(nth) ?? noSayings()
    said.set(nth, sayings)
    hear(sayings, fact)
    if (!afterTheOrder.has(fact.type) && isOutside(story.care[nth], fact.happenedOn))
      sayings.outside.push({ on: fact.happenedOn, fact: fact.id })
  }
  const since = { i: 0 }
  return story.care.flatMap((care, nth) => {
    const reviews = reviewsOf(care, story.reviews, since)
    const opening = care.episodes[0]
    if (!opening || (care.isShortBreaks && !said.has(nth))) return []
    const sayings = said.get(nth) ?? noSayings()
    return [{ care, from: care.from, to: care.to, begunBy: opening.fact, sayings, reviews }]
  })
}
