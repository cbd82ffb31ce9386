import { day, type Day } from '../time/index.ts'
import type { Chance } from './chance.ts'
import { adoptionLife, siblingOf } from './lives/adoption.ts'
import { eighteenLife, leavesLife } from './lives/left-care.ts'
import { planChangedLife } from './lives/plan-changed.ts'
import type { Life, LifeKind } from './lives/steps.ts'

/** One return year of Harbour Council: how many children left care in each way, and the pace of adoption (1 is usual). */
interface YearOfCare {
  readonly adoption: number
  readonly pace: number
  readonly planChanged: number
  readonly guardianship: number
  readonly arrangements: number
  readonly home: number
  readonly eighteen: number
  readonly elsewhere: number
}

/**
 * Ten years and this one, oldest first, and two to come whose children are waiting now. Adoptions fall from the high
 * thirties to about fifteen; children wait less and less until five years ago, and longer since.
 */
const YEARS: readonly YearOfCare[] = [
  year(36, 1.3, 4, 15, 9, 62, 34, 12),
  year(38, 1.25, 4, 17, 9, 60, 35, 11),
  year(34, 1.15, 4, 19, 8, 58, 33, 12),
  year(33, 1.05, 3, 20, 8, 60, 36, 10),
  year(29, 0.95, 3, 22, 8, 55, 38, 11),
  year(27, 0.9, 3, 24, 7, 52, 39, 10),
  year(22, 0.92, 2, 25, 7, 47, 40, 9),
  year(19, 1, 3, 24, 6, 50, 42, 11),
  year(17, 1.12, 3, 26, 6, 52, 43, 12),
  year(14, 1.2, 3, 25, 7, 54, 44, 12),
  year(15, 1.25, 3, 24, 6, 55, 45, 11),
  year(16, 1.25, 2, 22, 5, 40, 44, 6),
  year(14, 1.2, 0, 0, 0, 0, 0, 0),
]

function year(
  ...[adoption, pace, planChanged, guardianship, arrangements, home, eighteen, elsewhere]: readonly [
    adoption: number,
    pace: number,
    planChanged: number,
    guardianship: number,
    arrangements: number,
    home: number,
    eighteen: number,
    elsewhere: number,
  ]
): YearOfCare {
  return { adoption, pace, planChanged, guardianship, arrangements, home, eighteen, elsewhere }
}

/** How many return years of the past the demonstration tells, besides the one that holds today. */
export const PAST_YEARS = 10

const times = <T>(many: number, make: (nth: number) => T): T[] => Array.from({ length: many }, (_, nth) => make(nth))

const SIBLINGS_IN_HUNDRED = 15

/** Adopted children, some of them with a brother or sister on the same path. */
function adopted(chance: Chance, many: number, pace: number, on: () => Day): (readonly Life[])[] {
  const families: (readonly Life[])[] = []
  for (let made = 0; made < many;) {
    const life = adoptionLife(chance, on(), pace)
    const together = made + 1 < many && chance.inHundred(SIBLINGS_IN_HUNDRED) ? [life, siblingOf(chance, life)] : [life]
    families.push(together)
    made += together.length
  }
  return families
}

/** The lives that end in one return year, brothers and sisters together. */
function livesOf(chance: Chance, returnYear: number, of: YearOfCare): (readonly Life[])[] {
  const [from, to] = [day(`${String(returnYear - 1)}-04-01`), day(`${String(returnYear)}-03-31`)]
  const on = (): Day => chance.dayIn(from, to)
  const leaves = (kind: LifeKind, many: number): Life[][] => times(many, () => [leavesLife(chance, kind, on())])
  return [
    ...adopted(chance, of.adoption, of.pace, on),
    ...times(of.planChanged, () => [planChangedLife(chance, on(), of.pace)]),
    ...leaves('special-guardianship', of.guardianship),
    ...leaves('child-arrangements', of.arrangements),
    ...leaves('home', of.home),
    ...times(of.eighteen, () => [eighteenLife(chance, on())]),
    ...leaves('elsewhere', of.elsewhere),
  ]
}

/** Every life that ends, or will end, in the years told: those who would enter care only after today are left out. */
export function livesWithAnEnd(chance: Chance, today: Day, thisYear: number): (readonly Life[])[] {
  return YEARS.flatMap((of, nth) => {
    const returnYear = thisYear - PAST_YEARS + nth
    return livesOf(chance.named(`year ${String(nth)}`), returnYear, of)
  }).filter((family) => family.every((life) => life.enteredOn <= today))
}
