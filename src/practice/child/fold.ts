import type { Calendar, Day } from '../../time/index.ts'
import { addDays } from '../../time/index.ts'
import type { ChildRow, ClockRow, JourneyRow, Projection, StageSpanRow, SubjectId } from '../../record/index.ts'
import { reviewClocks } from './clocks.ts'
import { asRows } from './doubt.ts'
import { leavingPoints, lookedAfterSpans, quietSpans } from './measures.ts'
import { cutByOwner, ownerNow } from './owners.ts'
import type { PlacingsByCare } from './placing.ts'
import type { ChildDefinitions } from './rules.ts'
import { childJourneys, type ChildJourney, type ChildStage } from './stages.ts'
import type { ChildStory } from './story.ts'

const practice = 'child'

function childRow(subject: SubjectId, story: ChildStory): ChildRow {
  const now = ownerNow(story.who)
  return {
    subject,
    sourceRef: null,
    name: story.name,
    bornOn: story.bornOn,
    sex: story.sex,
    team: story.team,
    siblingGroup: story.siblingGroup,
    worker: now.named,
    officer: ownerNow(story.officers).named,
    workersSoFar: story.workers.size,
    lastEventOn: story.events[story.events.length - 1]?.on ?? null,
    restrictedTo: story.restrictedTo,
  }
}

const nextSteps: Readonly<Record<ChildStage, string>> = {
  open: 'Review whether the child still needs help',
  'looked-after': 'Arrange the next review',
  'care-leaver': 'Keep in touch',
}

/** What of a child's story the next date is read from: every clock that runs, and the words of its step. */
interface Next {
  readonly clocks: readonly ClockRow[]
  readonly nextOf: (rule: string) => string
  readonly quietAfterDays: number
}

/** The next date of an open journey: that of the open clock that falls due first, else 30 days after the last event of the stage. */
function next(
  stage: ChildStage,
  since: Day,
  story: ChildStory,
  { clocks, nextOf, quietAfterDays }: Next,
): { readonly nextOn: Day; readonly nextWhat: string } {
  let open: ClockRow | null = null
  for (const clock of clocks) {
    if (clock.stoppedOn !== null || clock.endedWithoutOn !== null) continue
    if (open === null || clock.dueOn < open.dueOn || (clock.dueOn === open.dueOn && clock.rule < open.rule))
      open = clock
  }
  if (stage !== 'care-leaver' && open) return { nextOn: open.dueOn, nextWhat: nextOf(open.rule) }
  const last = story.events[story.events.length - 1]?.on ?? since
  return { nextOn: addDays(last > since ? last : since, quietAfterDays), nextWhat: nextSteps[stage] }
}

function journeyRow(
  subject: SubjectId,
  nth: number,
  journey: ChildJourney,
  story: ChildStory,
  ahead: Next,
): JourneyRow | null {
  const first = journey.stretches[0]
  const last = journey.stretches[journey.stretches.length - 1]
  if (!first || !last) return null
  const key = { subject, practice, nth, startedOn: first.from, startKnown: first.startKnown }
  if (last.to !== null) {
    const ended = { endedOn: last.to, ending: last.ending }
    return { ...key, ...ended, stage: null, stageSince: null, owner: null, nextOn: null, nextWhat: null }
  }
  const now = { stage: last.stage, stageSince: last.from, owner: ownerNow(story.who) }
  return { ...key, endedOn: null, ending: null, ...now, ...next(last.stage, last.from, story, ahead) }
}

/**
 * Writes a child's story as rows: journeys, stage spans, review clocks, A4's points, spans of care and of quiet,
 * contradictions. `placings`: when the child may be or is placed for adoption, as permanence tells it; `daily`: the
 * clocks that casework runs, which the next date is read from too; `nextOf`: the step that stops a clock, in words.
 */
export function childRows(
  subject: SubjectId,
  story: ChildStory,
  placings: PlacingsByCare,
  daily: readonly ClockRow[],
  nextOf: (rule: string) => string,
  definitions: ChildDefinitions,
  calendar: Calendar,
): Omit<Projection, 'searchWords'> {
  const journeys = childJourneys(story)
  const clocks = reviewClocks(subject, story, placings, definitions, calendar)
  const ahead = { clocks: [...clocks, ...daily], nextOf, quietAfterDays: definitions.quietAfterDays }
  const stageSpans: StageSpanRow[] = []
  const rows: JourneyRow[] = []
  journeys.forEach((journey, i) => {
    const nth = i + 1
    const row = journeyRow(subject, nth, journey, story, ahead)
    if (row) rows.push(row)
    for (const { from, to, stage, owner } of cutByOwner(journey.stretches, story.who)) {
      stageSpans.push({ subject, practice, nth, fromOn: from, toOn: to, stage, owner })
    }
  })
  return {
    child: story.firstFact === null ? null : childRow(subject, story),
    journeys: rows,
    stageSpans,
    clocks,
    points: leavingPoints(subject, story),
    spans: lookedAfterSpans(subject, story).concat(
      quietSpans(subject, story.events, journeys, definitions.quietAfterDays),
    ),
    contradictions: asRows(subject, story.doubts),
  }
}
