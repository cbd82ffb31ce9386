import { event, note, ownWords, pastDay, wordFor, type EventDefinition } from '../../record/index.ts'

export const reviewingOfficer = event('child.reviewing-officer', {
  title: 'Reviewing officer appointed',
  describes: 'The independent reviewing officer whose the child is, from a day on.',
  rank: 12,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Appointed on'),
  fields: {
    officer: {
      kind: 'text',
      label: 'Social Work England number',
      hint: 'The officer’s number, such as SW00071: never a name',
    },
    endedOn: { kind: 'date', label: 'Until', optional: true },
  },
  says: () => 'Reviewing officer appointed',
})

export const reviewDecisions = event('child.review-decisions', {
  title: 'Decisions of a review',
  describes: 'The list of what a review decided, sent within five working days of it (IRO Handbook 2010, chapter 3).',
  rank: 53,
  typed: true,
  happenedOn: pastDay('Sent on'),
  fields: {
    decisions: { kind: 'long-text', label: 'Decisions', hint: 'Each with who does it and by when' },
  },
  says: () => 'Decisions of a review sent',
})

export const papers = {
  answered: 'A manager answered the decisions',
  written: 'The full record was written',
  sent: 'The record was sent to everyone who should have it',
} as const

export const reviewPaper = event('child.review-paper', {
  title: 'Papers of a review',
  describes:
    'After the decisions: the manager’s answer within five working days, the full record within fifteen of the review, sent out within twenty.',
  rank: 55,
  typed: true,
  happenedOn: pastDay('Done on'),
  fields: {
    step: { kind: 'choice', label: 'What was done', choices: papers },
    answer: note('What the manager disputes, if anything'),
  },
  says: (body) => wordFor(papers, body['step'], 'Papers of a review'),
})

const progress = { 'on-course': 'On course', slow: 'Slower than decided', drift: 'Drift: nothing has moved' } as const

export const midwayCheck = event('child.midway-check', {
  title: 'Midway check',
  describes:
    'Between two reviews the reviewing officer looks at whether the decisions of the last one are carried out.',
  rank: 56,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Date of the check'),
  fields: {
    progress: { kind: 'choice', label: 'How the plan goes', choices: progress },
    views: ownWords('child'),
    found: note('What it found'),
  },
  says: (body) => `Midway check: ${wordFor(progress, body['progress'], 'done').toLowerCase()}`,
})

export const alertThemes = {
  drift: 'Drift or delay in the plan',
  plan: 'No plan, or not one that meets the child’s needs',
  visits: 'Visits not made',
  views: 'Child’s views not heard',
  health: 'Health or education need not met',
  other: 'Something else',
} as const

/** Raised by the independent reviewing officer. The end is the day on which it was resolved. */
export const practiceAlert = event('child.practice-alert', {
  title: 'Practice alert',
  describes: 'The independent reviewing officer asks the team to mend something, by a day, and says when it was.',
  rank: 52,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Raised on'),
  fields: {
    theme: { kind: 'choice', label: 'What it is about', choices: alertThemes },
    respondByOn: { kind: 'date', label: 'To be answered by', notBefore: 'happenedOn' },
    answeredOn: { kind: 'date', label: 'Answered on', notAfter: 'today', notBefore: 'happenedOn', optional: true },
    endedOn: { kind: 'date', label: 'Resolved on', notAfter: 'today', optional: true },
    asked: note('What is asked'),
    outcome: note('What came of it'),
  },
  says: (body) => `Practice alert: ${wordFor(alertThemes, body['theme'], 'something else').toLowerCase()}`,
})

export const disputeStages = {
  informal: 'Informal, with the worker and the team manager',
  service: 'Service manager',
  head: 'Head of service',
  director: 'Director',
  chief: 'Chief executive',
} as const

export const dispute = event('child.dispute', {
  title: 'Formal dispute by the reviewing officer',
  describes:
    'From formal notice, tier by tier up to the chief executive, within 20 working days. The officer may refer to Cafcass at any time (Children Act 1989, section 25B(3)).',
  rank: 57,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Formal notice given on'),
  fields: {
    stage: { kind: 'choice', label: 'How far it has gone', choices: disputeStages },
    endedOn: { kind: 'date', label: 'Resolved on', notAfter: 'today', optional: true },
    cafcassOn: {
      kind: 'date',
      label: 'Referred to Cafcass on',
      notAfter: 'today',
      notBefore: 'happenedOn',
      optional: true,
    },
    about: note('What it is about'),
    outcome: note('What came of it'),
  },
  says: (body) =>
    body['endedOn']
      ? 'Formal dispute: resolved'
      : `Formal dispute: ${wordFor(disputeStages, body['stage'], 'raised').toLowerCase()}`,
})

/** What a reviewing officer records. */
export const reviewingEvents: readonly EventDefinition[] = [
  reviewingOfficer,
  reviewDecisions,
  reviewPaper,
  midwayCheck,
  practiceAlert,
  dispute,
]
