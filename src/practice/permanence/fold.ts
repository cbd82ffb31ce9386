import type { Fact, Projection, SubjectId } from '../../record/index.ts'
import type { Calendar, Day } from '../../time/index.ts'
import { asRows, careEnding, type Care, type ChildStory, type Doubt, type PlacingsByCare } from '../child/index.ts'
import { chapters, type Chapter } from './chapters.ts'
import { permanenceClocks } from './clocks.ts'
import { contradictionsIn } from './contradictions.ts'
import { writeJourneys } from './journeys.ts'
import { placingIn } from './placing.ts'
import { pointsOf } from './points.ts'
import type { PermanenceDefinitions } from './rules.ts'
import { spansOf } from './spans.ts'
import type { Ending } from './stages.ts'
import { stepsIn, type Steps } from './steps.ts'
import { timeline } from './timeline.ts'

type NotOurs = 'child' | 'searchWords' | 'account' | 'grants' | 'complaint' | 'retention' | 'audit' | 'panelItems'
type Rows = { -readonly [Part in Exclude<keyof Projection, NotOurs>]: Projection[Part][number][] }

function endingOf(care: Care | null, bornOn: Day | null): Ending | null {
  if (!care || care.to === null) return null
  return care.ended === null ? 'other' : careEnding(care.ended, bornOn, care.to)
}

/** One period of care with its permanence facts settled: what the rows are written from. */
export interface Told {
  readonly chapter: Chapter
  readonly steps: Steps
}

/** Settles the permanence facts of every period of care. The order in which facts come is never read. */
export const tellPermanence = (
  facts: readonly Fact[],
  story: ChildStory,
  { settings }: PermanenceDefinitions,
): readonly Told[] =>
  chapters(facts, story).map((chapter) => ({
    chapter,
    steps: stepsIn(chapter.care, chapter.sayings, settings.respiteKeepsCarer),
  }))

/** When the child may be, or is, placed for adoption, by period of care. */
export const placingsOf = (told: readonly Told[]): PlacingsByCare =>
  new Map(told.flatMap(({ chapter: { care }, steps }) => (care ? [[care, placingIn(care, steps)] as const] : [])))

/**
 * Folds the way to permanence on top of the child's story: journeys, stage spans, clocks, points, spans, contradictions.
 * Total: never refuses and knows no today; linear but for sorts.
 */
export function permanenceRows(
  subject: SubjectId,
  told: readonly Told[],
  story: ChildStory,
  definitions: PermanenceDefinitions,
  calendar: Calendar,
): Omit<Projection, NotOurs> {
  const into: Rows = { journeys: [], stageSpans: [], clocks: [], points: [], spans: [], contradictions: [] }
  const doubts: Doubt[] = []
  const { settings } = definitions
  const { who, bornOn } = story
  for (const { chapter, steps } of told) {
    const { care } = chapter
    const stays = timeline(chapter, steps, settings.longTermPlacementIsPermanence)
    const about = { subject, chapter, care, steps, stays, ending: endingOf(care, bornOn), who, definitions, calendar }
    const clocks = permanenceClocks(about)
    writeJourneys({ ...about, clocks }, into.journeys, into.stageSpans)
    into.clocks.push(...clocks)
    into.points.push(...pointsOf(subject, care, bornOn, steps, settings))
    into.spans.push(...spansOf(subject, care, steps, stays))
    doubts.push(...contradictionsIn(care, bornOn, chapter.sayings, steps))
  }
  return { ...into, contradictions: asRows(subject, doubts) }
}
