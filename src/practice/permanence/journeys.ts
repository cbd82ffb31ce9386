import { dueOn } from '../../clocks/index.ts'
import type { ClockRow, JourneyRow, StageSpanRow, SubjectId } from '../../record/index.ts'
import { addDays, earliest, type Calendar, type Day } from '../../time/index.ts'
import { cutByOwner, ownerNow, type Allocation } from '../child/index.ts'
import type { Chapter } from './chapters.ts'
import type { PermanenceDefinitions } from './rules.ts'
import type { Ending } from './stages.ts'
import type { Stay } from './timeline.ts'

const practice = 'permanence'
/** The last resort, where a council has taken a stage out of its list. */
const LAST_RESORT = { days: 182, what: 'Review progress of the permanence plan' }

/** What the journeys of one chapter are written from. */
export interface ForJourneys {
  readonly subject: SubjectId
  readonly chapter: Chapter
  readonly stays: readonly Stay[]
  readonly clocks: readonly ClockRow[]
  readonly ending: Ending | null
  readonly who: readonly Allocation[]
  readonly definitions: PermanenceDefinitions
  readonly calendar: Calendar
}

/**
 * The next date of an open journey: its earliest open due date (past, when it is late), else the stage's longest wait.
 * The words are the stage's own step: whichever clock presses, a child without a family needs a family first.
 */
function nextStep(about: ForJourneys, stay: Stay): { readonly nextOn: Day; readonly nextWhat: string } {
  const wait = about.definitions.stages.find(({ stage }) => stage === stay.stage)?.longestWait
  const nextWhat = wait?.next ?? LAST_RESORT.what
  const open = about.clocks.filter((clock) => clock.stoppedOn === null && clock.endedWithoutOn === null)
  const first = earliest(...open.map((clock) => clock.dueOn))
  if (first) return { nextOn: first, nextWhat }
  return { nextOn: wait ? dueOn(wait, stay.from, about.calendar) : addDays(stay.from, LAST_RESORT.days), nextWhat }
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

function journeyRow(about: ForJourneys, nth: number, stays: readonly Stay[]): JourneyRow {
  const { subject, chapter } = about
  const last = stays[stays.length - 1]
  const startedOn = stays[0]?.from ?? chapter.from
  const startKnown = startedOn > chapter.from || chapter.care?.startKnown === true
  const key = { subject, practice, nth, startedOn, startKnown }
  if (last && last.to === null) {
    const now = { stage: last.stage, stageSince: last.from, owner: ownerNow(about.who), ...nextStep(about, last) }
    return { ...key, endedOn: null, ending: null, ...now }
  }
  const endedOn = last?.to ?? startedOn
  const ending = endedOn === chapter.to ? (about.ending ?? 'other') : 'long-term-fostering'
  const nothing = { stage: null, stageSince: null, owner: null, nextOn: null, nextWhat: null }
  return { ...key, endedOn, ending, ...nothing }
}

/** Writes the journeys of one chapter, numbered on from those before it, and their stage spans cut by owner. */
export function writeJourneys(about: ForJourneys, journeys: JourneyRow[], stageSpans: StageSpanRow[]): void {
  const { subject } = about
  for (const stays of journeysIn(about.stays)) {
    const nth = journeys.length + 1
    journeys.push(journeyRow(about, nth, stays))
    for (const { from, to, stage, owner } of cutByOwner(stays, about.who)) {
      stageSpans.push({ subject, practice, nth, fromOn: from, toOn: to, stage, owner })
    }
  }
}
