import { months, weeks, type ClockRule } from '../../clocks/index.ts'

const regulation36 = (which: string): string => `Adoption Agencies Regulations 2005, regulation 36${which}`

const review = {
  trust: 'V',
  covid: true,
  owner: 'iro',
  stoppedBy: 'child.review',
} as const satisfies Partial<ClockRule>
const visit = {
  trust: 'V',
  covid: true,
  owner: 'social-worker',
  source: regulation36('(4)'),
  stops: 'The child and the adopters are visited, and a written report is made',
  next: 'Visit the child and the adopters',
} as const satisfies Partial<ClockRule>

/** Reviews of a child whom the authority may place for adoption. They stop with a review, an order, or the child's return. */
export const adoptionReviews = {
  unplacedFirst: {
    ...review,
    id: 'child.unplaced-first-review',
    title: 'First review while authorised and not placed',
    ref: 'AD17',
    source: regulation36('(1)'),
    limit: months(3),
    starts: 'The day on which the authority was first authorised to place the child',
    stops: 'A review is held; the clock ends without one when the child is placed',
    next: 'Review: authorised and not placed',
  },
  unplacedLater: {
    ...review,
    id: 'child.unplaced-later-review',
    title: 'Later reviews while authorised and not placed',
    ref: 'AD17',
    source: regulation36('(1)'),
    limit: months(6),
    starts: 'The review before it is held, whenever that was',
    stops: 'A review is held, which considers the plan again; the clock ends without one when the child is placed',
    next: 'Review: authorised and not placed',
  },
  placedFirst: {
    ...review,
    id: 'child.placed-first-review',
    title: 'First review after placement for adoption',
    ref: 'AD18',
    source: regulation36('(3)(a)'),
    limit: weeks(4),
    starts: 'The child is placed with the adopters',
    stops: 'The review is held',
    exceptions: 'Ends when the child is returned to the agency or the adoption order is made',
    next: 'First review of the adoptive placement',
  },
  placedSecond: {
    ...review,
    id: 'child.placed-second-review',
    title: 'Second review after placement for adoption',
    ref: 'AD19',
    source: regulation36('(3)(b)'),
    limit: months(3),
    starts: 'The first review of the adoptive placement is held, whenever that was',
    stops: 'The review is held',
    exceptions: 'Ends when the child is returned to the agency or the adoption order is made',
    next: 'Second review of the adoptive placement',
  },
  placedLater: {
    ...review,
    id: 'child.placed-later-review',
    title: 'Later reviews after placement for adoption',
    ref: 'AD20',
    source: regulation36('(3)(c)'),
    limit: months(6),
    starts: 'The review before it is held, whenever that was',
    stops: 'The review is held',
    exceptions: 'Ends when the child is returned to the agency or the adoption order is made',
    next: 'Review of the adoptive placement',
  },
} as const satisfies Record<string, ClockRule>

/** Visits to a child placed for adoption. */
export const adoptionVisits: readonly ClockRule[] = [
  {
    ...visit,
    id: 'child.placed-first-visit',
    title: 'First visit after placement for adoption',
    ref: 'AD21',
    limit: weeks(1),
    starts: 'The child is placed with the adopters',
  },
  {
    ...visit,
    id: 'child.placed-visit',
    title: 'Visits after placement for adoption, until the first review',
    ref: 'AD21',
    limit: weeks(1),
    starts: 'The visit before it, whenever that was held',
    exceptions: 'After the first review, as the review decides',
  },
]
