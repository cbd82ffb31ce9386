import { measures } from '../../account/index.ts'
import type { PointRow, SpanRow, SubjectId } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import { careEnding } from './endings.ts'
import type { ChildJourney } from './stages.ts'
import type { ChildStory, Dated } from './story.ts'

const noWait = { waitFromOn: null, waitUntilOn: null, kind: null } as const

/** Periods of care, other than series of short breaks. */
export function lookedAfterSpans(subject: SubjectId, story: ChildStory): SpanRow[] {
  return story.care.flatMap((care) => {
    const opening = care.episodes[0]
    if (!opening || care.isShortBreaks || (care.to !== null && care.to <= care.from)) return []
    const span = { subject, measure: measures.lookedAfter, fact: opening.fact, fromOn: care.from, toOn: care.to }
    return [{ ...span, ...noWait, waitFromOn: care.startKnown ? care.from : null }]
  })
}

/** A4: each end of a period of care, and whether it was by adoption. Whoever merely starts again has not ceased. */
export function leavingPoints(subject: SubjectId, story: ChildStory): PointRow[] {
  return story.care.flatMap((care) => {
    if (care.to === null || care.ended === null || care.endedBy === null || care.isShortBreaks) return []
    const isAdopted = careEnding(care.ended, story.bornOn, care.to) === 'adopted'
    const point = { subject, measure: 'A4', onDate: care.to, fact: care.endedBy, num: isAdopted ? 1 : 0, den: 1 }
    return [{ ...point, fromOn: null, untilOn: null, leftOut: null }]
  })
}

/**
 * Stretches without any event dated in the 30 days before, while the child was known to the authority: whoever is in
 * one on a day is on that day's list of the quiet.
 */
export function quietSpans(
  subject: SubjectId,
  events: readonly Dated[],
  journeys: readonly ChildJourney[],
  quietAfterDays: number,
): SpanRow[] {
  const spans: SpanRow[] = []
  let i = 0
  for (const { stretches } of journeys) {
    const first = stretches[0]
    const last = stretches[stretches.length - 1]
    if (!first || !last) continue
    while (i < events.length && (events[i]?.on ?? first.from) < first.from) i += 1
    for (; i < events.length; i += 1) {
      const event = events[i]
      if (!event || (last.to !== null && event.on >= last.to)) break
      const next = events[i + 1]?.on ?? null
      const until: Day | null = last.to !== null && (next === null || next > last.to) ? last.to : next
      const fromOn = addDays(event.on, quietAfterDays)
      if (until !== null && until <= fromOn) continue
      spans.push({ subject, measure: measures.quiet, fact: event.fact, fromOn, toOn: until, ...noWait })
    }
  }
  return spans
}
