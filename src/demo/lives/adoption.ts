import { addDays, daysBetween, earliest, type Day } from '../../time/index.ts'
import type { Chance } from '../chance.ts'
import type { Adopters } from '../permanence-steps.ts'
import { intoCare, moves, newPlace } from './into-care.ts'
import { step, type Life, type Step } from './steps.ts'

/** The days of an adoption, one after the other. */
interface Adoption {
  readonly enteredOn: Day
  readonly decidedOn: Day
  /** The placement order; null where the parents consent (section 19). */
  readonly orderedOn: Day | null
  readonly matchedOn: Day
  readonly movedOn: Day
  readonly appliedOn: Day
  readonly adoptedOn: Day
}

type Way = 'strangers' | 'foster-carers' | 'early-permanence' | 'relinquished'

/** How long each part took, at a pace where 1 is the usual; most children move in after 250 to 700 days. */
function daysOf(chance: Chance, adoptedOn: Day, pace: number, way: Way): Adoption {
  const relinquished = way === 'relinquished'
  const early = way === 'early-permanence'
  const movedOn = addDays(adoptedOn, -chance.about(110, 330))
  const matchedOn = addDays(movedOn, early ? -chance.about(5, 20) : -chance.about(10, 46))
  const family = relinquished
    ? chance.about(20, 70)
    : chance.weighted([
        [chance.about(-40, -1), 5],
        [chance.about(20, 150), 66],
        [chance.about(90, 300), 29],
      ])
  // Under A5 and A6 the order comes before the move; a match may come before the order, the decision never after either.
  const orderedOn = earliest(addDays(matchedOn, -Math.round(family * pace)), addDays(movedOn, -2)) ?? matchedOn
  const decidedOn = addDays((relinquished ? null : earliest(orderedOn, matchedOn)) ?? matchedOn, -chance.about(14, 110))
  const planned = relinquished ? chance.about(44, 75) : chance.about(90, early ? 200 : 330) * pace
  return {
    enteredOn: addDays(decidedOn, -Math.round(planned)),
    decidedOn,
    orderedOn: relinquished ? null : orderedOn,
    matchedOn,
    movedOn,
    appliedOn: addDays(movedOn, chance.about(70, 100)),
    adoptedOn,
  }
}

const AGES = [
  [0, 52],
  [1, 20],
  [2, 12],
  [3, 8],
  [4, 5],
  [5, 3],
] as const

function placements(chance: Chance, days: Adoption, way: Way): Step[] {
  const settledOn = addDays(days.enteredOn, chance.about(5, 60))
  if (way === 'early-permanence')
    return [step(settledOn, (story) => story.placedFosteringForAdoption(settledOn, newPlace(chance)))]
  if (way === 'foster-carers')
    return [step(settledOn, (story) => story.placedWithFosterCarers(settledOn, newPlace(chance)))]
  return way === 'relinquished' ? [] : moves(chance, days.enteredOn, days.decidedOn, ['U6', 'U6', 'U3'])
}

const WHO: readonly (readonly [Adopters, number])[] = [
  [{ adopters: '2', adoptersSex: 'MF', adoptersLegal: 'L11' }, 66],
  [{ adopters: '2', adoptersSex: 'MF', adoptersLegal: 'L3' }, 8],
  [{ adopters: '2', adoptersSex: 'MM', adoptersLegal: 'L12' }, 9],
  [{ adopters: '2', adoptersSex: 'FF', adoptersLegal: 'L12' }, 6],
  [{ adopters: '1', adoptersSex: 'F1', adoptersLegal: 'L0' }, 10],
  [{ adopters: '1', adoptersSex: 'M1', adoptersLegal: 'L0' }, 1],
]

function towardsAdoption(chance: Chance, days: Adoption, way: Way): Step[] {
  const { decidedOn, orderedOn, matchedOn, movedOn, appliedOn, adoptedOn } = days
  const withFosterCarer = way === 'foster-carers' || way === 'early-permanence'
  const plannedOn = addDays(decidedOn, -chance.about(10, 40))
  const who = chance.weighted(WHO)
  return [
    step(plannedOn, (story) => story.planAgreedOn(plannedOn, 'adoption')),
    step(decidedOn, (story) => story.decisionOn(decidedOn)),
    ...(orderedOn ? [step(orderedOn, (story) => story.withPlacementOrderOn(orderedOn))] : []),
    step(matchedOn, (story) => story.matchedOn(matchedOn)),
    step(movedOn, (story) => story.movedInOn(movedOn, { withFosterCarer })),
    step(appliedOn, (story) => (appliedOn < adoptedOn ? story.appliedOn(appliedOn) : story)),
    step(adoptedOn, (story) => story.adoptedOn(adoptedOn, who)),
  ]
}

const CAUSES_BEFORE_THE_ORDER = [
  ['court-delay', 40],
  ['court-directed', 25],
  ['relative-placement-broke', 20],
  ['decision-late', 15],
] as const
const CAUSES_AFTER_IT = [
  ['family-not-found', 40],
  ['sibling-assessment', 18],
  ['match-deferred', 14],
  ['adopters-withdrew', 12],
  ['health-uncertain', 10],
  ['worker-changed', 6],
] as const

/** Why the child waited longer than is usual; of three children in ten nobody has said. */
function delays(chance: Chance, { enteredOn, decidedOn, orderedOn, matchedOn }: Adoption): Step[] {
  const spells = [
    { from: addDays(enteredOn, 190), to: decidedOn, cause: chance.weighted(CAUSES_BEFORE_THE_ORDER) },
    { from: addDays(orderedOn ?? matchedOn, 90), to: matchedOn, cause: chance.weighted(CAUSES_AFTER_IT) },
  ]
  return spells
    .filter(({ from, to }) => daysBetween(from, to) > 25 && chance.inHundred(70))
    .flatMap(({ from, to, cause }) => [
      step(from, (story) => story.waitedFrom(from, cause)),
      step(to, (story) => story.waitEndedOn(to)),
    ])
}

/** A child who is adopted on a day: by strangers, by the foster carers, by way of early permanence, or relinquished. */
export function adoptionLife(chance: Chance, adoptedOn: Day, pace: number): Life {
  const way = chance.weighted<Way>([
    ['strangers', 80],
    ['foster-carers', 8],
    ['early-permanence', 9],
    ['relinquished', 3],
  ])
  const days = daysOf(chance, adoptedOn, pace, way)
  const age = way === 'relinquished' ? chance.whole(1, 9) : chance.weighted(AGES) * 365 + chance.whole(1, 360)
  const need = way === 'relinquished' ? { need: 'N8' } : {}
  const { enteredOn, decidedOn } = days
  const begins =
    way === 'relinquished'
      ? [step(enteredOn, (story) => story.enteredCareOn(enteredOn, { ...newPlace(chance), ...need }))]
      : intoCare(chance, { enteredOn, until: decidedOn, placement: 'U6' })
  return {
    bornOn: addDays(enteredOn, -age),
    enteredOn,
    leftOn: adoptedOn,
    kind: 'adoption',
    reviewedAnewFrom: [...(days.orderedOn ? [days.orderedOn] : []), days.movedOn],
    steps: [
      ...begins,
      ...placements(chance, days, way),
      ...towardsAdoption(chance, days, way),
      ...delays(chance.named('delays'), days),
    ],
  }
}

/** A brother or sister on the same path: the same days, another birthday. */
export const siblingOf = (chance: Chance, life: Life): Life => ({
  ...life,
  bornOn: addDays(life.bornOn, -chance.whole(300, 1100)),
})
