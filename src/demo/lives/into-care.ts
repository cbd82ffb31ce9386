import { addDays, type Day } from '../../time/index.ts'
import type { Chance } from '../chance.ts'
import { step, type Step } from './steps.ts'

/** How a child came into care, and under which orders the child stays until a final order. */
export interface IntoCare {
  readonly enteredOn: Day
  /** The day on which proceedings end, or care ends: interim orders stand no longer than this. */
  readonly until: Day
  readonly placement: string
  readonly need?: string
  /** The order that proceedings end with; none where the child is accommodated throughout. */
  readonly finalOrder?: 'C2' | null
}

const NEEDS = [
  ['N1', 62],
  ['N2', 3],
  ['N3', 3],
  ['N4', 8],
  ['N5', 15],
  ['N6', 1],
  ['N8', 8],
] as const

const postcode = (chance: Chance): string =>
  `HB${String(chance.whole(1, 12))} ${String(chance.whole(1, 9))}${chance.oneOf(['AA', 'AB', 'BD', 'EF', 'JL', 'NP', 'QT', 'XY'])}`

/** What every new placement says: where it is, who provides it, and why the child moved. */
export const newPlace = (chance: Chance): Readonly<Record<'placementPostcode' | 'provider' | 'ofstedUrn', string>> => ({
  placementPostcode: postcode(chance),
  provider: chance.weighted([
    ['PR1', 70],
    ['PR4', 30],
  ]),
  ofstedUrn: `SC99${String(chance.whole(1000, 9999))}`,
})

/** Care begins by agreement, by an interim order, or in an emergency that soon becomes an interim order. */
export function intoCare(chance: Chance, { enteredOn, until, placement, need, finalOrder = null }: IntoCare): Step[] {
  const begins = chance.weighted([
    ['V2', 50],
    ['C1', 36],
    ['L2', 8],
    ['L1', 6],
  ])
  const care = {
    placement,
    need: need ?? chance.weighted(NEEDS),
    homePostcode: postcode(chance),
    ...newPlace(chance),
  }
  const wait = begins === 'L1' ? 3 : begins === 'L2' ? 8 : chance.about(15, 90)
  const interim = addDays(enteredOn, wait)
  const proceeds = begins !== 'C1' && (begins !== 'V2' || finalOrder !== null) && interim < until
  const ordered = addDays(enteredOn, chance.about(150, 330))
  return [
    step(enteredOn, (story) => story.enteredCareOn(enteredOn, { ...care, legalStatus: begins })),
    ...(proceeds ? [step(interim, (story) => story.underInterimCareOrder(interim))] : []),
    ...(finalOrder && ordered < until ? [step(ordered, (story) => story.underCareOrder(ordered))] : []),
  ]
}

const WHY_MOVED = [
  ['CARPL', 50],
  ['CREQB', 20],
  ['CREQO', 12],
  ['CHILD', 6],
  ['STAND', 4],
  ['CLOSE', 4],
  ['OTHER', 4],
] as const

/** Moves to other carers between two days: as many as chance has it, most children none. */
export function moves(chance: Chance, from: Day, until: Day, placements: readonly [string, ...string[]]): Step[] {
  const days = Math.max(0, Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000))
  const most = days < 90 ? 0 : days < 500 ? 2 : 4
  const many = Math.min(
    most,
    chance.weighted([
      [0, 52],
      [1, 27],
      [2, 12],
      [3, 6],
      [4, 3],
    ]),
  )
  return Array.from({ length: many }, (_, nth) => {
    const on = addDays(from, Math.round(((nth + 1) * days) / (many + 1)) + chance.whole(-20, 20))
    const change = { ...newPlace(chance), because: chance.weighted(WHY_MOVED) }
    const placement = chance.oneOf(placements)
    return step(on, (story) => story.placed(placement, on, change))
  }).filter((move) => move.on > from && move.on < until)
}
