import { event, type EventDefinition } from '../../record/index.ts'
import { paperKinds } from './paper-kinds.ts'

const titles = Object.fromEntries(Object.entries(paperKinds).map(([kind, { title }]) => [kind, title]))

const ofPaper = { happensTo: ['paper'], practice: 'governance' } as const
const ofRoom = { happensTo: ['room'], practice: 'governance' } as const

export const reportAsked = event('governance.report', {
  happensTo: ['report'],
  practice: 'governance',
  title: 'Report that is due again and again',
  describes:
    'Somebody asked for a report by a day and regularly from then on. When it is due stands in the register of promises.',
  rank: 10,
  happenedOn: { kind: 'date', label: 'Date on which it was asked for', notAfter: 'today' },
  fields: {
    kind: { kind: 'choice', label: 'Which report?', choices: titles },
    askedIn: { kind: 'text', label: 'In which notice, letter or meeting' },
    promise: { kind: 'text', label: 'Promise', hint: 'Its own number on record' },
  },
  says: () => 'Report asked for',
})

export const paperBegun = event('governance.paper', {
  ...ofPaper,
  title: 'Paper begun',
  describes:
    'A board’s pack or a report was begun. Its figures are worked out from the record as at its day; people write only what no figure says.',
  rank: 10,
  happenedOn: { kind: 'date', label: 'Date on which it was begun', notAfter: 'today' },
  fields: {
    kind: { kind: 'choice', label: 'What it is', choices: titles },
    asAtOn: { kind: 'date', label: 'Day as at which it tells' },
    of: { kind: 'text', label: 'Meeting or report that it is for', hint: 'Its own number on record' },
  },
  says: () => 'Paper begun',
})

export const partWritten = event('governance.narrative', {
  ...ofPaper,
  title: 'Part of a paper written',
  describes:
    'What somebody wrote into one part of a paper. Each wording stays on the record. Write no name of a child.',
  rank: 20,
  happenedOn: { kind: 'date', label: 'Date on which it was written', notAfter: 'today' },
  fields: {
    part: { kind: 'text', label: 'Which part' },
    text: { kind: 'long-text', label: 'What is to stand there' },
  },
  says: () => 'Part of a paper written',
})

export const findingWaived = event('governance.waiver', {
  ...ofPaper,
  title: 'Finding left as it is, with a reason',
  describes:
    'The check before publishing found something, and somebody says why it may stay. It holds for that finding in those words and for no other.',
  rank: 30,
  happenedOn: { kind: 'date', label: 'Date of that decision', notAfter: 'today' },
  fields: {
    finding: { kind: 'text', label: 'Finding' },
    where: { kind: 'text', label: 'Where it is' },
    said: { kind: 'text', label: 'What it says' },
    reason: { kind: 'text', rows: 3, label: 'Why it may stay', hint: 'Write no name' },
  },
  says: () => 'Finding left as it is, with a reason',
})

export const paperPublished = event('governance.edition', {
  ...ofPaper,
  title: 'Paper published',
  describes:
    'A paper was given out. Its files and the rows of its tables are kept to the byte; what is put right later never alters them.',
  rank: 40,
  happenedOn: { kind: 'date', label: 'Date on which it was published', notAfter: 'today' },
  fields: {
    title: { kind: 'text', label: 'Title' },
    asAtOn: { kind: 'date', label: 'Day as at which it tells' },
    position: { kind: 'whole-number', label: 'As known at which position of the chain' },
    readAt: { kind: 'text', label: 'Instant at which its figures were read' },
    release: { kind: 'text', label: 'Made by which release' },
    waived: { kind: 'whole-number', label: 'Findings that were left as they are' },
    html: { kind: 'text', label: 'SHA-256 of the web page' },
    docx: { kind: 'text', label: 'SHA-256 of the Word file' },
    pdf: { kind: 'text', label: 'SHA-256 of the PDF' },
    rows: { kind: 'text', label: 'SHA-256 of the rows behind its tables (JSON)' },
    told: { kind: 'text', label: 'SHA-256 of what its tables of people tell (JSON)' },
  },
  says: () => 'Paper published',
})

export const roomOpened = event('governance.room', {
  ...ofRoom,
  title: 'Evidence room opened',
  describes:
    'A room in which editions and documents are shown, as they were published or kept, to named guests until a day.',
  rank: 10,
  happenedOn: { kind: 'date', label: 'Date on which it was opened', notAfter: 'today' },
  fields: {
    title: { kind: 'text', label: 'Name of the room' },
    purpose: { kind: 'text', label: 'Which review, inspection or board it is for' },
    untilOn: { kind: 'date', label: 'Last day on which anybody may look', notBefore: 'happenedOn' },
  },
  says: () => 'Evidence room opened',
})

export const evidenceShown = event('governance.room-edition', {
  ...ofRoom,
  title: 'Edition put into the room',
  describes:
    'An edition is shown in the room from a day on, as it was published. Taking it out leaves that it was shown.',
  rank: 20,
  happenedOn: { kind: 'date', label: 'Date from which it is shown', notAfter: 'today' },
  fields: {
    edition: { kind: 'text', label: 'Which edition?' },
    untilOn: { kind: 'date', label: 'Last day on which it was shown', optional: true, notBefore: 'happenedOn' },
  },
  says: () => 'Edition put into the room',
})

export const documentShown = event('governance.room-document', {
  ...ofRoom,
  title: 'Document put into the room',
  describes:
    'A document of the evidence, by which no child can be known, is shown in the room from a day on, as it was kept. Taking it out leaves that it was shown.',
  rank: 21,
  happenedOn: { kind: 'date', label: 'Date from which it is shown', notAfter: 'today' },
  fields: {
    document: { kind: 'text', label: 'Which document?' },
    untilOn: { kind: 'date', label: 'Last day on which it was shown', optional: true, notBefore: 'happenedOn' },
  },
  says: () => 'Document put into the room',
})

export const guestLetIn = event('governance.room-guest', {
  ...ofRoom,
  title: 'Guest let into the room',
  describes:
    'Somebody may look into the room until a day. They see no child. What they open is written into the log of reads.',
  rank: 30,
  happenedOn: { kind: 'date', label: 'Date from which they may look', notAfter: 'today' },
  fields: {
    person: { kind: 'text', label: 'Who?' },
    untilOn: { kind: 'date', label: 'Last day on which they may look', notBefore: 'happenedOn' },
    reason: { kind: 'text', rows: 3, label: 'Why' },
    takenBackOn: { kind: 'date', label: 'Day on which that was taken back', optional: true },
  },
  says: () => 'Guest let into the room',
})

export const paperEvents: readonly EventDefinition[] = [
  reportAsked,
  paperBegun,
  partWritten,
  findingWaived,
  paperPublished,
  roomOpened,
  evidenceShown,
  documentShown,
  guestLetIn,
]
