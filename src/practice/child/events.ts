import { restricted, openedInEmergency } from './restricted-events.ts'
import { healthYear, careLeaverYear, unaccompanied, previousPermanence } from './year-events.ts'
import { caseworkEvents } from './casework-events.ts'
import { snoozed } from './snooze.ts'
import { placingEvents } from './placing-events.ts'
import { views } from './views.ts'
import { voiceEvents } from './voice-events.ts'
import { reviewingEvents } from './reviewing-events.ts'
import { section20Events } from './section-20-events.ts'
import { event, sameAs, wordFor, type EventDefinition } from '../../record/index.ts'

/** Who the child is, as the return's header tells it. The fact's date is the date of birth. */
export const identity = event('child.identity', {
  title: 'Who the child is',
  describes: 'SSDA903 Header: one row per child in the return. Its date is the date of birth.',
  rank: 0,
  happenedOn: { kind: 'date', label: 'Date of birth', notAfter: 'today' },
  fields: {
    sex: { kind: 'text', label: 'Sex', optional: true },
    ethnicity: { kind: 'text', label: 'Ethnic group', optional: true },
    upn: { kind: 'text', label: 'Unique pupil number', optional: true },
    isMother: { kind: 'text', label: 'Is herself a mother', optional: true },
    firstChildBornOn: { kind: 'date', label: 'First child born on', optional: true },
  },
  says: () => 'Born',
})

/** An episode of care: one placement under one legal status. */
export const episode = event('child.episode', {
  title: 'Episode of care',
  describes:
    'A stretch of care under one legal status, in one placement (SSDA903 Episodes: one row per episode open at any time in the year). Its date is DECOM.',
  rank: 20,
  happenedOn: { kind: 'date', label: 'Episode began' },
  fields: {
    reasonStarted: { kind: 'text', label: 'Reason for new episode' },
    legalStatus: { kind: 'text', label: 'Legal status' },
    need: { kind: 'text', label: 'Category of need', optional: true },
    placement: { kind: 'text', label: 'Placement' },
    provider: { kind: 'text', label: 'Provider', optional: true },
    endedOn: { kind: 'date', label: 'Episode ceased', optional: true },
    reasonEnded: { kind: 'text', label: 'Reason episode ceased', optional: true },
    reasonPlacementChanged: { kind: 'text', label: 'Reason for placement change', optional: true },
    homePostcode: { kind: 'text', label: 'Home postcode', optional: true },
    placementPostcode: { kind: 'text', label: 'Placement postcode', optional: true },
    ofstedUrn: { kind: 'text', label: 'Ofsted number', optional: true },
  },
  says: () => 'Episode of care',
})

export const review = event('child.review', {
  title: 'Review',
  describes: 'A review of the child’s case by the independent reviewing officer (SSDA903 Reviews).',
  rank: 40,
  typed: true,
  whileOpen: true,
  oncePerDay: true,
  happenedOn: { kind: 'date', label: 'Date of the review', notAfter: 'today' },
  fields: { participation: { kind: 'text', label: 'How the child took part', optional: true }, views },
  says: () => 'Review held',
})

const absences = { M: 'Missing', A: 'Away without authorisation' } as const

export const missing = event('child.missing', {
  title: 'Missing or away without authorisation',
  describes: 'The child was missing, or away without authorisation (SSDA903 Missing).',
  rank: 60,
  typed: true,
  happenedOn: { kind: 'date', label: 'Missing from', notAfter: 'today' },
  fields: {
    kind: { kind: 'choice', label: 'Missing or away', choices: absences, optional: true },
    endedOn: { kind: 'date', label: 'Returned', notAfter: 'today', optional: true },
  },
  says: (body) => wordFor(absences, body['kind'], 'Missing'),
})

/** The return's own codes. */
export const workerReasons = {
  MANAGE: 'Managing caseloads',
  FCONTA: 'First contact or re-referral',
  LEFTRL: 'The worker before left the role',
  ORGRST: 'Restructure',
  TSPROC: 'Transfer by standard process',
  ABSENC: 'Absence cover, or return from it',
  CHCHAN: 'The child asked',
  PCCHAN: 'A parent or carer asked',
  SWDIED: 'The worker died',
  OTHERS: 'Another reason',
} as const

export const worker = event('child.worker', {
  title: 'Social worker',
  describes:
    'Who has the case: the worker’s registration number and the days they held it (SSDA903 SWEpisodes, from return year 2024).',
  rank: 10,
  typed: true,
  happenedOn: { kind: 'date', label: 'Worker from' },
  fields: {
    worker: { kind: 'text', label: 'Social Work England number', hint: 'Such as SW00071: never a name' },
    endedOn: { kind: 'date', label: 'Worker until', optional: true },
    reason: { kind: 'choice', label: 'Why the worker changed', choices: workerReasons, optional: true },
  },
  says: () => 'Social worker allocated',
})

export const deprivationOfLiberty = event('child.deprivation-of-liberty', {
  title: 'Deprivation of liberty order',
  describes: 'SSDA903 DoLo, from return year 2027.',
  rank: 30,
  happenedOn: { kind: 'date', label: 'Order from' },
  fields: { endedOn: { kind: 'date', label: 'Order until', optional: true } },
  says: () => 'Deprivation of liberty order',
})

export const name = event('child.name', {
  title: 'Name and team',
  describes: 'The name the child is known by and the team that has the case.',
  rank: 1,
  typed: true,
  oncePerDay: true,
  happenedOn: { kind: 'date', label: 'Known from', notAfter: 'today' },
  fields: {
    name: { kind: 'text', label: 'Name', hint: 'As the child is known', optional: true },
    otherNames: {
      kind: 'text',
      label: 'Other names',
      hint: 'Also known as, or called before: a search finds the child by them',
      optional: true,
    },
    team: { kind: 'text', label: 'Team', optional: true },
  },
  says: () => 'Name and team recorded',
})

export const siblingGroup = event('child.sibling-group', {
  title: 'Brothers and sisters together',
  describes: 'Children whose permanence is planned together: a group fact on the children, never guessed.',
  rank: 2,
  typed: true,
  happenedOn: { kind: 'date', label: 'Planned together from', notAfter: 'today' },
  fields: { group: { kind: 'text', label: 'Sibling group' } },
  says: () => 'Planned for together with brothers and sisters',
})

/** Why a child is in need, by the codes of the children in need census and of the SSDA903 return (CIN). */
export const needs = {
  N1: 'Abuse or neglect',
  N2: 'The child’s disability',
  N3: 'A parent’s illness or disability',
  N4: 'The family is in acute stress',
  N5: 'Family dysfunction',
  N6: 'Socially unacceptable behaviour',
  N7: 'Low income',
  N8: 'Absent parenting',
} as const

export const inNeed = event('child.in-need', {
  title: 'Child in need',
  describes: 'The authority’s work with a child in need who is not looked after (Children Act 1989, section 17).',
  rank: 15,
  typed: true,
  happenedOn: { kind: 'date', label: 'Help began on', notAfter: 'today' },
  fields: {
    need: { kind: 'choice', label: 'Primary need', choices: needs, optional: true },
    disabled: { kind: 'yes-no', label: 'Is the child disabled?', optional: true },
    endedOn: { kind: 'date', label: 'Help ended on', optional: true },
  },
  says: () => 'Help began as a child in need',
})

export const careEndings = {
  adopted: 'Adopted: the adoption order was made',
  'special-guardianship': 'Special guardianship order made',
  'child-arrangements': 'Child arrangements order made',
  'returned-home': 'Returned home',
  adulthood: 'Reached adulthood',
  died: 'Died',
  other: 'Another reason',
} as const

export const careEnded = event('child.care-ended', {
  title: 'Care ended',
  describes: 'The child ceased to be looked after. What is typed here stands over the end that a return gives.',
  rank: 44,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date care ended', notAfter: 'today' },
  fields: { ending: { kind: 'choice', label: 'How it ended', choices: careEndings } },
  says: (body) => wordFor(careEndings, body['ending'], 'Care ended'),
})

/** Why a case was closed, as the children in need census asks (reasons RC1 to RC9). */
export const closings = {
  adopted: 'Adopted',
  died: 'Died',
  'child-arrangements': 'Child arrangements order',
  'special-guardianship': 'Special guardianship order',
  'other-authority': 'Passed to another authority',
  'adult-services': 'Passed to adult social care',
  'after-assessment': 'After assessment, nothing further',
  'early-help': 'After assessment, to early help',
  other: 'No longer in need, or another reason',
} as const

export const closed = event('child.closed', {
  title: 'Case closed',
  describes: 'The authority’s work with a child in need, or its support of a care leaver, came to an end.',
  rank: 48,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date closed', notAfter: 'today' },
  fields: { reason: { kind: 'choice', label: 'Why it was closed', choices: closings, optional: true } },
  says: () => 'Case closed',
})

export const childEvents: readonly EventDefinition[] = [
  identity,
  name,
  sameAs,
  siblingGroup,
  restricted,
  openedInEmergency,
  worker,
  inNeed,
  episode,
  deprivationOfLiberty,
  review,
  missing,
  ...caseworkEvents,
  snoozed,
  ...voiceEvents,
  ...placingEvents,
  ...reviewingEvents,
  ...section20Events,
  careEnded,
  closed,
  healthYear,
  careLeaverYear,
  unaccompanied,
  previousPermanence,
]
