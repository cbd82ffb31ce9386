import { months, workingDays, type ClockRule } from '../../clocks/index.ts'

const regulation = 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33'

/** The child's reviews: the first, the second and every later one. */
export const reviewRules = {
  first: {
    id: 'child.first-review',
    title: 'First review',
    ref: 'LA7',
    source: `${regulation}(1)`,
    trust: 'V',
    limit: workingDays(20),
    owner: 'iro',
    next: 'First review',
    stoppedBy: 'child.review',
  },
  second: {
    id: 'child.second-review',
    title: 'Second review',
    ref: 'LA8',
    source: `${regulation}(2)`,
    trust: 'V',
    limit: months(3),
    owner: 'iro',
    next: 'Second review',
    stoppedBy: 'child.review',
  },
  later: {
    id: 'child.later-review',
    title: 'Review',
    ref: 'LA9',
    source: `${regulation}(2)`,
    trust: 'V',
    limit: months(6),
    owner: 'iro',
    next: 'Review',
    stoppedBy: 'child.review',
  },
} as const satisfies Record<string, ClockRule>

export interface ChildDefinitions {
  readonly reviews: { readonly first: ClockRule; readonly second: ClockRule; readonly later: ClockRule }
  /** Days without an event after which a child is on the list of the quiet, and after which a child without a review is looked at. */
  readonly quietAfterDays: number
}

export const childDefinitions: ChildDefinitions = { reviews: reviewRules, quietAfterDays: 30 }

export const childRules = (definitions: ChildDefinitions): readonly ClockRule[] => [
  definitions.reviews.first,
  definitions.reviews.second,
  definitions.reviews.later,
]
