import {
  event,
  note,
  pastDay,
  seenAlone,
  several,
  wordFor,
  yesNoOrNeither,
  type EventDefinition,
  type Field,
} from '../../record/index.ts'
import { assessmentFactors, disabilities, factorGroups, NO_DISABILITY, NO_FACTOR } from './census-choices.ts'
import { noteSeen } from './oversight-events.ts'
import { planOutcome, planVersion } from './plan-events.ts'
import { views } from './views.ts'

const yesNo = (label: string): Field => ({ kind: 'yes-no', label })

const places = {
  home: 'Where the child lives',
  family: 'The family home',
  school: 'School or nursery',
  contact: 'During family time',
  elsewhere: 'Somewhere else',
} as const

/** A visit by the child's worker. The Care Planning Regulations 2010, regulations 28 to 30, ask for it in private and in writing. */
export const visit = event('child.visit', {
  title: 'Visit',
  describes:
    'A visit to the child by their social worker, in private unless that is not right, and reported in writing (Care Planning Regulations 2010, regulations 28 to 30).',
  rank: 41,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Date of the visit'),
  fields: {
    seen: yesNo('Was the child seen?'),
    seenAlone,
    place: { kind: 'choice', label: 'Where was the visit?', choices: places },
    views,
    observed: note('What you saw'),
  },
  says: ({ seen, seenAlone }) =>
    seen === false ? 'Visit: the child was not seen' : `Visit: seen${seenAlone === true ? ' alone' : ', not alone'}`,
})

const noteKinds = {
  telephone: 'Telephone call',
  meeting: 'Meeting',
  family: 'Contact with the family',
  professional: 'Contact with another professional',
  'direct-work': 'Direct work with the child',
  other: 'Another note',
} as const

/** Why a note is to be found again without reading every other: a chronology shows those of a flag. */
export const noteFlags = {
  significant: 'Significant event',
  safeguarding: 'Safeguarding concern',
  decision: 'Decision',
  voice: 'Child’s voice',
  manager: 'For the manager’s attention',
} as const

export const caseNote = event('child.case-note', {
  title: 'Case note',
  describes: 'What happened or was said between visits. What comes from somebody else is marked when it is written.',
  rank: 42,
  typed: true,
  happenedOn: pastDay('Date'),
  fields: {
    kind: { kind: 'choice', label: 'Kind of note', choices: noteKinds },
    flags: { ...several('Flags', noteFlags), hint: 'Tick all that apply, so that the note is found again' },
    thirdParty: yesNo('Does it say something about somebody else that the child may not read?'),
    note: { ...note('What happened'), optional: false },
    views,
  },
  says: (body) => wordFor(noteKinds, body['kind'], 'Case note'),
})

/** What an assessment leads to: the plan's measure of those that lead to nothing counts by it. */
const results = {
  protection: 'Child protection',
  'in-need': 'A child in need plan',
  care: 'The child becomes looked after',
  'early-help': 'Early help',
  none: 'No further action',
} as const

export const assessment = event('child.assessment', {
  title: 'Assessment',
  describes: 'A child and family assessment, dated from the referral, with the day on which a manager signed it off.',
  rank: 16,
  typed: true,
  happenedOn: pastDay('Date of the referral'),
  fields: {
    beganOn: { kind: 'date', label: 'Work on it began on', notAfter: 'today', notBefore: 'happenedOn', optional: true },
    reviewOn: {
      ...{ kind: 'date', label: 'Progress to be looked at on', notBefore: 'happenedOn', optional: true },
      hint: 'The day agreed for looking how far it is. For example, 27 3 2025',
    },
    endedOn: { kind: 'date', label: 'Signed off by a manager on', notAfter: 'today', optional: true },
    seen: yesNoOrNeither('Was the child seen during it?'),
    views,
    outcome: note('What it found'),
    result: { kind: 'choice', label: 'What it leads to', choices: results, optional: true },
    longer: note('Why it took longer, if it did'),
    factors: {
      ...several('Factors found at its end', assessmentFactors, NO_FACTOR),
      ...{ groups: factorGroups, hint: 'Tick all that the assessment found, or the last one alone.' },
    },
  },
  says: () => 'Assessment began',
})

/** Whoever the child is: in need, looked after or a care leaver. The last one stands. */
export const disability = event('child.disability', {
  title: 'Disabilities',
  describes:
    'Which disabilities the child has, or that there is none, as the children in need census asks. It stands until another is recorded.',
  rank: 48,
  typed: true,
  happenedOn: pastDay('Known on'),
  fields: { disabilities: { ...several('Which disabilities', disabilities, NO_DISABILITY), optional: false } },
  says: ({ disabilities: known }) =>
    Array.isArray(known) && known.includes(NO_DISABILITY) ? 'No disability known' : 'Disabilities recorded',
})

const healthKinds = {
  assessment: 'Health assessment',
  dental: 'Dental check',
  immunisation: 'Immunisations',
  sdq: 'Strengths and difficulties questionnaire',
  optical: 'Eye test',
  other: 'Other health appointment',
} as const

export const health = event('child.health', {
  title: 'Health',
  describes:
    'A health assessment (Care Planning Regulations 2010, regulation 7), dental check, questionnaire or other appointment.',
  rank: 43,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Date'),
  fields: {
    kind: { kind: 'choice', label: 'What it was', choices: healthKinds },
    score: {
      kind: 'whole-number',
      label: 'Score, 0 to 40',
      hint: 'Of a strengths and difficulties questionnaire',
      atMost: 40,
      optional: true,
    },
    refused: { kind: 'yes-no', label: 'Did the child refuse it?', optional: true },
    outcome: note('What came of it'),
  },
  says: (body) => wordFor(healthKinds, body['kind'], 'Health'),
})

export const returnInterview = event('child.return-interview', {
  title: 'Return interview',
  describes:
    'An independent person talks with a child who was missing. A child may decline: the offer is recorded all the same.',
  rank: 61,
  typed: true,
  happenedOn: pastDay('Date of the interview, or of the offer'),
  fields: {
    held: yesNo('Was it held?'),
    views,
    learned: note('What it told about where and why'),
  },
  says: ({ held }) => (held === false ? 'Return interview offered and declined' : 'Return interview held'),
})

export const supervision = event('child.supervision', {
  title: 'Supervision of the case',
  describes: 'The worker and their manager look at the case together: what is done, what waits, who does what by when.',
  rank: 45,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Date of supervision'),
  fields: {
    discussed: { ...note('What was discussed'), optional: false },
    actions: note('What is to be done, by whom and by when'),
  },
  says: () => 'Case supervision held',
})

export const managementDecision = event('child.management-decision', {
  title: 'Management decision',
  describes: 'A manager’s decision on the case, with its reasons.',
  rank: 46,
  typed: true,
  happenedOn: pastDay('Date of the decision'),
  fields: {
    decision: { kind: 'text', rows: 3, label: 'Decision' },
    reasons: { ...note('Reasons', 'The child may read this as an adult.'), optional: false },
  },
  says: () => 'Management decision',
})

export const summary = event('child.summary', {
  title: 'Current summary',
  describes: 'Who the child is and how things stand, for somebody who opens the record for the first time.',
  rank: 47,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Written on'),
  fields: { summary: { ...note('Summary'), optional: false } },
  says: () => 'Current summary written',
})

export const familyTime = event('child.family-time', {
  title: 'Arrangements for family time',
  describes: 'With whom the child is in touch, how often and how; the arrangement stands until the next one.',
  rank: 50,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Agreed on'),
  fields: {
    with: { kind: 'text', label: 'With whom', hint: 'For example mother, or brothers and sisters' },
    arrangement: note('How often, where, and who is there'),
    views,
  },
  says: () => 'Family time agreed',
})

export const delegatedAuthority = event('child.delegated-authority', {
  title: 'Delegated authority agreed',
  describes: 'Which everyday decisions the carer may take, as agreed with those who have parental responsibility.',
  rank: 51,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Agreed on'),
  fields: { covers: { ...note('What the carer may decide'), optional: false } },
  says: () => 'Delegated authority agreed',
})

export const handover = event('child.handover', {
  title: 'Handed over to another worker',
  describes:
    'The case passes from one worker to another: joint visit, chronology, summary and work that waits are handed on.',
  rank: 11,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Date of the handover'),
  fields: {
    jointVisit: yesNo('Did both workers visit the child together?'),
    summaryCurrent: yesNo('Is the current summary up to date?'),
    told: yesNo('Was the child told, by somebody they know?'),
    outstanding: note('Work that waits, and by when'),
  },
  says: () => 'Handed over to another worker',
})

export const legalGateway = event('child.legal-gateway', {
  title: 'Legal gateway meeting',
  describes:
    'Managers and lawyers look at a child’s case: whether to go to court, and for a child at home on a care order whether to ask for its discharge.',
  rank: 54,
  typed: true,
  whileOpen: true,
  happenedOn: pastDay('Date it was held'),
  fields: {
    discharge: yesNo('Was discharge of the care order looked at?'),
    decided: note('What was decided, with reasons'),
  },
  says: () => 'Legal gateway meeting',
})

/** Everything that people record of their daily work with a child. A form, a timeline entry and the dictionary follow. */
export const caseworkEvents: readonly EventDefinition[] = [
  visit,
  caseNote,
  noteSeen,
  assessment,
  disability,
  planVersion,
  planOutcome,
  health,
  returnInterview,
  supervision,
  managementDecision,
  summary,
  familyTime,
  delegatedAuthority,
  handover,
  legalGateway,
]
