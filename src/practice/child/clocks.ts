import { dueOn, runsOn, warnOn, type ClockRule } from '../../clocks/index.ts'
import type { ClockRow, FactId, SubjectId } from '../../record/index.ts'
import { contains, type Calendar, type Day } from '../../time/index.ts'
import type { Care } from './care.ts'
import { officerOf, type Allocation } from './owners.ts'
import type { Placing, PlacingsByCare } from './placing.ts'
import type { ChildDefinitions } from './rules.ts'
import type { ChildStory, Dated } from './story.ts'

/** The child's reviews of one period of care, one for each day on which one was held. */
const reviewsIn = (care: Care, reviews: readonly Dated[]): Dated[] =>
  reviews.filter((review, i) => contains(care, review.on) && reviews[i - 1]?.on !== review.on)

/** A stretch of care under one set of rules for reviews. Ordinary care has no `placing`. */
interface Stretch {
  readonly from: Day
  readonly to: Day | null
  readonly startedBy: FactId
  readonly placing: Placing | null
}

/** A period of care, cut where the rules for reviews change. */
function stretchesOf(care: Care, opening: FactId, placings: readonly Placing[]): Stretch[] {
  const stretches: Stretch[] = []
  let from = care.from
  let startedBy = opening
  for (const placing of placings) {
    if (placing.from > from) stretches.push({ from, to: placing.from, startedBy, placing: null })
    stretches.push({ from: placing.from, to: placing.to, startedBy: placing.startedBy, placing })
    if (placing.to === null) return stretches
    from = placing.to
    startedBy = placing.startedBy
  }
  if (care.to === null || from < care.to || stretches.length === 0) {
    stretches.push({ from, to: care.to, startedBy, placing: null })
  }
  return stretches
}

/** Which review comes after so many in a stretch: where care began before the files do, nobody knows whether one is the first. */
function ruleAfter(count: number, care: Care, stretch: Stretch, definitions: ChildDefinitions): ClockRule | null {
  const { placing, from } = stretch
  const { reviews, adoptionReviews } = definitions
  if (placing?.kind === 'placed') {
    if (count === 0) return adoptionReviews.placedFirst
    return count === 1 ? adoptionReviews.placedSecond : adoptionReviews.placedLater
  }
  if (placing) return count === 0 && placing.isNew ? adoptionReviews.unplacedFirst : adoptionReviews.unplacedLater
  if (from > care.from) return reviews.later
  if (!care.startKnown) return count === 0 ? null : reviews.later
  return count === 0 ? reviews.first : count === 1 ? reviews.second : reviews.later
}

/** Whether a stretch is counted from the last review before it: one that goes on with what was reviewed already. */
const goesOn = (care: Care, { placing, from }: Stretch): boolean =>
  placing ? placing.kind === 'unplaced' && !placing.isNew : from > care.from

/**
 * The review clocks of one period of care: each starts with the review before it and stops with its own. From the
 * authority to place for adoption on, the reviews of adoption stand in their place; the clock that ran ends there. A
 * review on the very day of a change answers the clock that ran until then.
 */
function clocksIn(
  subject: SubjectId,
  care: Care,
  reviews: readonly Dated[],
  placings: readonly Placing[],
  officers: readonly Allocation[],
  definitions: ChildDefinitions,
  calendar: Calendar,
): ClockRow[] {
  const rows: ClockRow[] = []
  const opening = care.episodes[0]
  if (!opening || care.isShortBreaks) return rows
  let i = 0
  let before: Dated | null = null
  for (const stretch of stretchesOf(care, opening.fact, placings)) {
    const since = i
    while (i < reviews.length && (stretch.to === null || (reviews[i]?.on ?? stretch.to) <= stretch.to)) i += 1
    const held = reviews.slice(since, i)
    const own = { on: stretch.from, fact: stretch.startedBy }
    const start: Dated = before !== null && goesOn(care, stretch) ? before : own
    ;[start, ...held].forEach((from, count) => {
      const rule = ruleAfter(count, care, stretch, definitions)
      if (!rule || !runsOn(rule, from.on) || (from.on === stretch.to && count > 0)) return
      const due = dueOn(rule, from.on, calendar)
      const stoppedOn: Day | null = held[count]?.on ?? null
      rows.push({
        ...{ subject, rule: rule.id, startedBy: from.fact, startedOn: from.on },
        ...{ warnOn: warnOn(rule, from.on, due), dueOn: due, pausedOn: null, stoppedOn },
        ...{ endedWithoutOn: stoppedOn === null ? stretch.to : null },
        owner: officerOf(officers, stoppedOn ?? stretch.to),
      })
    })
    before = held.at(-1) ?? null
  }
  return rows
}

/** All review clocks of a child. Periods of care and reviews both stand in order of time, so each is read once. */
export function reviewClocks(
  subject: SubjectId,
  story: ChildStory,
  placings: PlacingsByCare,
  definitions: ChildDefinitions,
  calendar: Calendar,
): ClockRow[] {
  let i = 0
  return story.care.flatMap((care) => {
    while ((story.reviews[i]?.on ?? care.from) < care.from) i += 1
    const since = i
    while (i < story.reviews.length && contains(care, story.reviews[i]?.on ?? care.from)) i += 1
    const own = definitions.adoptionReviewsReplace ? (placings.get(care) ?? []) : []
    const held = reviewsIn(care, story.reviews.slice(since, i))
    return clocksIn(subject, care, held, own, story.officers, definitions, calendar)
  })
}
