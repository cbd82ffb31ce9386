import type { Fact, FactId, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { dayIn, textIn } from '../child/index.ts'
import type { wantedOf } from './board-events.ts'
import {
  agendaItem,
  decisionMade,
  meetingAction,
  meetingCalled,
  meetingHeld,
  minutesConfirmed,
  minutesWritten,
  partnerUpdate,
} from './board-events.ts'

export interface AgendaItem {
  readonly fact: FactId
  readonly place: number
  readonly item: string
  readonly by: string
  readonly wanted: keyof typeof wantedOf
  readonly recommended: string | null
}

export interface Decision {
  readonly fact: FactId
  readonly decision: string
  readonly because: string | null
}

/** A meeting of a board, as its facts up to a day tell it. Its long texts are read beside it. */
export interface Meeting {
  readonly board: SubjectId | null
  readonly meetsOn: Day
  readonly place: string | null
  readonly agenda: readonly AgendaItem[]
  readonly updates: readonly { readonly fact: FactId; readonly partner: string; readonly on: Day }[]
  readonly held: { readonly on: Day; readonly attended: string; readonly apologies: string | null } | null
  readonly decisions: readonly Decision[]
  /** Promises that were made at it. */
  readonly promises: readonly SubjectId[]
  readonly minutes: { readonly fact: FactId; readonly on: Day } | null
  readonly confirmed: { readonly on: Day; readonly by: string } | null
}

const said = (fact: Fact, field: string): string => textIn(fact.body, field) ?? 'not said'

function itemIn(fact: Fact): AgendaItem {
  const wanted = textIn(fact.body, 'wanted')
  return {
    ...{ fact: fact.id, item: said(fact, 'item'), by: said(fact, 'by') },
    place: typeof fact.body['place'] === 'number' ? fact.body['place'] : 0,
    wanted: wanted === 'decision' || wanted === 'discussion' ? wanted : 'information',
    recommended: textIn(fact.body, 'recommended'),
  }
}

/** What a meeting's facts come to; null without any. */
export function readMeeting(facts: readonly Fact[]): Meeting | null {
  const [first] = facts
  if (!first) return null
  const of = ({ type }: { readonly type: string }): readonly Fact[] => facts.filter((fact) => fact.type === type)
  const last = (definition: { readonly type: string }): Fact | undefined => of(definition).at(-1)
  const [called, held, minutes, confirmed] = [meetingCalled, meetingHeld, minutesWritten, minutesConfirmed].map(last)
  return {
    board: called ? (textIn(called.body, 'board') as SubjectId | null) : null, // an id, as the page wrote it
    meetsOn: (called && dayIn(called.body, 'meetsOn')) ?? first.happenedOn,
    place: called ? textIn(called.body, 'place') : null,
    agenda: of(agendaItem)
      .map(itemIn)
      .toSorted((a, b) => a.place - b.place),
    updates: of(partnerUpdate).map((fact) => ({ fact: fact.id, partner: said(fact, 'partner'), on: fact.happenedOn })),
    held: held
      ? { on: held.happenedOn, attended: said(held, 'attended'), apologies: textIn(held.body, 'apologies') }
      : null,
    decisions: of(decisionMade).map((fact) => ({
      ...{ fact: fact.id, decision: said(fact, 'decision'), because: textIn(fact.body, 'because') },
    })),
    promises: of(meetingAction).flatMap(({ body }) => (textIn(body, 'promise') as SubjectId | null) ?? []), // likewise
    minutes: minutes ? { fact: minutes.id, on: minutes.happenedOn } : null,
    confirmed: confirmed ? { on: confirmed.happenedOn, by: said(confirmed, 'by') } : null,
  }
}

export interface MeetingOn {
  readonly id: SubjectId
  readonly meeting: Meeting
}
