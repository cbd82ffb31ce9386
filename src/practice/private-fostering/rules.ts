import { weeks, workingDays, type ClockRule } from '../../clocks/index.ts'

const regulation = (which: string): string =>
  `Children (Private Arrangements for Fostering) Regulations 2005, regulation ${which}`
const seen = 'The child is seen alone, and a written report is made'

/** Children who live with somebody other than close family by private arrangement. */
export const privateFosteringRules: readonly ClockRule[] = [
  {
    id: 'private-fostering.notified',
    title: 'Private fostering notified to the authority',
    ref: 'PF1',
    source: regulation('3'),
    trust: 'V',
    limit: weeks(6),
    counts: 'before',
    starts: 'The arrangement begins, which lies ahead',
    stops: 'The authority is notified',
    exceptions: 'At once where it is to begin sooner',
    covid: true,
    owner: 'social-worker',
    next: 'Receive the notice',
  },
  {
    id: 'private-fostering.visited',
    title: 'First visit after a notice',
    ref: 'PF2',
    source: regulation('4 and 7'),
    trust: 'K',
    limit: workingDays(7),
    starts: 'The notice is received',
    stops: 'The visit is made',
    covid: true,
    owner: 'social-worker',
    next: 'Visit the child and the carer',
  },
  {
    id: 'private-fostering.visit-first-year',
    title: 'Visits in the first year',
    ref: 'PF3',
    source: regulation('8(1)(a), (3), (5), (6)'),
    trust: 'V',
    limit: weeks(6),
    starts: 'The authority becomes aware of the arrangement, then each visit',
    stops: seen,
    covid: true,
    owner: 'social-worker',
    next: 'Visit the child',
  },
  {
    id: 'private-fostering.visit-later-years',
    title: 'Visits in later years',
    ref: 'PF4',
    source: regulation('8(1)(b), (3), (5)'),
    trust: 'V',
    limit: weeks(12),
    starts: 'The visit before it, whenever that was made',
    stops: seen,
    covid: true,
    owner: 'social-worker',
    next: 'Visit the child',
  },
]
