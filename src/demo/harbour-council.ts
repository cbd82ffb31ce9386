import { caseworkSince } from './daily/kept.ts'
import { inNeedDaily, lookedAfterDaily } from './daily/casework.ts'
import { addDays, financialYear, type Day } from '../time/index.ts'
import { aChild, type ChildStory } from './builders.ts'
import { makeChance, type Chance } from './chance.ts'
import { livesWithAnEnd } from './history.ts'
import { alongside, identityOf } from './lives/alongside.ts'
import { tellUntil, type Life } from './lives/steps.ts'
import { stillInCareKinds, stillInCareLife } from './lives/still-in-care.ts'
import { firstNameWith, surname, type Team } from './names.ts'
import { stories } from './stories.ts'
import type { ToldChild, ToldFact } from './told.ts'

/** What the demonstration depends on, and nothing else. */
export interface DemonstrationOf {
  readonly today: Day
  readonly seed: number
}

/** The invented children of Harbour Council. */
export interface HarbourCouncil {
  /** Everyone who is or was looked after, in the order of their numbers. */
  readonly lookedAfter: readonly ToldChild[]
  /** Children in need who are not looked after. */
  readonly inNeed: readonly ToldChild[]
}

/** How many children are looked after today, and how many more are in need. */
export const SIZE = { lookedAfter: 480, inNeed: 2500 } as const

/** What people typed is told from three years back: when Harbour Council began to keep its record here. */
export const KEPT_SINCE_DAYS = 3 * 365

export const isLookedAfter = (child: ToldChild): boolean =>
  child.facts.some((told) => told.type === 'child.episode' && told.body['endedOn'] === undefined)

const typedOrNamed = (told: ToldFact): boolean => told.voice !== 'ssda903'

/** The story without what nobody would have typed: the years before the record was kept here. */
const asKept = (child: ToldChild, since: Day): ToldChild => ({
  number: child.number,
  name: child.name,
  facts: child.facts.filter((told) => !typedOrNamed(told) || told.happenedOn >= since || told.type === 'child.name'),
})

interface Telling extends DemonstrationOf {
  readonly chance: Chance
  readonly nextNumber: () => string
}

function teamOf(chance: Chance, life: Life): Team {
  if (life.kind === 'adoption' || life.kind === 'plan-changed')
    return chance.oneOf(['Permanence team', 'Permanence team', 'Safeguarding East'])
  if (life.kind === 'eighteen' || life.kind === 'supported') return 'Leaving care team'
  return chance.oneOf(['Safeguarding North', 'Safeguarding South', 'Safeguarding East', 'Safeguarding Harbourside'])
}

/** A family of children told until today: named while the council still works with them or did until lately. */
function tellFamily(telling: Telling, family: readonly Life[], group: string): ToldChild[] {
  const { chance, today } = telling
  const letter = surname(chance)
  return family.map((life) => {
    const own = chance.named(`${group} ${life.bornOn}`)
    const child = identityOf(own, life)(aChild(firstNameWith(own, letter), telling.nextNumber()))
    const told = tellUntil(child, [...life.steps, ...alongside(own, life, today)], today)
    const isKnown = life.leftOn === null || life.leftOn > addDays(today, -KEPT_SINCE_DAYS)
    const named = isKnown ? told.inTeam(teamOf(own, life), life.enteredOn) : told
    return isKnown && family.length > 1 ? named.withSiblings(group, life.enteredOn) : named
  })
}

function fill(telling: Telling, told: readonly ToldChild[]): ToldChild[] {
  const { chance, today } = telling
  const missing = SIZE.lookedAfter - told.filter(isLookedAfter).length
  const more: ToldChild[] = []
  while (more.length < missing) {
    const family = `F${String(more.length + 1).padStart(3, '0')}`
    const life = stillInCareLife(chance, chance.weighted(stillInCareKinds), today)
    more.push(...tellFamily(telling, [life], family))
  }
  return more
}

/** A child in need: known by name, team, birthday and the day on which help began. */
function inNeedChild(chance: Chance, number: string, today: Day): ToldChild {
  const helped = addDays(today, -Math.floor(chance.next() ** 1.6 * 900) - 1)
  const bornOn = addDays(today, -(chance.whole(0, 16) * 365 + chance.whole(20, 360)))
  const from = helped < bornOn ? addDays(bornOn, 1) : helped
  const child: ChildStory = aChild(firstNameWith(chance, surname(chance)), number)
    .bornOn(bornOn, { sex: chance.inHundred(52) ? 'M' : 'F' })
    .inTeam(
      chance.oneOf(['Safeguarding North', 'Safeguarding South', 'Safeguarding East', 'Safeguarding Harbourside']),
      from,
    )
    .inNeedFrom(from)
  return {
    number: child.number,
    name: child.name,
    facts: child.facts.map((told): ToldFact => (told.voice === 'ssda903' ? { ...told, voice: 'names' } : told)),
  }
}

/** The whole of Harbour Council: stories first, then lives of chance until the numbers are right. */
export function harbourCouncil({ today, seed }: DemonstrationOf): HarbourCouncil {
  const chance = makeChance(`Harbour Council ${String(seed)}`)
  let last = 100_000
  const nextNumber = (): string => String((last += 1))
  const telling: Telling = { today, seed, chance: chance.named('lives'), nextNumber }
  const since = addDays(today, -KEPT_SINCE_DAYS)
  const families = livesWithAnEnd(chance.named('history'), today, financialYear(today))
  const told = [
    ...stories(today, nextNumber),
    ...families.flatMap((family, nth) => tellFamily(telling, family, `S${String(nth + 1).padStart(4, '0')}`)),
  ]
  const daily = { chance: chance.named('daily'), since: caseworkSince(today), today }
  const storied = stories(today, () => '').length // a story is told whole: nothing is added to it
  const lookedAfter = [...told, ...fill(telling, told)]
    .map((child) => asKept(child, since))
    .map((child, nth) => (nth < storied ? child : lookedAfterDaily(child, daily)))
  const needs = chance.named('in need')
  const inNeed = Array.from({ length: SIZE.inNeed }, () => inNeedDaily(inNeedChild(needs, nextNumber(), today), daily))
  return { lookedAfter, inNeed }
}
