import type { ChildPermission } from '../../access/index.ts'
import { caseworkEvents } from './casework-events.ts'
import { snoozed } from './snooze.ts'
import { placingEvents } from './placing-events.ts'
import { voiceEvents } from './voice-events.ts'
import { reviewingEvents } from './reviewing-events.ts'
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
  fields: { participation: { kind: 'text', label: 'How the child took part', optional: true } },
  says: () => 'Review held',
})

const absences = { M: 'Missing', A: 'Away without authorisation' } as const

export const missing = event('child.missing', {
  title: 'Missing or away without authorisation',
  describes: 'The child was missing, or away without authorisation. SSDA903 Missing; typed when it happens.',
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
    'Who has the case: the worker’s registration number and the days they held it. SSDA903 SWEpisodes, from return year 2024; typed when it changes.',
  rank: 10,
  typed: true,
  happenedOn: { kind: 'date', label: 'Worker from' },
  fields: {
    worker: { kind: 'text', label: 'Social Work England number' },
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

const forTheYear = { kind: 'date', label: 'Return year beginning' } as const

export const healthYear = event('child.health-year', {
  title: 'Health and convictions in the year',
  describes: 'SSDA903 OC2: one row a year per child looked after for twelve months at 31 March.',
  rank: 90,
  yearly: true,
  happenedOn: forTheYear,
  fields: {
    sdqScore: { kind: 'text', label: 'Strengths and difficulties score', optional: true },
    sdqReason: { kind: 'text', label: 'Why there is no score', optional: true },
    convicted: { kind: 'text', label: 'Convicted in the year', optional: true },
    developmentChecks: { kind: 'text', label: 'Development checks up to date', optional: true },
    immunisations: { kind: 'text', label: 'Immunisations up to date', optional: true },
    dentalCheck: { kind: 'text', label: 'Dental check in the year', optional: true },
    healthAssessment: { kind: 'text', label: 'Annual health assessment', optional: true },
    substanceMisuse: { kind: 'text', label: 'Substance misuse', optional: true },
    interventionReceived: { kind: 'text', label: 'Intervention received', optional: true },
    interventionOffered: { kind: 'text', label: 'Intervention offered', optional: true },
  },
  says: () => 'Health in the year',
})

export const careLeaverYear = event('child.care-leaver-year', {
  title: 'Care leaver in the year',
  describes: 'SSDA903 OC3: one row a year per care leaver with a 17th to 21st birthday in the year.',
  rank: 91,
  yearly: true,
  happenedOn: forTheYear,
  fields: {
    inTouch: { kind: 'text', label: 'In touch', optional: true },
    activity: { kind: 'text', label: 'Main activity', optional: true },
    accommodation: { kind: 'text', label: 'Accommodation', optional: true },
  },
  says: () => 'Care leaver in the year',
})

export const unaccompanied = event('child.unaccompanied', {
  title: 'Unaccompanied asylum-seeking child',
  describes: 'SSDA903 UASC.',
  rank: 92,
  yearly: true,
  happenedOn: forTheYear,
  fields: { ceasesOn: { kind: 'date', label: 'Status ceases', optional: true } },
  says: () => 'Unaccompanied asylum-seeking child',
})

export const previousPermanence = event('child.previous-permanence', {
  title: 'Earlier permanence',
  describes:
    'SSDA903 PrevPerm: an adoption, guardianship or residence order before this period of care. The date may be partly unknown.',
  rank: 93,
  yearly: true,
  happenedOn: forTheYear,
  fields: {
    option: { kind: 'text', label: 'Earlier permanence', optional: true },
    authority: { kind: 'text', label: 'Arranged by', optional: true },
    orderDate: { kind: 'text', label: 'Date of the order, as far as known', optional: true },
  },
  says: () => 'Earlier permanence',
})

export const name = event('child.name', {
  title: 'Name and team',
  describes: 'The name the child is known by and the team that has the case. Typed, or from a names file.',
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

/** Whether somebody may type this kind of fact: who may record about a child may not therefore restrict the record. */
export const mayType = (definition: EventDefinition, may: (permission: ChildPermission) => boolean): boolean =>
  definition.typed && may(definition.type === restricted.type ? 'child.restrict' : 'child.record')

export const restricted = event('child.restricted', {
  title: 'Record restricted',
  describes:
    'Only the people named may see that there is this record: of a colleague’s relative, say. Others learn nothing of it; its figures count.',
  rank: 4,
  typed: true,
  happenedOn: { kind: 'date', label: 'Restricted from', notAfter: 'today' },
  fields: {
    people: {
      kind: 'text',
      label: 'Open to',
      hint: 'Keep yourself, or you lose sight of the record too.',
      names: 'people',
    },
    endedOn: { kind: 'date', label: 'Restricted until', optional: true },
    reason: { kind: 'long-text', label: 'Why' },
  },
  says: (body) => (body['endedOn'] ? 'Record was restricted' : 'Record restricted to named people'),
})

/** Made by the page for emergencies alone: nobody types it, corrects it or withdraws it. */
export const openedInEmergency = event('child.opened-in-emergency', {
  title: 'Record opened in an emergency',
  describes:
    'Somebody who may not see the record opened it at once, with a reason, for a limited time. Who it was is who recorded it; a reviewer looks at it the next day.',
  rank: 90,
  happenedOn: { kind: 'date', label: 'Opened on', notAfter: 'today' },
  fields: {
    hours: { kind: 'whole-number', label: 'Open for, in hours' },
    reason: { kind: 'long-text', label: 'Why' },
  },
  says: ({ hours }) => `Record opened in an emergency, for ${Number(hours)} hours`,
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
  happenedOn: { kind: 'date', label: 'From', notAfter: 'today' },
  fields: {
    need: { kind: 'choice', label: 'Primary need', choices: needs, optional: true },
    disabled: { kind: 'yes-no', label: 'Is the child disabled?', optional: true },
    endedOn: { kind: 'date', label: 'Until', optional: true },
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
  describes:
    'The child ceased to be looked after, typed before a return says so. It stands over the end that a return gives.',
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
  fields: { reason: { kind: 'choice', label: 'Why', choices: closings, optional: true } },
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
  careEnded,
  closed,
  healthYear,
  careLeaverYear,
  unaccompanied,
  previousPermanence,
]
