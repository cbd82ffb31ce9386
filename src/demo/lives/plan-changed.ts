import { addDays, type Day } from '../../time/index.ts'
import type { Chance } from '../chance.ts'
import { intoCare } from './into-care.ts'
import { step, type Life, type Step } from './steps.ts'

type Reason = 'RD1' | 'RD2' | 'RD3' | 'RD4'

interface Change {
  readonly decidedOn: Day
  readonly orderedOn: Day | null
  readonly changedOn: Day
  readonly reason: Reason
  /** A special guardianship order ends care on this day, or long-term fostering is agreed. */
  readonly settledOn: Day
  readonly guardian: boolean
}

function changeOf(chance: Chance, changedOn: Day): Change {
  const decidedOn = addDays(changedOn, -chance.about(120, 420))
  const orderedOn = addDays(decidedOn, chance.about(20, 90))
  const reason = chance.weighted<Reason>([
    ['RD1', 40],
    ['RD2', 10],
    ['RD3', 35],
    ['RD4', 15],
  ])
  return {
    decidedOn,
    orderedOn: reason === 'RD2' ? null : orderedOn,
    changedOn,
    reason,
    settledOn: addDays(changedOn, chance.about(60, 300)),
    guardian: chance.inHundred(40),
  }
}

function stepsOf({ decidedOn, orderedOn, changedOn, reason, settledOn, guardian }: Change): Step[] {
  const plannedOn = addDays(decidedOn, -20)
  const replannedOn = addDays(changedOn, 10)
  const revokedOn = addDays(changedOn, 25)
  return [
    step(plannedOn, (story) => story.planAgreedOn(plannedOn, 'adoption')),
    step(decidedOn, (story) => story.decisionOn(decidedOn)),
    ...(orderedOn ? [step(orderedOn, (story) => story.withPlacementOrderOn(orderedOn))] : []),
    step(changedOn, (story) => story.reversedOn(changedOn, reason)),
    step(replannedOn, (story) =>
      story.planAgreedOn(replannedOn, guardian ? 'special-guardianship' : 'long-term-fostering'),
    ),
    step(revokedOn, (story) => story.underCareOrder(revokedOn)),
    step(settledOn, (story) =>
      guardian
        ? story.specialGuardianshipOn(settledOn, 'E46')
        : story
            .placedInLongTermFostering(settledOn, { sameCarer: true, because: 'PLACE' })
            .longTermFosteringAgreedOn(settledOn),
    ),
  ]
}

/** A child whose plan changed away from adoption on a day, then fostered for good or gone to a special guardian. */
export function planChangedLife(chance: Chance, changedOn: Day, pace: number): Life {
  const change = changeOf(chance, changedOn)
  const enteredOn = addDays(change.decidedOn, -Math.round(chance.about(90, 330) * pace))
  return {
    bornOn: addDays(enteredOn, -chance.whole(100, 1900)),
    enteredOn,
    leftOn: change.guardian ? change.settledOn : null,
    kind: 'plan-changed',
    reviewedAnewFrom: change.orderedOn ? [change.orderedOn] : [],
    steps: [...intoCare(chance, { enteredOn, until: change.decidedOn, placement: 'U6' }), ...stepsOf(change)],
  }
}
