import { addDays, birthday, earliest, latest, type Day } from '../../time/index.ts'
import type { Chance } from '../chance.ts'
import { intoCare, moves } from './into-care.ts'
import { supportedFrom } from './left-care.ts'
import { step, type Life, type LifeKind, type Step } from './steps.ts'

interface Usual {
  /** How many of a hundred children in care without a plan for adoption. */
  readonly share: number
  readonly years: readonly [number, number]
  readonly ages: readonly [number, number]
  readonly placement: string
  readonly order: 'C2' | null
}

/** Children in care with no end in sight: how many of a hundred, how long, how old now, and where. */
const USUAL: Readonly<Partial<Record<LifeKind, Usual>>> = {
  'long-term-fostering': { share: 38, years: [1.5, 11], ages: [5, 17], placement: 'U6', order: 'C2' },
  relatives: { share: 15, years: [0.6, 8], ages: [1, 16], placement: 'U3', order: 'C2' },
  'childrens-home': { share: 11, years: [0.3, 6], ages: [10, 17], placement: 'K2', order: 'C2' },
  supported: { share: 6, years: [0.5, 4], ages: [16, 17], placement: 'U6', order: 'C2' },
  unaccompanied: { share: 7, years: [0.1, 2], ages: [15, 17], placement: 'U6', order: null },
  'with-parents': { share: 6, years: [0.8, 5], ages: [1, 14], placement: 'U6', order: 'C2' },
  proceedings: { share: 17, years: [0.01, 0.75], ages: [0, 12], placement: 'U6', order: null },
}

export const stillInCareKinds: readonly (readonly [LifeKind, number])[] = Object.entries(USUAL).map(([kind, usual]) => [
  kind as LifeKind, // a key of the table above
  usual.share,
])

type Settling = (life: { readonly chance: Chance; readonly enteredOn: Day; readonly bornOn: Day }) => Step[]

const planned = (enteredOn: Day, plan: string): Step => {
  const on = addDays(enteredOn, 118)
  return step(on, (story) => story.planAgreedOn(on, plan))
}

/** What follows on the first home: a settled one, of the kind that the life is about. */
const SETTLES: Readonly<Partial<Record<LifeKind, Settling>>> = {
  'long-term-fostering': ({ chance, enteredOn }) => {
    const on = addDays(enteredOn, chance.about(150, 480))
    const settles = step(on, (story) => story.placedInLongTermFostering(on).longTermFosteringAgreedOn(on))
    return [planned(enteredOn, 'long-term-fostering'), settles]
  },
  relatives: ({ chance, enteredOn }) => {
    const on = addDays(enteredOn, chance.about(150, 480))
    const plan = chance.inHundred(50) ? 'special-guardianship' : 'long-term-fostering'
    const settles = step(on, (story) => story.placed('U1', on, { sameCarer: true, because: 'PLACE' }))
    return [planned(enteredOn, plan), settles]
  },
  'with-parents': ({ chance, enteredOn }) => {
    const on = addDays(enteredOn, chance.about(180, 480))
    return [planned(enteredOn, 'return'), step(on, (story) => story.placedWithParents(on))]
  },
  supported: ({ chance, enteredOn, bornOn }) =>
    supportedFrom(latest(addDays(birthday(bornOn, 16), chance.whole(1, 90)), addDays(enteredOn, 40)) ?? enteredOn),
  'childrens-home': ({ enteredOn }) => [planned(enteredOn, 'long-term-fostering')],
}

/** A child who is looked after today with no end in sight. */
export function stillInCareLife(chance: Chance, kind: LifeKind, today: Day): Life {
  const usual = USUAL[kind]
  if (!usual) throw new Error(`Nobody stays in care as ${kind}`)
  const bornOn = addDays(today, -(chance.whole(usual.ages[0], usual.ages[1]) * 365 + chance.whole(5, 350)))
  const longest = Math.round(chance.next() * (usual.years[1] - usual.years[0]) * 365 + usual.years[0] * 365)
  const enteredOn = latest(addDays(today, -longest), addDays(bornOn, chance.whole(2, 60))) ?? today
  const settleBy = earliest(addDays(enteredOn, 150), addDays(today, -5)) ?? today
  const need = kind === 'unaccompanied' ? { need: 'N8' } : {}
  const begins =
    kind === 'unaccompanied'
      ? [step(enteredOn, (story) => story.enteredCareOn(enteredOn, { placement: 'U6', ...need }))]
      : intoCare(chance, { enteredOn, until: today, placement: usual.placement, finalOrder: usual.order })
  return {
    bornOn,
    enteredOn,
    leftOn: null,
    kind,
    steps: [
      ...begins,
      ...moves(chance, addDays(enteredOn, 5), settleBy, [usual.placement, usual.placement, 'U6']),
      ...(SETTLES[kind]?.({ chance, enteredOn, bornOn }) ?? []),
    ],
  }
}
