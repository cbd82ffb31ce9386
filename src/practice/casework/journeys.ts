import type { ClockRow, Fact, Projection, SubjectId } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import { dayIn, layeredRows, type ChildStory, type Layer, type LayeredPractice } from '../child/index.ts'

/** Days until an open stage without a clock is looked at again; no law gives them. */
const LOOK_AGAIN_DAYS = 30

const frontDoor: LayeredPractice = {
  practice: 'front-door',
  stages: {
    referral: 'Decide the next step on the referral',
    homeless: 'Complete the assessment of the homeless young person',
    contact: 'Decide what is done with the contact',
    recorded: 'Look at what was recorded',
  },
  ending: 'decided',
  lookAgainDays: LOOK_AGAIN_DAYS,
}

const protection: LayeredPractice = {
  practice: 'protection',
  stages: {
    emergency: 'Apply to the court, or arrange the child’s return',
    plan: 'Review the protection plan',
    enquiry: 'Conclude the enquiry',
    'high-risk': 'Hold the planning meeting',
    recorded: 'Look at what was recorded',
  },
  ending: 'ended',
  lookAgainDays: LOOK_AGAIN_DAYS,
}

const court: LayeredPractice = {
  practice: 'court',
  stages: {
    returning: 'Receive the child',
    proceedings: 'Final hearing',
    'pre-proceedings': 'Conclude pre-proceedings',
    recorded: 'Look at what was recorded',
  },
  ending: 'ended',
  lookAgainDays: LOOK_AGAIN_DAYS,
}

const privateFostering: LayeredPractice = {
  practice: 'private-fostering',
  stages: { arranged: 'Visit the child', recorded: 'Look at what was recorded' },
  ending: 'ended',
  lookAgainDays: LOOK_AGAIN_DAYS,
}

const careLeavers: LayeredPractice = {
  practice: 'care-leavers',
  stages: { advised: 'Visit the young person', recorded: 'Look at what was recorded' },
  ending: 'ended',
  lookAgainDays: LOOK_AGAIN_DAYS,
}

const practices = [frontDoor, protection, court, privateFostering, careLeavers]

/** What stage a kind of fact opens, and the field that says until when. */
const opens: Readonly<Record<string, { readonly stage: string; readonly until: string }>> = {
  'front-door.contact': { stage: 'contact', until: 'decidedOn' },
  'front-door.referral': { stage: 'referral', until: 'decidedOn' },
  'front-door.homeless': { stage: 'homeless', until: 'assessedOn' },
  'protection.emergency': { stage: 'emergency', until: 'endedOn' },
  'protection.plan': { stage: 'plan', until: 'endedOn' },
  'protection.high-risk': { stage: 'high-risk', until: 'endedOn' },
  'court.pre-proceedings': { stage: 'pre-proceedings', until: 'endedOn' },
  'court.proceedings': { stage: 'proceedings', until: 'endedOn' },
  'court.return-notice': { stage: 'returning', until: 'returnedOn' },
  'private-fostering.arrangement': { stage: 'arranged', until: 'endedOn' },
  'care-leavers.adviser': { stage: 'advised', until: 'endedOn' },
}

/** What concludes an enquiry. */
const concludes: ReadonlySet<string> = new Set(['protection.enquiry-ended', 'protection.conference'])

const sooner = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)

function firstAfter(days: readonly Day[], on: Day): Day | null {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] ?? on) >= on) high = middle
    else low = middle + 1
  }
  return days[low] ?? null
}

/** Each fact as a layer: of the stage that it opens, else of the day on which it was. */
function layersOf(facts: readonly Fact[], closed: readonly Day[]): Layer[] {
  const ended = facts.flatMap(({ type, happenedOn }) => (concludes.has(type) ? [happenedOn] : [])).sort()
  return facts.flatMap((fact): Layer[] => {
    const { type, happenedOn: from, body } = fact
    const day: Layer = { stage: 'recorded', from, to: addDays(from, 1) }
    const own = opens[type]
    const isEnquiry = type === 'protection.strategy-discussion' && body['outcome'] === 'enquiry'
    if (own === undefined && !isEnquiry) return [day]
    const told = own === undefined ? firstAfter(ended, from) : dayIn(body, own.until)
    const to = sooner(told, firstAfter(closed, from))
    return [day, { stage: own?.stage ?? 'enquiry', from, to }]
  })
}

/** The journeys through the front door, protection, the courts, private fostering and leaving care, where a child has facts in them. */
export function caseworkJourneys(
  subject: SubjectId,
  facts: readonly Fact[],
  story: ChildStory,
  clocks: readonly ClockRow[],
  nextOf: (rule: string) => string,
): Pick<Projection, 'journeys' | 'stageSpans'> {
  const closed = story.closed.map(({ on }) => on)
  const rows = practices.flatMap((practice) => {
    const own = facts.filter(({ type }) => type.startsWith(`${practice.practice}.`))
    if (own.length === 0) return []
    const running = clocks
      .filter(({ rule }) => rule.startsWith(`${practice.practice}.`))
      .map((clock) => ({ ...clock, next: nextOf(clock.rule) }))
    return [layeredRows(subject, layersOf(own, closed), practice, story.who, running)]
  })
  return {
    journeys: rows.flatMap(({ journeys }) => journeys),
    stageSpans: rows.flatMap(({ stageSpans }) => stageSpans),
  }
}
