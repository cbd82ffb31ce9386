import { days, type ClockRule } from '../../clocks/index.ts'

/** The stages of the way to permanence, in the order in which a child with a plan for adoption passes them. */
export type PermanenceStage =
  | 'becoming-looked-after'
  | 'adoption-planned'
  | 'family-finding'
  | 'matched'
  | 'placed'
  | 'order-applied-for'
  | 'other-plan'

/** A stage: its longest wait is a clock like any other, with its source, or labelled local where no law says so. */
export interface Stage {
  readonly stage: PermanenceStage
  readonly title: string
  readonly longestWait: ClockRule
  /** Whether a child in this stage has, or is heading for, a plan for adoption. */
  readonly isAdoption: boolean
}

const owner = 'social-worker'

/** All data: a council may set its own longest waits, and the rule book is printed from these lines. */
export const stages: readonly Stage[] = [
  {
    stage: 'becoming-looked-after',
    title: 'Becoming looked after',
    isAdoption: false,
    longestWait: {
      id: 'permanence.plan-agreed',
      title: 'Plan for permanence agreed by the second review',
      ref: 'LA11',
      source:
        'Statutory guidance on adoption 2013; Care planning guidance, volume 2: by the second review, about four months',
      trust: 'V2',
      limit: days(122),
      starts: 'The child becomes looked after',
      stops: 'The plan for permanence is recorded, or a second review or full care order shows that one was agreed',
      inWords: 'the second review, about four months',
      needs: 'the day of the second review, which is itself the limit; the record counts 122 days',
      exceptions: 'Where it is missed, the reason is recorded',
      owner,
      next: 'Agree the plan for permanence',
      stoppedBy: 'permanence.plan',
    },
  },
  {
    stage: 'adoption-planned',
    title: 'Adoption planned, authority awaited',
    isAdoption: true,
    longestWait: {
      id: 'permanence.authority',
      title: 'Court authority to place the child',
      ref: null,
      source:
        'Local: 26 weeks from the plan, as long as care proceedings may take (CT1: Children Act 1989, section 32)',
      trust: 'local',
      limit: days(182),
      starts: 'The plan becomes adoption',
      stops: 'The court makes the placement order, or a parent consents',
      owner,
      next: 'Obtain the placement order',
      stoppedBy: 'permanence.placement-order',
    },
  },
  {
    stage: 'family-finding',
    title: 'Family finding',
    isAdoption: true,
    longestWait: {
      id: 'permanence.family-found',
      title: 'Family found and matched',
      ref: null,
      source: 'Local: 121 days without a court order, as the scorecard’s A2 allows with one',
      trust: 'local',
      limit: days(121),
      starts: 'Family finding begins, where no court order starts the clock of A2',
      stops: 'The match is decided',
      owner,
      next: 'Find a family and decide the match',
      stoppedBy: 'permanence.match',
    },
  },
  {
    stage: 'matched',
    title: 'Matched',
    isAdoption: true,
    longestWait: {
      id: 'permanence.moved-in',
      title: 'Moved in after the match',
      ref: null,
      source: 'Local: four weeks for introductions. No national limit',
      trust: 'local',
      limit: days(28),
      starts: 'The match is decided',
      stops: 'The child moves in with the adoptive family',
      owner,
      next: 'Complete introductions and move in',
      stoppedBy: 'permanence.moved-in',
    },
  },
  {
    stage: 'placed',
    title: 'Placed with the adoptive family',
    isAdoption: true,
    longestWait: {
      id: 'permanence.applied',
      title: 'Adoption order applied for',
      ref: null,
      source:
        'Local: ten weeks, which is the soonest that the adopters may apply (AD25: Adoption and Children Act 2002, section 42(2))',
      trust: 'local',
      limit: days(70),
      starts: 'The child moves in with the adoptive family',
      stops: 'The adopters apply for the adoption order',
      owner,
      next: 'Support the family’s application for the adoption order',
      stoppedBy: 'permanence.application',
    },
  },
  {
    stage: 'order-applied-for',
    title: 'Order applied for',
    isAdoption: true,
    longestWait: {
      id: 'permanence.ordered',
      title: 'Adoption order made',
      ref: null,
      source: 'Local: twelve weeks from application to order. No national limit',
      trust: 'local',
      limit: days(84),
      starts: 'The adopters apply for the adoption order',
      stops: 'The court makes the adoption order',
      owner,
      next: 'Adoption order hearing',
      stoppedBy: 'child.care-ended',
    },
  },
  {
    stage: 'other-plan',
    title: 'Other permanence plan',
    isAdoption: false,
    longestWait: {
      id: 'permanence.other-achieved',
      title: 'Permanence achieved by another plan',
      ref: null,
      source: 'Local: six months, the longest time between two reviews. No national limit',
      trust: 'local',
      limit: days(182),
      starts: 'The plan becomes another than adoption',
      stops: 'The child has a permanent home',
      owner,
      next: 'Review progress of the permanence plan',
    },
  },
]

/** How a journey to permanence ends. */
export const endings = {
  adopted: 'Adopted',
  'special-guardianship': 'Special guardianship',
  'child-arrangements': 'Child arrangements order',
  'returned-home': 'Returned home',
  'long-term-fostering': 'Long-term fostering agreed',
  adulthood: 'Reached adulthood',
  died: 'Died',
  other: 'Other ending',
} as const

export type Ending = keyof typeof endings
