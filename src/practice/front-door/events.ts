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

/** Who referred: those of whom the children in need census asks. */
export const sources = {
  family: 'A family member, relative or carer',
  acquaintance: 'An acquaintance, neighbour or child minder',
  self: 'The child',
  stranger: 'Another person',
  school: 'School, nursery or college',
  education: 'Education services',
  gp: 'General practitioner',
  'health-visitor': 'Health visitor',
  'school-nurse': 'School nurse',
  'primary-health': 'Another primary health service',
  emergency: 'Emergency department',
  health: 'Health: another service',
  housing: 'Housing',
  'social-care': 'Social care for adults, or another team of social care',
  team: 'Another team of the council',
  'other-council': 'Another council',
  'early-help': 'Early help',
  police: 'Police',
  legal: 'Court, probation, prison, immigration or Cafcass',
  other: 'Another agency, such as a children’s centre or a charity',
  anonymous: 'Somebody who gave no name',
} as const

export const decisions = {
  assess: 'Assess',
  protect: 'Protect: hold a strategy discussion',
  help: 'Early help',
  inform: 'Inform and advise',
  none: 'Nothing further',
} as const

const ways = {
  telephone: 'By telephone',
  form: 'By email or an online form',
  letter: 'By letter',
  person: 'In person',
  system: 'Sent by another organisation’s system',
} as const

/** What is done with a contact: a referral is recorded as one besides. */
export const contactSteps = {
  none: 'No further action',
  inform: 'Information and advice',
  help: 'Passed to early help',
  referral: 'It became a referral',
} as const

export const contact = event('front-door.contact', {
  title: 'Contact',
  describes:
    'Somebody gets in touch with the council about the child and it is not, or not yet, a referral. What is done with it is decided, with reasons; where it becomes a referral, that is recorded as one.',
  rank: 3,
  typed: true,
  happenedOn: pastDay('Date it was received'),
  fields: {
    source: { kind: 'choice', label: 'Who made contact', choices: sources },
    how: { kind: 'choice', label: 'How contact was made', choices: ways },
    about: { ...note('What it was about'), optional: false },
    decidedOn: { ...laterDay('What is done with it decided on'), needs: 'decision' },
    decision: {
      ...{ kind: 'choice', label: 'What is done with it', choices: contactSteps, optional: true },
      needs: 'decidedOn',
    },
    reasons: note('Reasons, and what was advised'),
  },
  says: (body) =>
    `Contact: ${wordFor(contactSteps, body['decision'], 'what is done with it to be decided').toLowerCase()}`,
})

export const referral = event('front-door.referral', {
  title: 'Referral',
  describes:
    'Somebody asks the council to help or protect the child. A manager decides the next step within a working day, and the referrer is told.',
  rank: 5,
  typed: true,
  happenedOn: pastDay('Date it was received'),
  fields: {
    source: { kind: 'choice', label: 'Who referred', choices: sources },
    passedOn: laterDay('Passed to the team that acts on'),
    decidedOn: { ...laterDay('Next step decided on'), needs: 'decision' },
    decision: { kind: 'choice', label: 'Next step', choices: decisions, optional: true, needs: 'decidedOn' },
    told: yesNoOrNeither('Was the referrer told?'),
    concern: note('What the concern is'),
  },
  says: (body) => `Referral: ${wordFor(decisions, body['decision'], 'next step to be decided').toLowerCase()}`,
})

export const homeless = event('front-door.homeless', {
  title: 'Homeless at 16 or 17',
  describes:
    'A young person of 16 or 17 presents as homeless. Children’s services and housing assess together, and ask whether they wish to be looked after.',
  rank: 6,
  typed: true,
  happenedOn: pastDay('Date they presented'),
  fields: {
    joint: yesNoOrNeither('Assessed together with housing under the joint protocol?'),
    wishesCare: yesNoOrNeither('Do they wish to be looked after?'),
    emergency: yesNoOrNeither('Was emergency accommodation given?'),
    assessedOn: laterDay('Assessment completed on'),
    risk: note('Risk assessment of the emergency accommodation'),
    views: ownWords('young person'),
  },
  says: ({ assessedOn }) => (assessedOn ? 'Homeless at 16 or 17: assessed' : 'Homeless at 16 or 17: presented'),
})

const helpEndings = {
  met: 'What the family needed was given',
  'not-engaged': 'The family did not engage',
  up: 'It went up to social work',
  other: 'Another reason',
} as const

const directions = { down: 'Stepped down to early help', up: 'Stepped up from early help' } as const

export const earlyHelp = event('front-door.early-help', {
  title: 'Stepped down to early help, or up from it',
  describes: 'Help passes to a lead practitioner outside social work, or comes back from one.',
  rank: 7,
  typed: true,
  happenedOn: pastDay('Date'),
  fields: {
    direction: { kind: 'choice', label: 'Which way', choices: directions },
    lead: {
      kind: 'text',
      label: 'Whose lead practitioner',
      hint: 'A service, such as a school: never a name',
      optional: true,
    },
    leadOn: laterDay('Lead practitioner allocated on'),
    metOn: laterDay('First family meeting on'),
    assessmentBeganOn: { ...pastDay('Early help assessment began on'), optional: true },
    assessedOn: { ...pastDay('Early help assessment completed on'), optional: true },
    closedOn: laterDay('Early help closed on'),
    closedWhy: {
      ...{ kind: 'choice', label: 'Why it was closed', choices: helpEndings, optional: true },
      needs: 'closedOn',
    },
    handedOver: note('What was handed over'),
  },
  says: (body) => wordFor(directions, body['direction'], 'Early help'),
})

export const inNeedReview = event('front-door.in-need-review', {
  title: 'Review of a child in need plan',
  describes: 'Family and professionals look at whether the help works and whether the child still needs it.',
  rank: 8,
  typed: true,
  happenedOn: pastDay('Date it was held'),
  fields: {
    goesOn: { kind: 'yes-no', label: 'Does the plan go on?' },
    familyCame: yesNoOrNeither('Did the family take part?'),
    views: ownWords('child'),
    decided: note('What was decided'),
  },
  says: ({ goesOn }) => `Child in need plan reviewed${goesOn === false ? ': it ends' : ''}`,
})

/** Everything that happens at the front door. */
export const frontDoorEvents: readonly EventDefinition[] = [contact, referral, homeless, earlyHelp, inNeedReview]
