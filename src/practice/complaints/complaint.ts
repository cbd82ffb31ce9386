import type { Fact, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { dayIn, textIn } from '../child/index.ts'
import * as events from './events.ts'
import { isKind, isOutcome, type KindOf, type Outcome, type Stage } from './words.ts'

/** What was found at one stage, and when. */
export interface Found {
  readonly at: 'stage-one' | 'stage-two' | 'panel' | 'stage-three' | 'ombudsman'
  readonly on: Day
  readonly outcome: Outcome | null
}

interface Stay {
  readonly stage: Stage
  readonly from: Day
}

/** A complaint, a representation, a compliment or an enquiry, as its facts up to a day tell it. */
export interface Complaint {
  readonly kind: KindOf
  readonly receivedOn: Day
  readonly about: string
  readonly sender: string | null
  readonly theme: string | null
  readonly team: string | null
  readonly child: SubjectId | null
  /** Whom it complains of, as the record names people. */
  readonly against: string | null
  readonly advocacy: string | null
  /** Its stages, one after the other. */
  readonly stays: readonly Stay[]
  readonly found: readonly Found[]
  /** The day by which the Ombudsman wants an answer, while it is there. */
  readonly ombudsmanBy: Day | null
  readonly ended: { readonly on: Day; readonly as: 'closed' | 'withdrawn' | 'mistaken' } | null
}

const moves: Readonly<Record<string, Stage>> = {
  [events.replied.type]: 'answered-one',
  [events.stageTwoAsked.type]: 'stage-two',
  [events.adjudicated.type]: 'answered-two',
  [events.stageThreeAsked.type]: 'stage-three',
  [events.panelAnswered.type]: 'answered-three',
  [events.ombudsmanAsked.type]: 'ombudsman',
  [events.ombudsmanDecided.type]: 'ombudsman-decided',
}

const findings: Readonly<Record<string, Found['at']>> = {
  [events.replied.type]: 'stage-one',
  [events.adjudicated.type]: 'stage-two',
  [events.panelReported.type]: 'panel',
  [events.panelAnswered.type]: 'stage-three',
  [events.ombudsmanDecided.type]: 'ombudsman',
}

const startOf = (kind: KindOf): Stage =>
  kind === 'compliment' ? 'received' : kind === 'ombudsman' ? 'ombudsman' : 'stage-one'

/** What ends it, and does not open again: a later stage asked for opens it, unless it should never have been recorded. */
function endingOf(facts: readonly Fact[]): Complaint['ended'] {
  const mistaken = facts.findLast(({ type }) => type === events.mistaken.type)
  if (mistaken) return { on: mistaken.happenedOn, as: 'mistaken' }
  let ended: Complaint['ended'] = null
  for (const { type, happenedOn: on } of facts)
    if (type === events.closed.type) ended = { on, as: 'closed' }
    else if (type === events.withdrawn.type) ended = { on, as: 'withdrawn' }
    else if (type in moves) ended = null
  return ended
}

/** What a complaint’s facts, in the order of the world, come to; null without any. Never refuses. */
export function readComplaint(facts: readonly Fact[]): Complaint | null {
  const [first] = facts
  if (!first) return null
  const of = facts.findLast(({ type }) => type === events.received.type)
  const said = (field: string): string | null => (of ? textIn(of.body, field) : null)
  const kind = isKind(of?.body['kind']) ? of.body['kind'] : 'complaint'
  const last = (type: string): Fact | undefined => facts.findLast((fact) => fact.type === type)
  const asked = last(events.ombudsmanAsked.type)
  const decided = last(events.ombudsmanDecided.type)
  const about = facts.findLast(({ body }) => textIn(body, 'child') !== null)
  return {
    kind,
    receivedOn: of?.happenedOn ?? first.happenedOn,
    about: said('about') ?? 'Not said what it is about',
    sender: said('sender'),
    theme: said('theme'),
    team: said('team'),
    against: said('against'),
    child: about ? (textIn(about.body, 'child') as SubjectId) : null, // an id, as the form put it there
    advocacy: textIn(last(events.advocate.type)?.body ?? {}, 'advocacy'),
    stays: [
      { stage: startOf(kind), from: first.happenedOn },
      ...facts.flatMap(({ type, happenedOn }) => {
        const stage = moves[type]
        return stage === undefined ? [] : [{ stage, from: happenedOn }]
      }),
    ],
    found: facts.flatMap(({ type, happenedOn, body }): Found[] => {
      const at = findings[type]
      const outcome = body['outcome']
      return at === undefined ? [] : [{ at, on: happenedOn, outcome: isOutcome(outcome) ? outcome : null }]
    }),
    ombudsmanBy: asked && !(decided && decided.happenedOn >= asked.happenedOn) ? dayIn(asked.body, 'dueOn') : null,
    ended: endingOf(facts),
  }
}

/** Whom the facts of a complaint complain of, where they may sign in. */
export const complainsOf = ({ facts }: { readonly facts: readonly Fact[] }): string | null =>
  readComplaint(facts)?.against ?? null

/** Whether it should never have been recorded: it then counts for nothing. */
export const isMistaken = ({ ended }: Complaint): boolean => ended?.as === 'mistaken'

/** The stage that it is in, or ended in. */
export const stageOf = (complaint: Complaint): Stage =>
  isMistaken(complaint) ? 'mistaken' : (complaint.stays.at(-1)?.stage ?? 'received')

/** The last thing that was found of it; null where nothing was yet. */
export const lastFound = ({ found }: Complaint): Found | null => found.at(-1) ?? null
