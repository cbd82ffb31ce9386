import { earlierThresholds } from '../../account/index.ts'
import { days, example, months, type ClockRule } from '../../clocks/index.ts'
import { adoptionRules } from './adoption-rules.ts'
import { stages, type Stage } from './stages.ts'

/** From entering care to moving in with the adoptive family, against the Department's expectation. */
export const a1Rule: ClockRule = {
  id: 'permanence.a1',
  title: 'Entering care to moving in',
  ref: 'A1',
  source: 'Adoption scorecard, A1 threshold since 2013-16',
  trust: 'V2',
  version: 2,
  limit: days(426),
  earlier: earlierThresholds('a1Days'),
  examples: [
    example('2011-06-01', '2013-01-29', 'in the year to 31 March 2013 it was 608 days'),
    example('2012-11-15', '2014-03-31', 'on 1 April 2014, when 547 days became 487, more than that had passed'),
    example('2014-05-01', '2015-07-01', 'since 1 April 2015 it is 426 days'),
  ],
  starts: 'The child enters care, at the start of the latest period of care',
  stops: 'The child moves in with the adoptive family',
  owner: 'social-worker',
  next: 'Move in with the adoptive family',
  stoppedBy: 'permanence.moved-in',
}

/** From court authority to the match. At risk with fewer than 42 days left and no match. */
export const a2Rule: ClockRule = {
  id: 'permanence.a2',
  title: 'Court authority to match',
  ref: 'A2',
  source: 'Adoption scorecard, A2 threshold since 2012-15',
  trust: 'V2',
  version: 2,
  limit: days(121),
  earlier: earlierThresholds('a2Days'),
  examples: [
    example('2012-10-01', '2013-03-31', 'on 1 April 2013, when 182 days became 152, more than that had passed'),
    example('2013-05-01', '2013-09-30', 'in the year to 31 March 2014 it was 152 days'),
    example('2014-05-01', '2014-08-30', 'since 1 April 2014 it is 121 days'),
  ],
  starts: 'The court makes the placement order',
  stops: 'The match is decided',
  warnDays: 41,
  owner: 'social-worker',
  next: 'Find a family and decide the match',
  stoppedBy: 'permanence.match',
}

/** From the decision that the child should be placed to the match. */
export const matchRule: ClockRule = {
  id: 'permanence.matched',
  title: 'Decision to match',
  ref: 'AD8',
  source: 'Statutory guidance on adoption 2013: a match within six months of the decision, as a target',
  trust: 'K',
  limit: months(6),
  starts: 'The decision that the child should be placed for adoption',
  stops: 'The match is decided',
  exceptions: 'Three months where the parents ask and the child is under 6 months old',
  owner: 'social-worker',
  next: 'Find a family and decide the match',
  stoppedBy: 'permanence.match',
}

export interface PermanenceSettings {
  /** Which order A2 is measured from when one was revoked and made again. Not settled by any source that could be read. */
  readonly courtAuthority: 'in-force-when-matched' | 'first-in-care'
  /** K?: whether a temporary placement (T0 to T4) between two stays with one carer leaves A10's clock stopped. */
  readonly respiteKeepsCarer: boolean
  /** K: whether a placement coded long-term (U1, U4) ends the journey once the plan is settled and adoption is not it. */
  readonly longTermPlacementIsPermanence: boolean
}

export interface PermanenceDefinitions {
  readonly stages: readonly Stage[]
  readonly a1: ClockRule
  readonly a2: ClockRule
  readonly match: ClockRule
  readonly settings: PermanenceSettings
}

export const permanenceDefinitions: PermanenceDefinitions = {
  stages,
  a1: a1Rule,
  a2: a2Rule,
  match: matchRule,
  settings: {
    courtAuthority: 'in-force-when-matched',
    respiteKeepsCarer: true,
    longTermPlacementIsPermanence: true,
  },
}

/** The timescales that a fold runs. */
export const permanenceRules = (definitions: PermanenceDefinitions): readonly ClockRule[] => [
  definitions.a1,
  definitions.a2,
  definitions.match,
  ...definitions.stages.map((stage) => stage.longestWait),
]

/** Those that no fact in the record starts yet. */
export const permanenceRulesToCome: readonly ClockRule[] = adoptionRules
