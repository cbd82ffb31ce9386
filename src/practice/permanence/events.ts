import { stepEvents } from './step-events.ts'
import { event, wordFor, type EventDefinition } from '../../record/index.ts'

/**
 * The agency decision-maker's decision that the child should be placed for adoption, and its reversal.
 * Adoption Agencies Regulations 2005, regulation 19. In the return: DATE_PLACED, which is no move-in date.
 */
export const adoptionDecision = event('permanence.adoption-decision', {
  title: 'Decision that the child should be placed for adoption',
  describes:
    'The agency decision-maker decides that the child should be placed for adoption. Its date is the day of the decision, not of the move (SSDA903 PlacedAdoption, DATE_PLACED).',
  rank: 25,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date of the decision', notAfter: 'today' },
  fields: {
    byConsent: {
      kind: 'yes-no',
      label: 'Do the parents consent, so that no placement order is needed?',
      hint: 'Adoption and Children Act 2002, section 19',
      optional: true,
    },
    endedOn: { kind: 'date', label: 'Decided no longer', optional: true },
    reasonEnded: {
      kind: 'choice',
      label: 'Why the plan changed',
      optional: true,
      choices: {
        RD1: 'The child’s needs changed',
        RD2: 'The court did not make a placement order',
        RD3: 'Adopters could not be found',
        RD4: 'Another reason',
      },
    },
  },
  says: () => 'Should be placed for adoption',
})

/** The match and the adopters, as AD1 tells them of a child adopted in the year. */
export const adopters = event('permanence.adopters', {
  title: 'Match, as the return tells it',
  describes: 'SSDA903 AD1, only for children adopted in the year. Its date is DATE_MATCH.',
  rank: 30,
  happenedOn: { kind: 'date', label: 'Date of the match' },
  fields: {
    decidedOn: { kind: 'date', label: 'Decision that the child should be placed', optional: true },
    byFosterCarer: { kind: 'text', label: 'Adopted by the former foster carer', optional: true },
    adopters: { kind: 'text', label: 'Number of adopters', optional: true },
    adoptersSex: { kind: 'text', label: 'Sex of adopters', optional: true },
    adoptersLegal: { kind: 'text', label: 'Legal status of adopters', optional: true },
  },
  says: () => 'Matched with adopters',
})

export const plans = {
  adoption: 'Adoption',
  'special-guardianship': 'Special guardianship',
  'child-arrangements': 'Child arrangements order',
  'long-term-fostering': 'Long-term fostering',
  return: 'Return home',
  'twin-track': 'Twin-track: adoption and another plan',
} as const

export const plan = event('permanence.plan', {
  title: 'Permanence plan agreed',
  describes: 'The plan for permanence agreed at a review, due by the second review.',
  rank: 24,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date agreed', notAfter: 'today' },
  fields: { plan: { kind: 'choice', label: 'Plan', choices: plans } },
  says: (body) => `Plan agreed: ${wordFor(plans, body['plan'], 'not said')}`,
})

export const placementOrder = event('permanence.placement-order', {
  title: 'Placement order made',
  describes:
    'The court authorises the authority to place the child for adoption (Adoption and Children Act 2002, section 21).',
  rank: 28,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date of the order', notAfter: 'today' },
  fields: {},
  says: () => 'Placement order made',
})

export const match = event('permanence.match', {
  title: 'Match decided',
  describes:
    'The agency decision-maker decides that the child be placed with particular adopters (AAR 2005, regulation 33).',
  rank: 30,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date of the decision', notAfter: 'today' },
  fields: {},
  says: () => 'Matched with adopters',
})

export const movedIn = event('permanence.moved-in', {
  title: 'Moved in with the adoptive family',
  describes: 'The first day of the adoptive placement.',
  rank: 32,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date of the move', notAfter: 'today' },
  fields: {
    fosterCarers: { kind: 'yes-no', label: 'Are they the child’s foster carers already?', optional: true },
  },
  says: () => 'Moved in with the adoptive family',
})

export const application = event('permanence.application', {
  title: 'Adoption order applied for',
  describes: 'The adopters apply to the court for the adoption order.',
  rank: 34,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date of the application', notAfter: 'today' },
  fields: {},
  says: () => 'Adoption order applied for',
})

export const longTermFostering = event('permanence.long-term-fostering', {
  title: 'Long-term fostering agreed',
  describes: 'The child’s permanent home is a long-term foster placement: this permanence journey ends.',
  rank: 36,
  typed: true,
  happenedOn: { kind: 'date', label: 'Date agreed', notAfter: 'today' },
  fields: {},
  says: () => 'Long-term fostering agreed',
})

export const causes = {
  'court-directed': 'Extension directed by the court',
  'court-delay': 'Delay in the court’s listing or proceedings',
  'relative-placement-broke': 'Placement with a relative broke down',
  'sibling-assessment': 'Assessment of brothers and sisters',
  'match-deferred': 'Match deferred or failed',
  'adopters-withdrew': 'Adopters withdrew',
  'health-uncertain': 'Uncertainty about the child’s health',
  medical: 'Adoption medical awaited',
  'family-not-found': 'No family found yet',
  'decision-late': 'Decision or paperwork of ours was late',
  'worker-changed': 'Change of social worker',
} as const

/** Whose each cause is, unless a person says otherwise. */
export const causeIsOurs: Readonly<Record<keyof typeof causes, boolean>> = {
  'court-directed': false,
  'court-delay': false,
  'relative-placement-broke': false,
  'sibling-assessment': true,
  'match-deferred': true,
  'adopters-withdrew': false,
  'health-uncertain': false,
  medical: false,
  'family-not-found': true,
  'decision-late': true,
  'worker-changed': true,
}

/** Why the child waited: a stretch of days with one cause. Causes must add up to the days over a threshold. */
export const delay = event('permanence.delay', {
  title: 'Cause of delay',
  describes: 'A stretch of time that the child waited, with its cause and whether it was ours.',
  rank: 50,
  typed: true,
  happenedOn: { kind: 'date', label: 'Waiting from', notAfter: 'today' },
  fields: {
    cause: { kind: 'choice', label: 'Cause of the delay', choices: causes },
    endedOn: { kind: 'date', label: 'Until', hint: 'Leave empty while it lasts', optional: true },
    whose: { kind: 'choice', label: 'Whose delay', optional: true, choices: { ours: 'Ours', others: 'Others’' } },
    note: { kind: 'long-text', label: 'What happened', hint: 'The child may read this as an adult', optional: true },
  },
  says: (body) => `Waited: ${wordFor(causes, body['cause'], 'cause not said')}`,
})

export const permanenceEvents: readonly EventDefinition[] = [
  plan,
  adoptionDecision,
  placementOrder,
  adopters,
  match,
  movedIn,
  application,
  longTermFostering,
  delay,
  ...stepEvents,
]
