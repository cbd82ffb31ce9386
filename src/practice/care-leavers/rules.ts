import { days, months, type ClockRule, type RuleWithoutClock } from '../../clocks/index.ts'

const careRegulation = (which: string): string =>
  `Care Planning, Placement and Case Review (England) Regulations 2010, regulation ${which}`
const leavers = (which: string): string => `Care Leavers (England) Regulations 2010, regulation ${which}`

/** Needs assessment, pathway plan, and the personal adviser's visits. */
export const careLeaverRules: readonly ClockRule[] = [
  {
    id: 'care-leavers.needs-assessment',
    title: 'Needs assessment of an eligible child',
    ref: 'CL2',
    source: careRegulation('42(1)'),
    trust: 'V',
    limit: months(3),
    starts: 'The 16th birthday, or the day on which the child becomes eligible where that is later',
    stops: 'The assessment is complete',
    covid: true,
    owner: 'social-worker',
    next: 'Complete the needs assessment',
  },
  {
    id: 'care-leavers.pathway-plan-review',
    title: 'Pathway plan reviewed',
    ref: 'CL4',
    source: leavers('7'),
    trust: 'K',
    limit: months(6),
    starts: 'The review before it, whenever that was held',
    stops: 'The review is held',
    owner: 'personal-adviser',
    next: 'Review the pathway plan',
  },
  {
    id: 'care-leavers.visit-after-move',
    title: 'Personal adviser’s visit after a move',
    ref: 'CL5',
    source: leavers('8'),
    trust: 'K',
    limit: days(7),
    starts: 'The young person moves to new accommodation',
    stops: 'The visit is made',
    owner: 'personal-adviser',
    next: 'Visit the young person',
  },
  {
    id: 'care-leavers.unregulated-reviewed',
    title: 'Unregulated accommodation reviewed',
    ref: 'CL5',
    source: leavers('8'),
    trust: 'K',
    limit: days(28),
    starts: 'The young person moves to unregulated accommodation',
    stops: 'The review is held',
    owner: 'personal-adviser',
    next: 'Review the accommodation',
  },
  {
    id: 'care-leavers.visit',
    title: 'Personal adviser’s later visits',
    ref: 'CL5',
    source: leavers('8'),
    trust: 'K',
    limit: months(2),
    starts: 'The visit before it, whenever that was made',
    stops: 'The visit is made',
    owner: 'personal-adviser',
    next: 'Visit the young person',
  },
]

export const careLeaversWithoutClock: readonly RuleWithoutClock[] = [
  {
    ref: 'CL1',
    title: 'Who is an eligible child',
    source: careRegulation('40'),
    trust: 'V',
    says: 'Aged 16 or 17, looked after for 13 weeks since 14, short breaks not counted. It says who, and not by when.',
  },
  {
    ref: 'CL3',
    title: 'Pathway plan prepared',
    source: careRegulation('43'),
    trust: 'K',
    says: 'As soon as possible after the needs assessment. Nothing fixes the days.',
  },
]
