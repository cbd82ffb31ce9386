import { dueOn, isInForce, warnOn, type ClockRule } from '../../clocks/index.ts'
import type { ClockRow, SubjectId } from '../../record/index.ts'
import { contains, type Calendar, type Day } from '../../time/index.ts'
import type { Care } from './care.ts'
import type { ChildDefinitions } from './rules.ts'
import type { ChildStory, Dated } from './story.ts'

const iro = { role: 'iro', named: null } as const

/** The child's reviews of one period of care, one for each day on which one was held. */
const reviewsIn = (care: Care, reviews: readonly Dated[]): Dated[] =>
  reviews.filter((review, i) => contains(care, review.on) && reviews[i - 1]?.on !== review.on)

/** Which review comes after so many: where care began before the files do, nobody knows whether one is the first. */
function ruleAfter(count: number, care: Care, rules: ChildDefinitions['reviews']): ClockRule | null {
  if (!care.startKnown) return count === 0 ? null : rules.later
  return count === 0 ? rules.first : count === 1 ? rules.second : rules.later
}

/** The review clocks of one period of care: each starts with the review before it and stops with its own. */
function clocksIn(
  subject: SubjectId,
  care: Care,
  reviews: readonly Dated[],
  definitions: ChildDefinitions,
  calendar: Calendar,
): ClockRow[] {
  const rows: ClockRow[] = []
  const opening = care.episodes[0]
  if (!opening || care.isShortBreaks) return rows
  const starts: readonly Dated[] = [{ on: care.from, fact: opening.fact }, ...reviews]
  starts.forEach((start, count) => {
    const rule = ruleAfter(count, care, definitions.reviews)
    if (!rule || !isInForce(rule, start.on)) return
    const due = dueOn(rule, start.on, calendar)
    const stoppedOn: Day | null = reviews[count]?.on ?? null
    rows.push({
      subject,
      rule: rule.id,
      startedBy: start.fact,
      startedOn: start.on,
      warnOn: warnOn(rule, start.on, due),
      dueOn: due,
      pausedOn: null,
      stoppedOn,
      endedWithoutOn: stoppedOn === null ? care.to : null,
      owner: iro,
    })
  })
  return rows
}

/** All review clocks of a child. Periods of care and reviews both stand in order of time, so each is read once. */
export function reviewClocks(
  subject: SubjectId,
  story: ChildStory,
  definitions: ChildDefinitions,
  calendar: Calendar,
): ClockRow[] {
  let i = 0
  return story.care.flatMap((care) => {
    while ((story.reviews[i]?.on ?? care.from) < care.from) i += 1
    const since = i
    while (i < story.reviews.length && contains(care, story.reviews[i]?.on ?? care.from)) i += 1
    return clocksIn(subject, care, reviewsIn(care, story.reviews.slice(since, i)), definitions, calendar)
  })
}
