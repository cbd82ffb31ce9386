import { ambitionSet, planAgreed, planSubmitted, planReturned, planAccepted, roleHeld } from './plan-events.ts'
import { event, wordFor, type EventDefinition, type Field } from '../../record/index.ts'
import { measureEvents } from './measure-events.ts'
import { requirementEntered, storyTold } from './requirement-events.ts'
import { promiseEvents } from './promise-events.ts'

/** How the lead sees it: shown beside the rule's colour, never in place of it. */
export const leadsViews = {
  'on-track': 'On track',
  'at-risk': 'At risk',
  'off-track': 'Off track',
} as const

/** What a piece of evidence is. */
export const evidenceKinds = {
  document: 'Document',
  measure: 'Measure',
  audit: 'Audit',
  feedback: 'What children, families or staff say',
} as const

/** What a date of the plan is: the day by which something is done, or a month in which to look again. */
export const dateKinds = { day: 'A day', month: 'A month: in time until its last day' } as const

/** What somebody decided of a requirement. Nobody having decided is none of these. */
export const verdicts = {
  met: 'Met',
  partly: 'Partly met',
  'not-yet': 'Not yet met',
} as const

const ofAction = { happensTo: ['action'], practice: 'improvement' } as const

export const verdictGiven = event('improvement.verdict', {
  happensTo: ['requirement'],
  practice: 'improvement',
  title: 'Verdict on a requirement',
  describes:
    'Somebody decided whether a requirement is met, on what, and when. It is never worked out from how actions stand. A later verdict stands beside the earlier ones.',
  rank: 20,
  happenedOn: { kind: 'date', label: 'Date of the decision', notAfter: 'today' },
  fields: {
    requirement: { kind: 'text', label: 'Requirement' },
    verdict: { kind: 'choice', label: 'Is it met?', choices: verdicts },
    decidedBy: { kind: 'text', label: 'Who decided', hint: 'A role or a board, and no name' },
    basis: { kind: 'text', rows: 3, label: 'On what', hint: 'What shows it, and where that is' },
  },
  says: (body) => `Decided: ${wordFor(verdicts, body['verdict'], 'no verdict').toLowerCase()}`,
})

export const actionAgreed = event('improvement.action-agreed', {
  ...ofAction,
  title: 'Action agreed',
  describes:
    'An action of a plan: what will be done, who leads it, by when, which requirements it answers and which measures follow it. Its date is never changed afterwards: a later date is agreed with a reason.',
  rank: 10,
  happenedOn: { kind: 'date', label: 'Date on which it was agreed', notAfter: 'today' },
  fields: {
    plan: { kind: 'text', label: 'Plan', hint: 'The plan’s own number on record' },
    ref: { kind: 'text', label: 'Reference', hint: 'Such as 1.4' },
    priority: { kind: 'text', label: 'Part of the plan', hint: 'Its number and name, such as 2 Management oversight' },
    action: { kind: 'text', rows: 3, label: 'What will be done' },
    lead: { kind: 'text', label: 'Lead', hint: 'A role, and no name' },
    jointLead: {
      ...{ kind: 'text', label: 'Partner who leads it too', optional: true },
      hint: 'Such as the integrated care board. The lead still answers for it',
    },
    support: { kind: 'text', label: 'Who supports it', hint: 'Roles or partners', optional: true },
    startsOn: { kind: 'date', label: 'Date on which it starts', optional: true },
    dueOn: { kind: 'date', label: 'Date by which it is done or looked at again', optional: true },
    dueIs: { kind: 'choice', label: 'What the date is', choices: dateKinds, optional: true },
    answers: {
      kind: 'text',
      label: 'Requirements that it answers',
      hint: 'Their numbers, such as N12-10, with spaces between them',
      optional: true,
    },
    measures: {
      kind: 'text',
      label: 'Measures that follow it',
      hint: 'Their numbers, such as 1.1-m11 or A1, with spaces between them',
      optional: true,
    },
    oldRef: { kind: 'text', label: 'Its reference in an earlier plan', optional: true },
    asPrinted: { kind: 'text', label: 'What is odd in print', optional: true },
  },
  says: () => 'Action agreed',
})

export const progressUpdate = event('improvement.update', {
  ...ofAction,
  title: 'Progress update',
  describes:
    'What has been done since the last update and what that has changed for children, dated and signed by whoever saves it, with the lead’s own view.',
  rank: 30,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date of the update', notAfter: 'today' },
  fields: {
    view: { kind: 'choice', label: 'The lead’s own view', choices: leadsViews, optional: true },
    progress: { kind: 'long-text', label: 'What has been done' },
    impact: { kind: 'long-text', label: 'What it has changed for children', optional: true },
  },
  says: (body) => `Progress update: ${wordFor(leadsViews, body['view'], 'no view given')}`,
})

export const moveAsked = event('improvement.move-asked', {
  ...ofAction,
  title: 'Ask for a later date',
  describes:
    'A later date is asked for, with the reason. The date that was agreed stands until somebody else has approved the later one; whoever asks cannot approve it.',
  rank: 39,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date on which it is asked for', notAfter: 'today' },
  fields: {
    movedToOn: { kind: 'date', label: 'New date' },
    reason: { kind: 'text', rows: 3, label: 'Reason' },
  },
  says: () => 'Later date asked for',
})

/** The request that is decided on; no form asks for it. */
const request: Field = { kind: 'text', label: 'Request', optional: true }

export const dateMoved = event('improvement.date-moved', {
  ...ofAction,
  title: 'Date moved, with approval',
  describes:
    'A later date for an action, with who approved it and why. Somebody else asked for it, except where a file brought it. The first date stays visible, and an action that was red when its date was moved stays red.',
  rank: 40,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date of the approval', notAfter: 'today' },
  fields: {
    request,
    movedToOn: { kind: 'date', label: 'New date' },
    approvedBy: { kind: 'text', label: 'Who approved it', hint: 'A role or a board, and no name' },
    reason: { kind: 'text', rows: 3, label: 'Reason' },
    approval: { kind: 'text', rows: 3, label: 'Why it was approved', optional: true },
  },
  says: () => 'Date moved, with approval',
})

export const moveRefused = event('improvement.move-refused', {
  ...ofAction,
  title: 'Later date refused',
  describes: 'A later date was asked for and not approved: the date that was agreed stands. Who decided says why.',
  rank: 41,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date of the decision', notAfter: 'today' },
  fields: {
    request,
    refusedBy: { kind: 'text', label: 'Who refused it', hint: 'A role or a board, and no name' },
    reason: { kind: 'text', rows: 3, label: 'Reason' },
  },
  says: () => 'Later date refused',
})

/** Whether it was reached is said in the same place, so that the day by which it was due stays beside it. */
export const milestone = event('improvement.milestone', {
  ...ofAction,
  title: 'Milestone',
  describes:
    'Something that must be there on the way to an action’s end, and by when. That it was reached is said in the same place; one that was not reached by its day makes the action slow to progress.',
  rank: 29,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date on which it was agreed', notAfter: 'today' },
  fields: {
    what: { kind: 'text', rows: 3, label: 'What is to be in place' },
    dueOn: { kind: 'date', label: 'Day by which it is reached' },
    reachedOn: {
      kind: 'date',
      label: 'Day on which it was reached, where it was',
      notAfter: 'today',
      optional: true,
    },
    shownBy: { kind: 'text', rows: 3, label: 'What shows that it was reached', optional: true },
  },
  says: () => 'Milestone',
})

export const blocker = event('improvement.blocker', {
  ...ofAction,
  title: 'Blocker',
  describes: 'Something that keeps an action from going on, until it is recorded as cleared.',
  rank: 31,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date on which it began', notAfter: 'today' },
  fields: {
    what: { kind: 'text', rows: 3, label: 'What is in the way' },
    contingency: { kind: 'text', rows: 3, label: 'What will be done meanwhile', optional: true },
  },
  says: () => 'Blocker',
})

export const blockersCleared = event('improvement.blockers-cleared', {
  ...ofAction,
  title: 'Blockers cleared',
  describes: 'Nothing that was recorded before keeps this action from going on any more.',
  rank: 32,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date on which they were cleared', notAfter: 'today' },
  fields: { how: { kind: 'text', rows: 3, label: 'How' } },
  says: () => 'Blockers cleared',
})

export const evidence = event('improvement.evidence', {
  ...ofAction,
  title: 'Evidence',
  describes: 'What shows that an action was done, or what it changed: where it can be found, not a copy of it.',
  rank: 33,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date of the evidence', notAfter: 'today' },
  fields: {
    kind: { kind: 'choice', label: 'What it is', choices: evidenceKinds },
    what: { kind: 'text', rows: 3, label: 'What it shows, and where it is' },
  },
  says: (body) => `Evidence: ${wordFor(evidenceKinds, body['kind'], 'of another kind')}`,
})

/** What a document may be. */
export const documentFormats = {
  pdf: 'PDF',
  docx: 'Word',
  xlsx: 'Excel',
  pptx: 'PowerPoint',
  csv: 'CSV or text',
  png: 'Picture (PNG)',
  jpg: 'Picture (JPEG)',
} as const

export const documentKept = event('improvement.document', {
  happensTo: ['action', 'requirement'],
  practice: 'improvement',
  title: 'Document',
  describes:
    'A document that shows something of an action or a requirement, kept as it is: its digest stands in the chain. Whoever adds it says whether a child can be known by it; those who may see no child cannot open it then.',
  rank: 34,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date of the document', notAfter: 'today' },
  fields: {
    kind: { kind: 'choice', label: 'What it is', choices: evidenceKinds },
    what: { kind: 'text', rows: 3, label: 'What it shows', hint: 'Write no name of a child' },
    tellsOfChild: { kind: 'yes-no', label: 'Can a child be known by it?' },
    requirement: { kind: 'text', label: 'Requirement', optional: true },
    format: { kind: 'choice', label: 'Format', choices: documentFormats },
    bytes: { kind: 'whole-number', label: 'Size in bytes' },
    document: { kind: 'text', label: 'SHA-256 of the document' },
  },
  says: (body) => `Document: ${wordFor(evidenceKinds, body['kind'], 'of another kind').toLowerCase()}`,
})

export const completed = event('improvement.completed', {
  ...ofAction,
  title: 'Completion signed as done',
  describes: 'Somebody signs that the action is done. Whether it is embedded is shown and signed later.',
  rank: 50,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date on which it was done', notAfter: 'today' },
  fields: { shownBy: { kind: 'text', rows: 3, label: 'What shows that it is done' } },
  says: () => 'Done, and signed',
})

export const embedded = event('improvement.embedded', {
  ...ofAction,
  title: 'Completion signed as embedded',
  describes: 'Somebody signs that what was done lasts and has changed practice: the action then leaves the plan.',
  rank: 60,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date on which it was found embedded', notAfter: 'today' },
  fields: { shownBy: { kind: 'text', rows: 3, label: 'What shows that it lasts' } },
  says: () => 'Embedded, and signed',
})

export const improvementEvents: readonly EventDefinition[] = [
  planAgreed,
  planSubmitted,
  planReturned,
  planAccepted,
  roleHeld,
  ambitionSet,
  actionAgreed,
  milestone,
  progressUpdate,
  blocker,
  blockersCleared,
  evidence,
  documentKept,
  moveAsked,
  dateMoved,
  moveRefused,
  completed,
  embedded,
  requirementEntered,
  storyTold,
  verdictGiven,
  ...promiseEvents,
  ...measureEvents,
]
