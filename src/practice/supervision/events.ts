import {
  event,
  note,
  pastDay,
  shortText,
  wordFor,
  yesNoOrNeither,
  type EventDefinition,
  type Field,
} from '../../record/index.ts'

const ofWorker = { happensTo: ['worker'], practice: 'supervision' } as const

/** The worker's number, as caseloads name them: in every fact, so that it says alone whose it is. */
const worker: Field = { kind: 'text', label: 'Social worker whose supervision it is', isKey: true }

export const kinds = { individual: 'One to one', group: 'In a group' } as const

export const held: EventDefinition = event('supervision.held', {
  ...ofWorker,
  title: 'Supervision held',
  describes:
    'A social worker and whoever supervises them looked at how the work goes, what the worker needs, and what was agreed last time. The worker reads it, and so do their managers: name no child.',
  rank: 10,
  happenedOn: pastDay('Date of supervision'),
  fields: {
    worker,
    team: { ...shortText('Team at that time'), isKey: true },
    heldBy: { kind: 'text', label: 'Who held it', hint: 'A role and a team, and no name: team manager, North' },
    kind: { kind: 'choice', label: 'How it was held', choices: kinds },
    reflective: yesNoOrNeither('Was there time to reflect, besides going through cases?'),
    discussed: {
      ...note('What was talked about', 'Workload, wellbeing, learning, last time’s actions. Name no child.'),
      optional: false,
    },
    nextOn: {
      ...{ kind: 'date', label: 'Next supervision agreed for', notBefore: 'happenedOn', optional: true },
      hint: 'For example, 27 3 2025',
    },
  },
  says: (body) => `Supervision held: ${wordFor(kinds, body['kind'], 'not said how').toLowerCase()}`,
})

export const action: EventDefinition = event('supervision.action', {
  ...ofWorker,
  title: 'Action from supervision',
  describes: 'What was agreed in supervision: who does it, and by when.',
  rank: 20,
  happenedOn: pastDay('Date on which it was agreed'),
  fields: {
    worker,
    what: { kind: 'text', rows: 3, label: 'What is to be done' },
    lead: { kind: 'text', label: 'Who does it', hint: 'A role, and no name: social worker, team manager' },
    dueOn: { kind: 'date', label: 'Day by which it is done', notBefore: 'happenedOn' },
  },
  says: () => 'Action from supervision',
})

export const actionDone: EventDefinition = event('supervision.action-done', {
  ...ofWorker,
  title: 'Action from supervision done',
  describes: 'What was agreed in supervision was done, and what came of it.',
  rank: 30,
  happenedOn: pastDay('Date on which it was done'),
  fields: {
    worker,
    action: { kind: 'text', label: 'Which action', isKey: true },
    shownBy: { kind: 'text', rows: 3, label: 'What came of it' },
  },
  says: () => 'Action from supervision done',
})

/** What is recorded of a social worker’s own supervision. */
export const supervisionEvents: readonly EventDefinition[] = [held, action, actionDone]
