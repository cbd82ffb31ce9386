import {
  event,
  laterDay,
  note,
  pastDay,
  several,
  shortText,
  wordFor,
  yesNoOrNeither,
  type EventDefinition,
  type Field,
} from '../../record/index.ts'
import { views } from './views.ts'

/** Who may agree, and withdraw: a young person for themselves from 16 on. */
const parties = {
  mother: 'Mother',
  father: 'Father',
  other: 'Somebody else with parental responsibility',
  'young-person': 'The young person, aged 16 or 17',
} as const

const fromAge = { 'young-person': 16 } as const

/** A day to come on which the agreement is looked at: where nobody sets one, the local rule does. */
const reviewOn = (label: string): Field => ({
  ...{ kind: 'date', label, notBefore: 'happenedOn', optional: true },
  hint: 'Leave this empty and the local rule of the rule book sets the day',
})

/** That a child is accommodated by agreement, and not by an order: Children Act 1989, section 20. */
export const section20 = event('child.section-20', {
  title: 'Section 20 agreement',
  describes:
    'The child is accommodated because those with parental responsibility, or the young person, agree to it (Children Act 1989, section 20). A parent may remove the child at any time (section 20(8)), so that the agreement has a plan and is reviewed.',
  rank: 25,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Date of the agreement'),
  fields: {
    agreedBy: {
      ...{ ...several('Who agreed', parties), optional: false, fromAge },
      hint: 'Tick everybody who agreed. A young person may agree for themselves from 16 on.',
    },
    inWriting: { kind: 'yes-no', label: 'Is it in writing, and signed by everybody who agreed?' },
    understood: {
      ...{ kind: 'yes-no', label: 'Did everybody understand what they agreed to, and that they may withdraw?' },
      hint: 'In their own language, and well enough on that day to decide',
    },
    made: note('How that was made sure', 'An interpreter, an advocate, advice from a solicitor, time to think'),
    expectedUntilOn: {
      ...{ kind: 'date', label: 'Expected to last until', notBefore: 'happenedOn', optional: true },
      hint: 'Leave this empty only where nobody can say yet. For example, 27 3 2025',
    },
    plan: { ...note('Plan: what is to happen while it lasts', 'Each step with who sees to it'), optional: false },
    byOn: { kind: 'date', label: 'The plan is carried out by', notBefore: 'happenedOn' },
    notice: {
      ...shortText('What was agreed about notice before it is withdrawn'),
      hint: 'A wish and no condition: a parent need give none',
    },
    reviewOn: reviewOn('Agreement to be reviewed on'),
    views,
  },
  says: ({ inWriting }) => `Section 20 agreement${inWriting === false ? ', not in writing' : ''}`,
})

export const section20Outcomes = {
  'goes-on': 'It goes on',
  ended: 'It ended',
  proceedings: 'It goes on, and care proceedings are considered',
} as const

export const section20Review = event('child.section-20-review', {
  title: 'Section 20 agreement reviewed',
  describes:
    'Those who agreed and the council look at whether the agreement is still right, whether its plan moves, and what comes next. No law sets an interval: the local rule does, where the agreement sets no day.',
  rank: 26,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Date of the review'),
  fields: {
    outcome: { kind: 'choice', label: 'What came of it', choices: section20Outcomes },
    stillAgreed: yesNoOrNeither('Does everybody who agreed still agree?'),
    moved: yesNoOrNeither('Is the plan carried out as it was agreed?'),
    reviewOn: reviewOn('Next review of the agreement on'),
    decided: { ...note('What was decided, with reasons'), optional: false },
    views,
  },
  says: (body) =>
    `Section 20 agreement reviewed: ${wordFor(section20Outcomes, body['outcome'], 'outcome not known').toLowerCase()}`,
})

export const section20Notice = event('child.section-20-notice', {
  title: 'Notice to withdraw from a section 20 agreement',
  describes:
    'Somebody who agreed withdraws, or says that they will. A parent may remove the child at any time (Children Act 1989, section 20(8)): the same day it is decided what keeps the child safe.',
  rank: 27,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Date on which notice was given'),
  fields: {
    by: { ...several('Who withdraws', parties), optional: false, fromAge },
    removalOn: {
      ...{ kind: 'date', label: 'The child is to leave on', notBefore: 'happenedOn', optional: true },
      hint: 'As they said, if they did. For example, 27 3 2025',
    },
    done: { ...note('What the council does now, with reasons'), optional: false },
    endedOn: laterDay('Agreement ended on'),
    views,
  },
  says: ({ endedOn }) =>
    endedOn ? 'Section 20 agreement withdrawn' : 'Notice to withdraw from a section 20 agreement',
})

/** A child who is accommodated by agreement: the agreement with its plan, its reviews, and notice to withdraw. */
export const section20Events: readonly EventDefinition[] = [section20, section20Review, section20Notice]
