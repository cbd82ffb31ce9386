import { event, laterDay, note, ownWords, pastDay, wordFor, type EventDefinition } from '../../record/index.ts'

const endings = {
  proceedings: 'An application is issued',
  agreed: 'What was asked is agreed and done: no application',
  other: 'They end otherwise',
} as const

export const preProceedings = event('court.pre-proceedings', {
  title: 'Letter before proceedings',
  describes:
    'The council writes to the parents what must change if it is not to go to court. Best practice concludes this in sixteen weeks.',
  rank: 29,
  typed: true,
  happenedOn: pastDay('Date of the letter'),
  fields: {
    endedOn: laterDay('Pre-proceedings ended on'),
    outcome: { kind: 'choice', label: 'How they ended', choices: endings, optional: true },
    reasons: note('Reasons'),
  },
  says: ({ endedOn }) => (endedOn ? 'Pre-proceedings ended' : 'Letter before proceedings'),
})

const applications = {
  care: 'Care order',
  supervision: 'Supervision order',
  placement: 'Placement order',
  discharge: 'Discharge of a care order',
  other: 'Another order',
} as const

export const proceedings = event('court.proceedings', {
  title: 'Court proceedings',
  describes:
    'An application to the family court. Care and supervision proceedings are to be disposed of within 26 weeks of the day of issue (Children Act 1989, section 32).',
  rank: 35,
  typed: true,
  happenedOn: pastDay('Date the application was issued'),
  fields: {
    kind: { kind: 'choice', label: 'What was applied for', choices: applications },
    allocatedOn: laterDay('Allocated by the court on'),
    endedOn: laterDay('Final order, or end of the proceedings, on'),
    order: note('What the court ordered'),
  },
  says: (body) =>
    `${wordFor(applications, body['kind'], 'Order')}: ${body['endedOn'] ? 'proceedings ended' : 'application issued'}`,
})

export const extension = event('court.extension', {
  title: 'Proceedings extended',
  describes:
    'The court allows more time, up to eight weeks at once, where that is necessary to resolve the proceedings justly (Children Act 1989, section 32(5) to (8)).',
  rank: 37,
  typed: true,
  happenedOn: pastDay('Date the court decided it'),
  fields: {
    wouldHaveEndedOn: { kind: 'date', label: 'The time allowed until then would have ended on' },
    reasons: note('The court’s reasons'),
  },
  says: () => 'Proceedings extended by the court',
})

const hearings = {
  'case-management': 'Case management hearing',
  'issues-resolution': 'Issues resolution hearing',
  final: 'Final hearing',
  other: 'Another hearing',
} as const

export const hearing = event('court.hearing', {
  title: 'Hearing',
  describes: 'A hearing that the court has listed, whether it was held, and when the advocates met before it.',
  rank: 38,
  typed: true,
  happenedOn: pastDay('Date it was listed'),
  fields: {
    kind: { kind: 'choice', label: 'Which hearing', choices: hearings },
    listedForOn: { kind: 'date', label: 'Listed for', notBefore: 'happenedOn' },
    advocatesMetOn: laterDay('The advocates met on'),
    heldOn: laterDay('Held on'),
    decided: note('What was decided'),
  },
  says: (body) => `${wordFor(hearings, body['kind'], 'Hearing')} ${body['heldOn'] ? 'held' : 'listed'}`,
})

const givers = { agency: 'The agency', adopters: 'The adopters' } as const

export const returnNotice = event('court.return-notice', {
  title: 'Notice that a child placed for adoption is to be returned',
  describes:
    'The agency or the adopters give notice, and the child comes back within days (Adoption and Children Act 2002, sections 30 to 35).',
  rank: 39,
  typed: true,
  happenedOn: pastDay('Date of the notice'),
  fields: {
    by: { kind: 'choice', label: 'Who gave it', choices: givers },
    returnedOn: laterDay('The child returned on'),
    views: ownWords('child'),
  },
  says: ({ returnedOn }) => (returnedOn ? 'The child returned after a notice' : 'Notice of return given'),
})

/** Everything that happens in court. */
export const courtEvents: readonly EventDefinition[] = [preProceedings, proceedings, extension, hearing, returnNotice]
