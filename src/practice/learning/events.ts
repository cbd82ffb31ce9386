import { event, type EventDefinition } from '../../record/index.ts'
import { themes } from '../complaints/index.ts'

/** Where something was learned. */
export const sources = {
  complaint: 'A complaint',
  representation: 'A representation, or what children said',
  compliment: 'A compliment',
  ombudsman: 'A decision of the Ombudsman',
  audit: 'An audit',
  'case-discussion': 'A case discussion of the head of service',
  'focus-week': 'A focus week',
  other: 'Something else',
} as const

/** Something to change, or something that is done well and worth sharing. */
export const learningKinds = { change: 'Something to change', 'good-practice': 'Good practice to share' } as const

const ofLearning = { happensTo: ['learning'], practice: 'learning' } as const

export const agreed = event('learning.agreed', {
  ...ofLearning,
  title: 'Something learned',
  describes:
    'What children, families or audits told, and what will be done about it. It is read by staff and by those who spoke: write it so that nobody can tell who that was.',
  rank: 10,
  happenedOn: { kind: 'date', label: 'Date on which it was agreed', notAfter: 'today' },
  fields: {
    source: { kind: 'choice', label: 'Where was it learned?', choices: sources },
    from: { kind: 'text', label: 'Complaint or audit that it came from', optional: true },
    kind: { kind: 'choice', label: 'What is it?', choices: learningKinds },
    theme: { kind: 'choice', label: 'Theme', choices: themes },
    said: {
      kind: 'text',
      rows: 3,
      label: 'You said',
      hint: 'In one or two sentences, so that nobody can tell who said it',
    },
    will: { kind: 'text', rows: 3, label: 'We will' },
    lead: { kind: 'text', label: 'Who leads it', hint: 'A role, and no name' },
    dueOn: { kind: 'date', label: 'Day by which it is done', notBefore: 'happenedOn' },
  },
  says: () => 'Something learned',
})

export const done = event('learning.done', {
  ...ofLearning,
  title: 'Done',
  describes:
    'What was done, and what that changed for children. From then on it stands on the page “You said, we did”.',
  rank: 20,
  happenedOn: { kind: 'date', label: 'Date on which it was done', notAfter: 'today' },
  fields: {
    did: { kind: 'text', rows: 3, label: 'We did' },
    changed: {
      kind: 'text',
      rows: 3,
      label: 'What it changed',
      hint: 'What shows it; leave empty where it is too early to tell',
      optional: true,
    },
  },
  says: () => 'Done',
})

export const shared = event('learning.shared', {
  ...ofLearning,
  title: 'Shared',
  describes: 'It was told to staff or to those who spoke: in a briefing, a workshop, a letter.',
  rank: 21,
  happenedOn: { kind: 'date', label: 'Date on which it was shared', notAfter: 'today' },
  fields: { where: { kind: 'text', rows: 3, label: 'Where, and with whom' } },
  says: () => 'Shared',
})

export const dropped = event('learning.dropped', {
  ...ofLearning,
  title: 'Dropped, with a reason',
  describes: 'It will not be done, and somebody says why.',
  rank: 22,
  happenedOn: { kind: 'date', label: 'Date on which that was decided', notAfter: 'today' },
  fields: {
    decidedBy: { kind: 'text', label: 'Who decided', hint: 'A role, and no name' },
    reason: { kind: 'text', rows: 3, label: 'Reason' },
  },
  says: () => 'Dropped',
})

export const learningEvents: readonly EventDefinition[] = [agreed, done, shared, dropped]
