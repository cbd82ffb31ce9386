import { addDays, day, financialYear, type Day } from '../time/index.ts'
import { aChild } from './builders.ts'
import { makeChance, type Chance } from './chance.ts'
import { adoptionLife } from './lives/adoption.ts'
import { alongside, identityOf } from './lives/alongside.ts'
import { leavesLife } from './lives/left-care.ts'
import { planChangedLife } from './lives/plan-changed.ts'
import { step, tellUntil, type Life, type Step } from './lives/steps.ts'
import { stillInCareKinds, stillInCareLife } from './lives/still-in-care.ts'
import type { ToldChild } from './told.ts'

/** How large a population is, the last day it tells of, and the seed it depends on. */
export interface PopulationOf {
  readonly children: number
  readonly until: Day
  readonly seed: number
  /** How many facts each child has besides those of an ordinary life: absences, two facts apart. */
  readonly extraFacts?: number
}

const FIVE_YEARS = 5 * 365

const EXTRA_FACTS = 22

/** A life within the five years told: one in six adopted, most of the others still in care. */
function lifeOf(chance: Chance, until: Day): Life {
  const on = addDays(until, -chance.whole(1, FIVE_YEARS - 700))
  const adoptedOn = addDays(on, 220)
  const kind = chance.weighted([
    ['adoption', 16],
    ['plan-changed', 4],
    ['home', 12],
    ['special-guardianship', 8],
    ['still', 60],
  ] as const)
  // Some are adopted only after the last day told: until then they wait.
  if (kind === 'adoption') return adoptionLife(chance, adoptedOn, 1)
  if (kind === 'plan-changed') return planChangedLife(chance, on, 1)
  if (kind !== 'still') return leavesLife(chance, kind, on)
  return stillInCareLife(chance, chance.weighted(stillInCareKinds), until)
}

/** Short absences, evenly over the five years: they make a life as full as a busy caseload. */
const absences = (until: Day, many: number): Step[] =>
  Array.from({ length: many }, (_, nth) => {
    const on = addDays(until, -Math.round(((nth + 1) * (FIVE_YEARS - 40)) / (many + 1)))
    return step(on, (story) => story.missingFrom(on, addDays(on, 1), 'A'))
  })

/** Children of chance, one at a time, so that fifty thousand need no memory: about 36 facts each in five years. */
export function* population({ children, until, seed, extraFacts = EXTRA_FACTS }: PopulationOf): Generator<ToldChild> {
  const all = makeChance(`population ${String(seed)}`)
  for (let nth = 0; nth < children; nth += 1) {
    const chance = all.named(String(nth))
    const life = lifeOf(chance, until)
    const child = identityOf(chance, life)(aChild('A child', String(200_000 + nth)))
    const told = tellUntil(
      child,
      [...life.steps, ...alongside(chance, life, until), ...absences(until, extraFacts)],
      until,
    )
    yield { number: told.number, name: told.name, facts: told.facts }
  }
}

/** The returns of the five years that end with the return year of a day. */
export const fiveReturnsUntil = (until: Day): readonly { readonly year: number; readonly asAt: Day }[] =>
  Array.from({ length: 5 }, (_, nth) => {
    const year = financialYear(until) - 4 + nth
    const end = day(`${String(year)}-03-31`)
    return { year, asAt: end < until ? end : until }
  })
