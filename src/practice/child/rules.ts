import { months, workingDays, type ClockRule, type RuleWithoutClock } from '../../clocks/index.ts'
import { adoptionReviews, adoptionVisits } from './adoption-review-rules.ts'
import { careRegulation } from './care-regulations.ts'
import { lookedAfterRules, lookedAfterWithoutClock } from './looked-after-rules.ts'
import { oversightRules } from './oversight-rules.ts'
import { placementRules, placementsWithoutClock } from './placement-rules.ts'
import { visitRules, visitsWithoutClock } from './visit-rules.ts'

const early =
  'Early where the reviewing officer asks, after section 21 or custody, or where section 20 ends with no parent to return to'

/** The child's reviews: the first, the second and every later one. */
export const reviewRules = {
  first: {
    id: 'child.first-review',
    title: 'First review',
    ref: 'LA7',
    source: careRegulation('33(1)'),
    trust: 'V',
    limit: workingDays(20),
    starts: 'The child becomes looked after',
    stops: 'The first review is held',
    covid: true,
    owner: 'iro',
    next: 'First review',
    stoppedBy: 'child.review',
  },
  second: {
    id: 'child.second-review',
    title: 'Second review',
    ref: 'LA8',
    source: careRegulation('33(2)'),
    trust: 'V',
    limit: months(3),
    starts: 'The first review is held, whenever that was',
    stops: 'The second review is held',
    covid: true,
    owner: 'iro',
    next: 'Second review',
    stoppedBy: 'child.review',
  },
  later: {
    id: 'child.later-review',
    title: 'Review',
    ref: 'LA9',
    source: careRegulation('33(2), (3)'),
    trust: 'V',
    limit: months(6),
    starts: 'The review before it is held, whenever that was',
    stops: 'The next review is held',
    exceptions: early,
    covid: true,
    owner: 'iro',
    next: 'Review',
    stoppedBy: 'child.review',
  },
} as const satisfies Record<string, ClockRule>

export interface ChildDefinitions {
  readonly reviews: { readonly first: ClockRule; readonly second: ClockRule; readonly later: ClockRule }
  /** From the authority to place for adoption on. */
  readonly adoptionReviews: Readonly<Record<keyof typeof adoptionReviews, ClockRule>>
  /** K (regulation 45): whether reviews of adoption stand in place of those of the care planning regulations from then on. */
  readonly adoptionReviewsReplace: boolean
  /** Days without an event after which a child is on the list of the quiet, and after which a child without a review is looked at. */
  readonly quietAfterDays: number
}

export const childDefinitions: ChildDefinitions = {
  reviews: reviewRules,
  adoptionReviews,
  adoptionReviewsReplace: true,
  quietAfterDays: 30,
}

/** The timescales that a fold runs. */
export const childRules = (definitions: ChildDefinitions): readonly ClockRule[] => [
  definitions.reviews.first,
  definitions.reviews.second,
  definitions.reviews.later,
  ...(definitions.adoptionReviewsReplace ? Object.values(definitions.adoptionReviews) : []),
]

/** Those that no fact in the record starts yet. */
export const childRulesToCome: readonly ClockRule[] = [
  ...lookedAfterRules,
  ...visitRules,
  ...adoptionVisits,
  ...placementRules,
  ...oversightRules,
]

export const childWithoutClock: readonly RuleWithoutClock[] = [
  ...lookedAfterWithoutClock,
  ...visitsWithoutClock,
  ...placementsWithoutClock,
]
