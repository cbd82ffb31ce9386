import { sayDate } from '../../time/index.ts'
import {
  dueNow,
  sayDue,
  sayDueOf,
  standingOf,
  undecidedMove,
  upperFirst,
  type WrittenPart,
} from '../improvement/index.ts'
import { riskRatings, wantedOf } from './board-events.ts'
import { nothing, ofThings, paragraph } from './blocks.ts'
import type { Material } from './material.ts'

export function agendaIn(material: Material): readonly WrittenPart[] {
  const { meeting } = material
  if (!meeting || meeting.meeting.agenda.length === 0) return nothing('no item is on the agenda.')
  return [
    ofThings(material, {
      caption: 'Items, in their order',
      columns: ['Item', 'Brought by', 'For'],
      rows: meeting.meeting.agenda.map(({ item, by, wanted }, n) => [
        `${n + 1}. ${item}`,
        upperFirst(by),
        wantedOf[wanted],
      ]),
    }),
  ]
}

/** Later dates of actions that were asked for, and on which nobody has decided. */
const datesAskedFor = ({ actions }: Material): readonly WrittenPart[] =>
  actions.flatMap(({ action }) => {
    const asked = undecidedMove(action)
    if (asked === null) return []
    const due = dueNow(action)
    return [
      paragraph(
        `Action ${action.ref}: a later date, ${sayDate(asked.to)}, is asked for${due === null ? '' : `; ${sayDue(due)} stands until it is approved`}. ${asked.reason}.`,
      ),
    ]
  })

export function wantedIn(material: Material): readonly WrittenPart[] {
  const wanted = material.meeting?.meeting.agenda.filter((each) => each.wanted === 'decision') ?? []
  const dates = datesAskedFor(material)
  if (wanted.length + dates.length === 0) return [paragraph('No decision is asked of this meeting.')]
  return [
    ...wanted.map(({ item, recommended }) =>
      paragraph(`${item}: ${recommended ?? 'what is to be decided was not said.'}`),
    ),
    ...dates,
  ]
}

export function arisingIn(material: Material): readonly WrittenPart[] {
  const { meeting, asAt } = material
  if (!meeting) return nothing('the paper is for no meeting.')
  const confirm =
    meeting.toConfirm === null ? [] : [paragraph(`The minutes of ${sayDate(meeting.toConfirm)} wait to be confirmed.`)]
  if (meeting.arising.length === 0)
    return [...confirm, ...nothing('nothing was agreed at an earlier meeting that is still open.')]
  return [
    ...confirm,
    ofThings(material, {
      caption: 'What was agreed at earlier meetings',
      columns: ['Agreed', 'In', 'Who answers for it', 'Due', 'How it stands'],
      rows: meeting.arising.map(({ promise }) => [
        promise.what,
        upperFirst(promise.madeIn),
        promise.who === null ? 'Nobody yet' : upperFirst(promise.who),
        promise.ended === null ? sayDueOf(promise) : sayDate(promise.ended.on),
        standingOf(promise, asAt).says,
      ]),
    }),
  ]
}

export function risksIn(material: Material): readonly WrittenPart[] {
  const open = material.risks.filter(
    ({ since, closedOn }) => since <= material.asAt && (closedOn === null || closedOn > material.asAt),
  )
  if (open.length === 0) return nothing('no risk is on the board’s register.')
  const order = Object.keys(riskRatings)
  return [
    ofThings(material, {
      caption: 'Open risks, the gravest first',
      columns: ['What could happen', 'How grave', 'Who answers for it', 'What is done about it'],
      rows: open
        .toSorted((a, b) => order.indexOf(a.rating) - order.indexOf(b.rating))
        .map(({ risk, rating, who, control }) => [risk, riskRatings[rating], upperFirst(who), control]),
    }),
  ]
}

export const partnersIn = ({ meeting }: Material): readonly WrittenPart[] =>
  !meeting || meeting.updates.length === 0
    ? nothing('no partner has sent an update for this meeting.')
    : meeting.updates.flatMap(({ partner, on, text }): WrittenPart[] => [
        { kind: 'heading', level: 2, text: `${upperFirst(partner)}, ${sayDate(on)}` },
        ...text.split(/\n+/).filter(Boolean).map(paragraph),
      ])
