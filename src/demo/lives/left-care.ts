import { addDays, birthday, daysBetween, earliest, latest, type Day } from '../../time/index.ts'
import type { Chance } from '../chance.ts'
import { intoCare, moves } from './into-care.ts'
import { step, type Life, type LifeKind, type Step } from './steps.ts'

/** What is usual for children who leave care in one way: days in care, age on entering, placement, how care ends. */
interface Usual {
  readonly days: readonly [number, number]
  readonly ages: readonly [number, number]
  readonly placement: string
  readonly finalOrder: 'C2' | null
  readonly codes: readonly (readonly [string, number])[]
  readonly plan: string
}

const USUAL: Readonly<Partial<Record<LifeKind, Usual>>> = {
  home: {
    days: [12, 620],
    ages: [0, 15],
    placement: 'U6',
    finalOrder: null,
    codes: [
      ['E4A', 66],
      ['E4B', 24],
      ['E13', 10],
    ],
    plan: 'return',
  },
  'special-guardianship': {
    days: [190, 760],
    ages: [0, 9],
    placement: 'U3',
    finalOrder: null,
    codes: [
      ['E45', 82],
      ['E47', 18],
    ],
    plan: 'special-guardianship',
  },
  'child-arrangements': {
    days: [150, 520],
    ages: [0, 12],
    placement: 'U3',
    finalOrder: null,
    codes: [['E41', 1]],
    plan: 'child-arrangements',
  },
  elsewhere: {
    days: [30, 700],
    ages: [4, 15],
    placement: 'U6',
    finalOrder: null,
    codes: [
      ['E3', 45],
      ['E8', 30],
      ['E9', 12],
      ['E16', 13],
    ],
    plan: 'return',
  },
}

/** A child who leaves care on a day by way of a parent, a relative's order, or another authority. */
export function leavesLife(chance: Chance, kind: LifeKind, leftOn: Day): Life {
  const usual = USUAL[kind]
  if (!usual) throw new Error(`No life ends with ${kind}`)
  const enteredOn = addDays(leftOn, -chance.about(usual.days[0], usual.days[1]))
  const bornOn = addDays(enteredOn, -(chance.whole(usual.ages[0], usual.ages[1]) * 365 + chance.whole(2, 360)))
  const code = chance.weighted(usual.codes)
  const plannedOn = addDays(enteredOn, 110)
  return {
    bornOn,
    enteredOn,
    leftOn,
    kind,
    steps: [
      ...intoCare(chance, { enteredOn, until: leftOn, placement: usual.placement, finalOrder: usual.finalOrder }),
      ...moves(chance, enteredOn, addDays(leftOn, -20), [usual.placement, usual.placement, 'U6']),
      ...(plannedOn < leftOn ? [step(plannedOn, (story) => story.planAgreedOn(plannedOn, usual.plan))] : []),
      step(leftOn, (story) => story.leftCareOn(leftOn, code)),
    ],
  }
}

/** Supported accommodation is K3 from 1 April 2024 (return year 2025) and was H5 before. */
export const SUPPORTED_FROM = '2024-04-01' as Day // a day

/** A young person's last home in care, on from sixteen: supported accommodation, under the code of its time. */
export function supportedFrom(on: Day): Step[] {
  const code = on < SUPPORTED_FROM ? 'H5' : 'K3'
  const became = step(SUPPORTED_FROM, (story) =>
    story.facts.some((told) => told.body['placement'] === 'H5' && told.body['endedOn'] === undefined)
      ? story.placed('K3', SUPPORTED_FROM, { sameCarer: true, because: 'PLACE' })
      : story,
  )
  return [step(on, (story) => story.placed(code, on, { provider: 'PR4' })), ...(code === 'H5' ? [became] : [])]
}

/** A young person who turns 18 in care on a day, long fostered, in a home, or in supported accommodation. */
export function eighteenLife(chance: Chance, turnsOn: Day): Life {
  const bornOn = addDays(turnsOn, -6575)
  const leftOn = birthday(bornOn, 18)
  const enteredOn = addDays(leftOn, -chance.about(260, 4600))
  const sixteen = birthday(bornOn, 16)
  const way = chance.weighted([
    ['U4', 45],
    ['K2', 25],
    ['K3', 30],
  ])
  const usually = latest(addDays(enteredOn, chance.about(60, 500)), way === 'K3' ? addDays(sixteen, 90) : enteredOn)
  const settledOn = earliest(usually, addDays(leftOn, -5)) ?? leftOn
  const code = chance.weighted<'E5' | 'E17' | 'E7'>([
    ['E5', way === 'U4' ? 40 : 85],
    ['E17', way === 'U4' ? 55 : 5],
    ['E7', 8],
  ])
  return {
    bornOn,
    enteredOn,
    leftOn,
    kind: 'eighteen',
    steps: [
      ...intoCare(chance, { enteredOn, until: leftOn, placement: way === 'K2' ? 'K2' : 'U6', finalOrder: 'C2' }),
      ...moves(chance, enteredOn, settledOn, ['U6', 'U6', 'K2']),
      ...settling(way, settledOn, leftOn),
      step(leftOn, (story) => story.turnedEighteen(code)),
    ],
  }
}

function settling(way: string, on: Day, leftOn: Day): Step[] {
  if (daysBetween(on, leftOn) < 30 || way === 'K2') return []
  if (way === 'K3') return supportedFrom(on).filter((happens) => happens.on < leftOn)
  return [step(on, (story) => story.placedInLongTermFostering(on).longTermFosteringAgreedOn(on))]
}
