import { event } from '../../record/index.ts'

const ofPlan = { happensTo: ['plan'], practice: 'improvement' } as const

/** A plan is thin: its actions are subjects of their own. */
export const planAgreed = event('improvement.plan-agreed', {
  title: 'Improvement plan agreed',
  describes: 'A plan as it was put to whoever agreed it. Its actions are recorded each by itself and name the plan.',
  ...ofPlan,
  rank: 10,
  happenedOn: { kind: 'date', label: 'Date on which it was agreed', notAfter: 'today' },
  fields: {
    title: { kind: 'text', label: 'Title' },
    about: { kind: 'text', rows: 3, label: 'What it is', optional: true },
    jointWith: {
      ...{ kind: 'text', label: 'Joint with', optional: true },
      hint: 'Partners who answer for it too, such as the integrated care board',
    },
    dates: {
      kind: 'text',
      rows: 3,
      label: 'What its dates are',
      hint: 'For example: the days by which actions are done, or months in which they are looked at again',
    },
  },
  says: () => 'Plan agreed',
})

export const planSubmitted = event('improvement.plan-submitted', {
  ...ofPlan,
  title: 'Plan submitted',
  describes:
    'The plan was given to whoever asked for it. Before that its actions are checked: what each leaves unsaid is shown, and how many faults were left is kept.',
  rank: 20,
  happenedOn: { kind: 'date', label: 'Date on which it is submitted', notAfter: 'today' },
  fields: {
    to: { kind: 'text', label: 'To whom', hint: 'A body or a role, and no name' },
    faults: { kind: 'whole-number', label: 'Faults that the check found on that day' },
    despite: {
      kind: 'text',
      rows: 3,
      label: 'Why it is submitted with these faults',
      hint: 'Leave empty where there are none',
      optional: true,
    },
  },
  says: () => 'Plan submitted',
})

export const planReturned = event('improvement.plan-returned', {
  ...ofPlan,
  title: 'Plan returned',
  describes:
    'Whoever the plan was submitted to did not accept it, and says why. It is to be mended and submitted again by a day.',
  rank: 21,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date on which it was returned', notAfter: 'today' },
  fields: {
    by: { kind: 'text', label: 'By whom', hint: 'A body or a role, and no name' },
    reason: { kind: 'text', rows: 3, label: 'Why' },
    againOn: {
      kind: 'date',
      label: 'Day by which it is submitted again',
      hint: 'Leave empty where whoever returned it set none',
      optional: true,
    },
  },
  says: () => 'Plan returned',
})

export const planAccepted = event('improvement.plan-accepted', {
  ...ofPlan,
  title: 'Plan accepted',
  describes: 'Whoever the plan was submitted to accepted it.',
  rank: 22,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date on which it was accepted', notAfter: 'today' },
  fields: { by: { kind: 'text', label: 'By whom', hint: 'A body or a role, and no name' } },
  says: () => 'Plan accepted',
})

/** What each part of a plan is for. Of several that were said of one part the last stands. */
export const ambitionSet = event('improvement.ambition', {
  ...ofPlan,
  title: 'What good looks like',
  describes:
    'What will be true for children once a part of the plan has done its work: its actions are looked at against that. A later one stands in place of an earlier one, and both stay on the record.',
  rank: 14,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date on which it was agreed', notAfter: 'today' },
  fields: {
    part: { kind: 'text', label: 'Part of the plan', hint: 'As the actions of the plan name it' },
    good: { kind: 'text', rows: 3, label: 'What good looks like', hint: 'In a sentence or two' },
  },
  says: () => 'What good looks like',
})

/** A lead is a role; who holds it is said apart, with dates, so that a lead who left is seen. */
export const roleHeld = event('improvement.role-held', {
  ...ofPlan,
  title: 'Who holds a role',
  describes:
    'Somebody holds a role that leads actions of the plan, from a day on and until they leave. The plan names roles; whoever holds one is named by their post or number, never by a name.',
  rank: 15,
  typed: true,
  happenedOn: { kind: 'date', label: 'Holds it from', notAfter: 'today' },
  fields: {
    role: { kind: 'text', label: 'Role', hint: 'As the actions of the plan name it' },
    holder: { kind: 'text', label: 'Post or number of whoever holds it', hint: 'Such as post 1204: no name' },
    endedOn: { kind: 'date', label: 'Until, where they have left', optional: true },
  },
  says: () => 'Somebody holds a role',
})
