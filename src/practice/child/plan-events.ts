import {
  event,
  laterDay,
  note,
  pastDay,
  shortText,
  wordFor,
  yesNoOrNeither,
  type EventDefinition,
} from '../../record/index.ts'
import { views } from './views.ts'

export const planKinds = {
  care: 'Care plan',
  placement: 'Placement plan',
  'in-need': 'Child in need plan',
  protection: 'Child protection plan',
  pathway: 'Pathway plan',
  education: 'Personal education plan',
} as const

/** A version of a plan. Its outcomes are facts of their own; the three answers about them are of plans whose outcomes are kept elsewhere. */
export const planVersion: EventDefinition = event('child.plan-version', {
  title: 'Plan written or changed',
  describes:
    'A version of one of the child’s plans. Each outcome should say how it is measured, who sees to it and by when.',
  rank: 23,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Date of this version'),
  fields: {
    kind: { kind: 'choice', label: 'Which plan', choices: planKinds },
    measured: yesNoOrNeither('Does every outcome say how it will be measured?'),
    owned: yesNoOrNeither('Does every outcome say who sees to it?'),
    dated: yesNoOrNeither('Does every outcome say by when?'),
    contingency: yesNoOrNeither('Is there a contingency plan?'),
    otherwise: note('Contingency: what happens if the plan does not work'),
    summary: note('What changed'),
    views,
  },
  says: (body) => `${wordFor(planKinds, body['kind'], 'Plan')} written or changed`,
})

/** What became of an outcome, when the next version of its plan was written. */
export const outcomeResults = {
  achieved: 'Achieved',
  partly: 'Achieved in part',
  not: 'Not achieved',
  replaced: 'Replaced by another outcome',
  dropped: 'No longer needed',
} as const

/** One thing that a plan is to achieve: in force from the version that set it until the one that says what became of it. */
export const planOutcome: EventDefinition = event('child.plan-outcome', {
  title: 'Outcome of a plan',
  describes:
    'One thing that a plan is to achieve for the child: how it is measured, who sees to it, by when, and what became of it.',
  rank: 24,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('In the plan from'),
  fields: {
    kind: { kind: 'choice', label: 'Which plan', choices: planKinds },
    outcome: { kind: 'text', label: 'What is to change for the child' },
    measure: shortText('How it will be measured'),
    seenToBy: { ...shortText('Who sees to it'), hint: 'What they are, such as “mother” or “school”' },
    byOn: { kind: 'date', label: 'By when', notBefore: 'happenedOn', optional: true },
    endedOn: laterDay('In the plan until'),
    result: { kind: 'choice', label: 'What became of it', choices: outcomeResults, optional: true },
    came: note('What shows it'),
  },
  says: (body) => `Outcome of a plan: ${String(body['outcome'] ?? '')}`,
})
