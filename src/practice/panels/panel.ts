import type { Body, Fact, FactId, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { dayIn, textIn } from '../child/index.ts'
import * as events from './events.ts'

/** Something that a panel looks at: a child’s record, or that of prospective adopters. */
export interface PanelItem {
  readonly fact: FactId
  /** Its number on the agenda, as minutes call it: kept when another is taken off. */
  readonly place: number
  readonly about: string | null
  readonly child: SubjectId | null
  readonly household: SubjectId | null
  readonly putOn: Day
  readonly takenOff: { readonly on: Day; readonly reason: string } | null
}

/** An agenda of a panel, as its facts up to a day tell it. */
export interface Panel {
  /** The fact that says who sits and when, as a form that changes it must still find it. */
  readonly agenda: { readonly fact: FactId; readonly revision: number; readonly body: Body; readonly drawnUpOn: Day }
  readonly panel: string | null
  readonly meetsOn: Day
  readonly members: readonly string[]
  /** By their numbers. */
  readonly items: readonly PanelItem[]
  readonly minutes: { readonly fact: FactId; readonly revision: number; readonly on: Day } | null
  readonly confirmedOn: Day | null
}

const idIn = (body: Body, field: string): SubjectId | null => textIn(body, field) as SubjectId | null // an id, as the form put it there

const membersIn = ({ members }: Body): readonly string[] =>
  Array.isArray(members) ? members.map(String) : typeof members === 'string' ? [members] : []

function itemsIn(facts: readonly Fact[]): readonly PanelItem[] {
  const off = new Map(
    facts.flatMap(({ type, body, happenedOn }) =>
      type === events.itemTakenOff.type
        ? [[textIn(body, 'item'), { on: happenedOn, reason: textIn(body, 'reason') ?? 'not said' }] as const]
        : [],
    ),
  )
  return facts
    .filter(({ type }) => type === events.itemPutOn.type)
    .map(({ id, body, happenedOn }) => ({
      ...{
        fact: id,
        place: typeof body['place'] === 'number' ? body['place'] : 0,
        about: textIn(body, 'about'),
        child: idIn(body, 'child'),
        household: idIn(body, 'household'),
      },
      ...{ putOn: happenedOn, takenOff: off.get(id) ?? null },
    }))
    .toSorted((a, b) => a.place - b.place)
}

/** What the facts of an agenda, in the order of the world, come to; null where none says who sits and when. */
export function readPanel(facts: readonly Fact[]): Panel | null {
  const last = (type: string): Fact | undefined => facts.findLast((fact) => fact.type === type)
  const agenda = last(events.agendaDrawnUp.type)
  if (!agenda) return null
  const { id, revision, body, happenedOn } = agenda
  const minutes = last(events.panelMinutes.type)
  return {
    agenda: { fact: id, revision, body, drawnUpOn: happenedOn },
    panel: textIn(body, 'panel'),
    meetsOn: dayIn(body, 'meetsOn') ?? happenedOn,
    members: membersIn(body),
    items: itemsIn(facts),
    minutes: minutes ? { fact: minutes.id, revision: minutes.revision, on: minutes.happenedOn } : null,
    confirmedOn: last(events.panelMinutesConfirmed.type)?.happenedOn ?? null,
  }
}
