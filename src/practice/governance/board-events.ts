import { event, wordFor, type EventDefinition } from '../../record/index.ts'

/** Boards that follow improvement: each council has its own. */
export const boardKinds = {
  improvement: 'Improvement board',
  parenting: 'Corporate parenting board',
  safeguarding: 'Safeguarding partnership board',
  other: 'Another board',
} as const

/** What somebody is on a board. */
export const memberParts = {
  chair: 'Chair',
  member: 'Member from the council',
  partner: 'Partner',
  adviser: 'Adviser',
} as const

/** What an item of an agenda asks of the board. */
export const wantedOf = {
  decision: 'A decision',
  discussion: 'Discussion',
  information: 'To note',
} as const

/** How grave a risk is. */
export const riskRatings = { high: 'High', medium: 'Medium', low: 'Low' } as const

const ofBoard = { happensTo: ['board'], practice: 'governance' } as const
const ofMeeting = { happensTo: ['meeting'], practice: 'governance' } as const

/** A board is thin: its meetings are subjects of their own. */
export const boardSetUp = event('governance.board', {
  ...ofBoard,
  title: 'Board set up',
  describes: 'A board that follows improvement, and how often it is to meet. Its members are recorded each by itself.',
  rank: 10,
  happenedOn: { kind: 'date', label: 'Date from which there is this board', notAfter: 'today' },
  fields: {
    name: { kind: 'text', label: 'Name of the board' },
    kind: { kind: 'choice', label: 'What kind of board is it?', choices: boardKinds },
    everyMonths: {
      kind: 'whole-number',
      label: 'Months from one meeting to the next',
      hint: 'For example 1 for a board that meets monthly. Leave empty where nobody has decided',
      optional: true,
    },
    asked: {
      kind: 'text',
      rows: 3,
      label: 'What asks for it',
      hint: 'For example: the notice, paragraph 5',
      optional: true,
    },
  },
  says: () => 'Board set up',
})

export const memberJoined = event('governance.member', {
  ...ofBoard,
  title: 'Member of the board',
  describes:
    'Somebody sits on the board, by role and body and without a name, from a day on. Their leaving is said in the same place, and both days stay.',
  rank: 20,
  happenedOn: { kind: 'date', label: 'Date from which they are on the board', notAfter: 'today' },
  fields: {
    role: { kind: 'text', label: 'Role', hint: 'A role, and no name' },
    body: { kind: 'text', label: 'For which body', hint: 'For example: the council, police, health' },
    part: { kind: 'choice', label: 'What are they on this board?', choices: memberParts },
    independent: { kind: 'yes-no', label: 'Are they independent of the council?' },
    untilOn: { kind: 'date', label: 'Last day on the board', optional: true, notBefore: 'happenedOn' },
  },
  says: (body) => `Joined the board as ${wordFor(memberParts, body['part'], 'member').toLowerCase()}`,
})

export const riskSeen = event('governance.risk', {
  ...ofBoard,
  title: 'Risk on the board’s register',
  describes:
    'What could keep improvement from happening, who answers for it and what is done about it, until it is closed.',
  rank: 30,
  happenedOn: { kind: 'date', label: 'Date on which it was put on the register', notAfter: 'today' },
  fields: {
    risk: { kind: 'text', rows: 3, label: 'What could happen' },
    rating: { kind: 'choice', label: 'How grave is it?', choices: riskRatings },
    who: { kind: 'text', label: 'Who answers for it', hint: 'A role, and no name' },
    control: { kind: 'text', rows: 3, label: 'What is done about it' },
    closedOn: { kind: 'date', label: 'Day on which it was closed', optional: true, notBefore: 'happenedOn' },
  },
  says: () => 'Risk put on the register',
})

export const meetingCalled = event('governance.meeting', {
  ...ofMeeting,
  title: 'Meeting called',
  describes: 'A board will meet on a day. Its agenda, its pack and what came of it are recorded of the meeting.',
  rank: 10,
  happenedOn: { kind: 'date', label: 'Date on which it was called', notAfter: 'today' },
  fields: {
    board: { kind: 'text', label: 'Board', hint: 'The board’s own number on record' },
    meetsOn: { kind: 'date', label: 'Day of the meeting' },
    place: { kind: 'text', label: 'Where', optional: true },
  },
  says: () => 'Meeting called',
})

export const agendaItem = event('governance.agenda-item', {
  ...ofMeeting,
  title: 'Item of the agenda',
  describes: 'Something that the board is to hear, talk about or decide. Write no name of a child.',
  rank: 20,
  happenedOn: { kind: 'date', label: 'Date on which it was put on the agenda', notAfter: 'today' },
  fields: {
    item: { kind: 'text', label: 'Item' },
    place: { kind: 'whole-number', label: 'Its place on the agenda', hint: 'For example 4' },
    by: { kind: 'text', label: 'Who brings it', hint: 'A role or a partner, and no name' },
    wanted: { kind: 'choice', label: 'What is asked of the board?', choices: wantedOf },
    recommended: {
      kind: 'text',
      rows: 3,
      label: 'What the board is asked to decide',
      hint: 'Leave empty where no decision is asked for',
      optional: true,
    },
  },
  says: () => 'Put on the agenda',
})

export const partnerUpdate = event('governance.partner-update', {
  ...ofMeeting,
  title: 'Partner’s update',
  describes: 'What a partner tells the board of their own part in improvement, for its pack. Write no name of a child.',
  rank: 30,
  happenedOn: { kind: 'date', label: 'Date of the update', notAfter: 'today' },
  fields: {
    partner: { kind: 'text', label: 'Which partner', hint: 'A body, and no name' },
    update: { kind: 'long-text', label: 'What they tell' },
  },
  says: () => 'Partner’s update',
})

export const meetingHeld = event('governance.meeting-held', {
  ...ofMeeting,
  title: 'Meeting held',
  describes: 'The board met. Who attended and who sent apologies, by role.',
  rank: 40,
  happenedOn: { kind: 'date', label: 'Date on which it met', notAfter: 'today' },
  fields: {
    attended: { kind: 'text', label: 'Who attended', hint: 'Roles, apart by commas' },
    apologies: { kind: 'text', label: 'Who sent apologies', hint: 'Roles, apart by commas', optional: true },
  },
  says: () => 'Meeting held',
})

export const decisionMade = event('governance.decision', {
  ...ofMeeting,
  title: 'Decision of the board',
  describes: 'What the board decided, and why. Write no name of a child.',
  rank: 50,
  happenedOn: { kind: 'date', label: 'Date of the decision', notAfter: 'today' },
  fields: {
    decision: { kind: 'text', rows: 3, label: 'What was decided' },
    because: { kind: 'text', rows: 3, label: 'Why', optional: true },
  },
  says: () => 'Decided',
})

export const meetingAction = event('governance.action', {
  ...ofMeeting,
  title: 'Action agreed at the meeting',
  describes:
    'Something agreed at the meeting. It stands in the register of promises, where it is kept, carried or dropped.',
  rank: 60,
  happenedOn: { kind: 'date', label: 'Date on which it was agreed', notAfter: 'today' },
  fields: { promise: { kind: 'text', label: 'Promise', hint: 'Its own number on record' } },
  says: () => 'Action agreed',
})

export const minutesWritten = event('governance.minutes', {
  ...ofMeeting,
  title: 'Minutes',
  describes:
    'The minutes of the meeting. Until the board confirms them they are a draft and are corrected here; every earlier wording stays on the record.',
  rank: 70,
  happenedOn: { kind: 'date', label: 'Date on which they were written', notAfter: 'today' },
  fields: { minutes: { kind: 'long-text', label: 'Minutes' } },
  says: () => 'Minutes written',
})

export const minutesConfirmed = event('governance.minutes-confirmed', {
  ...ofMeeting,
  title: 'Minutes confirmed',
  describes: 'The board confirmed the minutes as they now stand. They are not changed any more.',
  rank: 80,
  happenedOn: { kind: 'date', label: 'Date on which they were confirmed', notAfter: 'today' },
  fields: { by: { kind: 'text', label: 'By whom', hint: 'For example: the board at its next meeting' } },
  says: () => 'Minutes confirmed',
})

export const boardEvents: readonly EventDefinition[] = [
  boardSetUp,
  memberJoined,
  riskSeen,
  meetingCalled,
  agendaItem,
  partnerUpdate,
  meetingHeld,
  decisionMade,
  meetingAction,
  minutesWritten,
  minutesConfirmed,
]
