import {
  event,
  laterDay,
  note,
  ownWords,
  pastDay,
  wordFor,
  yesNoOrNeither,
  type EventDefinition,
} from '../../record/index.ts'

const discussed = {
  enquiry: 'Section 47 enquiries begin, or go on',
  assess: 'No enquiries: assess under section 17',
  none: 'Nothing further',
} as const

export const strategyDiscussion = event('protection.strategy-discussion', {
  title: 'Strategy discussion',
  describes:
    'Social care, police and health decide together whether section 47 enquiries begin. An initial conference is counted from the last one.',
  rank: 17,
  typed: true,
  happenedOn: pastDay('Date it was held'),
  fields: {
    outcome: { kind: 'choice', label: 'What was decided', choices: discussed },
    police: yesNoOrNeither('Did the police take part?'),
    health: yesNoOrNeither('Did health take part?'),
    reasons: note('Reasons'),
  },
  says: (body) => `Strategy discussion: ${wordFor(discussed, body['outcome'], 'held').toLowerCase()}`,
})

const concluded = {
  conference: 'An initial conference is needed',
  plan: 'No conference: help under a child in need plan',
  none: 'Concern not borne out',
} as const

export const enquiryEnded = event('protection.enquiry-ended', {
  title: 'Section 47 enquiry concluded',
  describes: 'What the enquiry found, and whether a conference is held (Children Act 1989, section 47).',
  rank: 18,
  typed: true,
  happenedOn: pastDay('Date concluded'),
  fields: {
    outcome: { kind: 'choice', label: 'What it led to', choices: concluded },
    views: ownWords('child'),
    found: note('What it found'),
  },
  says: (body) =>
    `Section 47 enquiry concluded: ${wordFor(concluded, body['outcome'], 'outcome not said').toLowerCase()}`,
})

const conferences = { initial: 'Initial conference', review: 'Review conference' } as const
const conferred = {
  plan: 'A protection plan is made, or goes on',
  'no-plan': 'No protection plan, or it ends',
} as const

export const conference = event('protection.conference', {
  title: 'Child protection conference',
  describes: 'Family and professionals decide whether the child needs a protection plan, or still does.',
  rank: 19,
  typed: true,
  happenedOn: pastDay('Date it was held'),
  fields: {
    kind: { kind: 'choice', label: 'Which conference', choices: conferences },
    outcome: { kind: 'choice', label: 'What was decided', choices: conferred },
    tookPart: yesNoOrNeither('Did the child take part, or somebody for them?'),
    seenInTime: yesNoOrNeither('Does the chair report that the child was seen in time since the last conference?'),
    views: ownWords('child'),
    decisions: note('Decisions'),
  },
  says: (body) => `${wordFor(conferences, body['kind'], 'Conference')} held`,
})

const categories = {
  neglect: 'Neglect',
  physical: 'Physical abuse',
  emotional: 'Emotional abuse',
  sexual: 'Sexual abuse',
  multiple: 'More than one',
} as const

export const protectionPlan = event('protection.plan', {
  title: 'Child protection plan',
  describes:
    'The child is the subject of a protection plan, from the conference that made it until the one that ends it.',
  rank: 20,
  typed: true,
  happenedOn: pastDay('Plan from'),
  fields: {
    category: { kind: 'choice', label: 'Category of abuse', choices: categories },
    categoryNow: { kind: 'choice', label: 'Category now, where it changed', choices: categories, optional: true },
    elsewhere: { kind: 'whole-number', label: 'Earlier plans that are not on this record', atMost: 99, optional: true },
    endedOn: { kind: 'date', label: 'Plan until', notAfter: 'today', optional: true },
  },
  says: (body) => `Child protection plan: ${wordFor(categories, body['category'], 'category not said').toLowerCase()}`,
})

export const coreGroup = event('protection.core-group', {
  title: 'Core group',
  describes: 'The family and those who carry out the protection plan look at how it goes.',
  rank: 21,
  typed: true,
  happenedOn: pastDay('Date it met'),
  fields: {
    familyCame: yesNoOrNeither('Did the family take part?'),
    views: ownWords('child'),
    decided: note('What was decided'),
  },
  says: () => 'Core group met',
})

const emergencies = {
  order: 'Emergency protection order (section 44)',
  police: 'Police protection (section 46)',
} as const

export const emergency = event('protection.emergency', {
  title: 'Emergency protection',
  describes: 'A court’s emergency protection order, or police protection (Children Act 1989, sections 44 to 46).',
  rank: 22,
  typed: true,
  happenedOn: pastDay('Protected from'),
  fields: {
    kind: { kind: 'choice', label: 'Which kind', choices: emergencies },
    extendedFromOn: {
      kind: 'date',
      label: 'Extended by the court from, the day on which it would have ended',
      notBefore: 'happenedOn',
      optional: true,
    },
    endedOn: { kind: 'date', label: 'Until', notAfter: 'today', optional: true },
  },
  says: (body) => wordFor(emergencies, body['kind'], 'Emergency protection'),
})

export const allegation = event('protection.allegation', {
  title: 'Allegation against a carer or worker',
  describes: 'It is told to the designated officer (LADO) within a working day. The person is not named here.',
  rank: 24,
  typed: true,
  happenedOn: pastDay('Date it became known'),
  fields: { toldOn: laterDay('Designated officer told on'), summary: note('What is alleged, without names') },
  says: ({ toldOn }) => (toldOn ? 'Allegation: designated officer told' : 'Allegation known'),
})

export const highRisk = event('protection.high-risk', {
  title: 'Counted as at high risk',
  describes:
    'Exploitation, going missing, or living out of the borough: a planning meeting looks at the risk every three months.',
  rank: 25,
  typed: true,
  happenedOn: pastDay('At high risk from'),
  fields: {
    endedOn: { kind: 'date', label: 'Until', notAfter: 'today', optional: true },
    why: note('Why the child is at high risk'),
  },
  says: ({ endedOn }) => (endedOn ? 'Was counted as at high risk' : 'Counted as at high risk'),
})

export const planningMeeting = event('protection.planning-meeting', {
  title: 'Planning meeting for a child at high risk',
  describes: 'Chaired by a team manager, every three months while the risk lasts.',
  rank: 26,
  typed: true,
  happenedOn: pastDay('Date it was held'),
  fields: {
    byManager: { kind: 'yes-no', label: 'Did a team manager chair it?' },
    decided: note('What was decided'),
  },
  says: () => 'Planning meeting for a child at high risk',
})

export const domesticAbuse = event('protection.domestic-abuse', {
  title: 'Domestic abuse in the household',
  describes:
    'A flag on the child’s record while it is so, with the day on which the household was referred to the MARAC.',
  rank: 27,
  typed: true,
  happenedOn: pastDay('Flagged from'),
  fields: {
    maracOn: laterDay('Referred to the MARAC on'),
    endedOn: { kind: 'date', label: 'Until', notAfter: 'today', optional: true },
    plan: note('Safety plan'),
  },
  says: ({ maracOn }) => (maracOn ? 'Domestic abuse: referred to the MARAC' : 'Domestic abuse in the household'),
})

/** Everything that happens to protect a child. */
export const protectionEvents: readonly EventDefinition[] = [
  strategyDiscussion,
  enquiryEnded,
  conference,
  protectionPlan,
  coreGroup,
  emergency,
  allegation,
  highRisk,
  planningMeeting,
  domesticAbuse,
]
