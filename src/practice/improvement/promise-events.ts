import { event, wordFor, type EventDefinition } from '../../record/index.ts'

/** To whom something was promised. */
export const promisedTo = {
  court: 'Court',
  committee: 'Committee',
  department: 'The Department',
  board: 'Improvement board',
  'reviewing-officer': 'Reviewing officer',
  complainant: 'Complainant',
  other: 'Somebody else',
} as const

const ofPromise = { happensTo: ['promise'], practice: 'improvement' } as const

export const promiseMade = event('improvement.promise-made', {
  ...ofPromise,
  title: 'Promise',
  describes:
    'Something that was promised by a day, whichever meeting or report made it. What is due again and again, as a quarterly report is, stays open and is due next so many months later. Write no name of a child.',
  rank: 10,
  happenedOn: { kind: 'date', label: 'Date on which it was promised', notAfter: 'today' },
  fields: {
    what: { kind: 'text', rows: 3, label: 'What was promised' },
    to: { kind: 'choice', label: 'To whom was it promised?', choices: promisedTo },
    madeIn: { kind: 'text', label: 'In which meeting, report or notice' },
    who: { kind: 'text', label: 'Who answers for it', hint: 'A role, and no name' },
    dueOn: { kind: 'date', label: 'Day by which it is due' },
    everyMonths: {
      kind: 'whole-number',
      label: 'Months until it is due again',
      hint: 'For example 3 for a quarterly report. Leave empty for what is due once',
      optional: true,
    },
  },
  says: (body) => `Promised: ${wordFor(promisedTo, body['to'], 'to nobody that is said').toLowerCase()}`,
})

export const promiseKept = event('improvement.promise-kept', {
  ...ofPromise,
  title: 'Kept',
  describes: 'What was promised was done. What is due again and again is due next from now on.',
  rank: 20,
  happenedOn: { kind: 'date', label: 'Date on which it was done', notAfter: 'today' },
  fields: { shownBy: { kind: 'text', rows: 3, label: 'What shows it', hint: 'Where it can be found' } },
  says: () => 'Kept',
})

export const promiseCarried = event('improvement.promise-carried', {
  ...ofPromise,
  title: 'Carried to a later day',
  describes: 'Whoever it was promised to agreed to a later day. The first day stays visible.',
  rank: 21,
  happenedOn: { kind: 'date', label: 'Date on which that was agreed', notAfter: 'today' },
  fields: {
    carriedToOn: { kind: 'date', label: 'Later day' },
    agreedBy: { kind: 'text', label: 'Who agreed to it', hint: 'A role or a body, and no name' },
    reason: { kind: 'text', rows: 3, label: 'Reason' },
  },
  says: () => 'Carried to a later day',
})

export const promiseDropped = event('improvement.promise-dropped', {
  ...ofPromise,
  title: 'Dropped, with a reason',
  describes: 'What was promised will not be done, and somebody says why.',
  rank: 22,
  happenedOn: { kind: 'date', label: 'Date on which that was decided', notAfter: 'today' },
  fields: {
    decidedBy: { kind: 'text', label: 'Who decided', hint: 'A role or a body, and no name' },
    reason: { kind: 'text', rows: 3, label: 'Reason' },
  },
  says: () => 'Dropped, with a reason',
})

export const promiseEvents: readonly EventDefinition[] = [promiseMade, promiseKept, promiseCarried, promiseDropped]
