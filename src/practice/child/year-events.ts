import { event } from '../../record/index.ts'

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
