import { event, wordFor, type EventDefinition } from '../../record/index.ts'

/** Panels that advise the agency: of adoption, and of fostering. */
export const panelKinds = { adoption: 'Adoption panel', fostering: 'Fostering panel' } as const

/** What a panel is asked. Since September 2012 most plans for adoption go to the decision-maker without one. */
export const itemKinds = {
  match: 'A match of a child with prospective adopters',
  placed: 'Whether a child should be placed for adoption, where a parent consents',
  approval: 'Suitability of prospective adopters',
  review: 'Review of prospective adopters’ approval',
  advice: 'Advice of another kind',
} as const

const ofPanel = { happensTo: ['panel'], practice: 'panels' } as const
const past = (label: string) => ({ kind: 'date', label, notAfter: 'today' }) as const

/** The agenda is thin: who sits and when. What is on it is recorded item by item, so that each can go with its record. */
export const agendaDrawnUp = event('panels.agenda', {
  ...ofPanel,
  title: 'Agenda drawn up',
  describes:
    'A panel meets on a day. Its items are open to the members who are named here, from now until the minutes are confirmed.',
  rank: 10,
  happenedOn: past('Date on which it was drawn up'),
  fields: {
    panel: { kind: 'choice', label: 'Which panel?', choices: panelKinds },
    meetsOn: { kind: 'date', label: 'Day on which it meets' },
    members: { kind: 'text', label: 'Who sits on it', names: 'people' },
  },
  says: (body) => `${wordFor(panelKinds, body['panel'], 'Panel')}: agenda drawn up`,
})

export const itemPutOn = event('panels.item', {
  ...ofPanel,
  title: 'Item put on the agenda',
  describes: 'A child’s record, or that of prospective adopters, is put before the panel: why, and what it is asked.',
  rank: 20,
  happenedOn: past('Date on which it was put on'),
  fields: {
    place: { kind: 'whole-number', label: 'Its number on the agenda' },
    about: { kind: 'choice', label: 'What is the panel asked?', choices: itemKinds },
    child: { kind: 'text', label: 'Child', optional: true },
    household: { kind: 'text', label: 'Prospective adopters', optional: true },
    asks: { kind: 'long-text', label: 'What the panel needs to know, and is to advise on' },
  },
  says: () => 'Item put on the agenda',
})

export const itemTakenOff = event('panels.item-taken-off', {
  ...ofPanel,
  title: 'Item taken off the agenda',
  describes: 'The panel will not look at it. It is open to members no more.',
  rank: 30,
  happenedOn: past('Date on which it was taken off'),
  fields: { item: { kind: 'text', label: 'Item' }, reason: { kind: 'text', label: 'Why it was taken off' } },
  says: () => 'Item taken off the agenda',
})

export const panelMinutes = event('panels.minutes', {
  ...ofPanel,
  title: 'Minutes drafted',
  describes:
    'What the panel said of each item and what it recommended, with its reasons. Write “item 1” and no name. Until they are confirmed they can be written anew; every wording stays on the record.',
  rank: 40,
  happenedOn: past('Date on which they were drafted'),
  fields: { minutes: { kind: 'long-text', label: 'Minutes' } },
  says: () => 'Minutes drafted',
})

export const panelMinutesConfirmed = event('panels.minutes-confirmed', {
  ...ofPanel,
  title: 'Minutes confirmed',
  describes: 'The minutes stand as they are. From now on the items are open to the members of this panel no more.',
  rank: 50,
  happenedOn: past('Date on which they were confirmed'),
  fields: { by: { kind: 'text', label: 'Who confirmed them', hint: 'For example: the chair. A role, and no name' } },
  says: () => 'Minutes confirmed',
})

export const panelEvents: readonly EventDefinition[] = [
  agendaDrawnUp,
  itemPutOn,
  itemTakenOff,
  panelMinutes,
  panelMinutesConfirmed,
]
