import { day, type Day } from '../time/index.ts'
import { beginCare, changeCare, endCare, type Care, type Change } from './care.ts'
import { otherThingsSaid, type OtherThings } from './other-things.ts'
import { adopt, decide, matched, moveIn, reverse, type Adopters, type Move } from './permanence-steps.ts'
import type { Telling, ToldChild } from './told.ts'

/** Where the child lives, said in words; a day is needed only when it changes after care began. */
interface Placements<S> {
  readonly placedWithFosterCarers: (on?: string, change?: Change) => S
  readonly placedWithRelatives: (on?: string, change?: Change) => S
  /** Foster carers who are also approved to adopt the child (U5): early permanence. */
  readonly placedFosteringForAdoption: (on?: string, change?: Change) => S
  readonly placedInLongTermFostering: (on?: string, change?: Change) => S
  readonly placedInChildrensHome: (on?: string, change?: Change) => S
  readonly placedWithParents: (on?: string, change?: Change) => S
  /** Any placement, by the return's own code. */
  readonly placed: (placement: string, on?: string, change?: Change) => S
}

interface LegalStatuses<S> {
  readonly underSection20: (on?: string) => S
  readonly underInterimCareOrder: (on?: string) => S
  readonly underCareOrder: (on?: string) => S
  readonly withPlacementOrderOn: (on: string) => S
  /** Any status, by the return's own code. */
  readonly underStatus: (legalStatus: string, on?: string) => S
}

interface TowardsAdoption<S> {
  readonly decisionOn: (on: string) => S
  readonly reversedOn: (on: string, reason: 'RD1' | 'RD2' | 'RD3' | 'RD4') => S
  readonly matchedOn: (on: string) => S
  readonly movedInOn: (on: string, move?: Move) => S
  readonly adoptedOn: (on: string, adopters?: Adopters) => S
}

interface Endings<S> {
  readonly specialGuardianshipOn: (on: string, code?: 'E45' | 'E46' | 'E47' | 'E48') => S
  readonly childArrangementsOrderOn: (on: string) => S
  readonly returnedHomeOn: (on: string) => S
  readonly turnedEighteen: (code?: 'E5' | 'E17' | 'E7') => S
  readonly leftCareOn: (on: string, code: string) => S
}

/** A child's story, told in the order in which it happened. Each step gives a new story: the old one stands. */
export interface ChildStory
  extends
    ToldChild,
    Placements<ChildStory>,
    LegalStatuses<ChildStory>,
    TowardsAdoption<ChildStory>,
    Endings<ChildStory>,
    OtherThings<ChildStory> {
  readonly enteredCareOn: (on: string, care?: Partial<Care>) => ChildStory
}

type Next = (telling: Telling) => ChildStory

const sinceLast = (telling: Telling): Day => {
  const open = telling.open === null ? undefined : telling.facts[telling.open]
  if (!open) throw new Error(`${telling.name} is not looked after at this point of the story`)
  return open.happenedOn
}

function placements(telling: Telling, next: Next): Placements<ChildStory> {
  const placed = (placement: string, on?: string, change: Change = {}): ChildStory =>
    next(changeCare(telling, on ?? sinceLast(telling), { placement, ...change }))
  const as = (placement: string) => (on?: string, change?: Change) => placed(placement, on, change)
  return {
    placed,
    placedWithFosterCarers: as('U6'),
    placedWithRelatives: as('U3'),
    placedFosteringForAdoption: as('U5'),
    placedInLongTermFostering: as('U4'),
    placedInChildrensHome: as('K2'),
    placedWithParents: as('P1'),
  }
}

function legalStatuses(telling: Telling, next: Next): LegalStatuses<ChildStory> {
  const underStatus = (legalStatus: string, on?: string): ChildStory =>
    next(changeCare(telling, on ?? sinceLast(telling), { legalStatus }))
  return {
    underStatus,
    underSection20: (on) => underStatus('V2', on),
    underInterimCareOrder: (on) => underStatus('C1', on),
    underCareOrder: (on) => underStatus('C2', on),
    withPlacementOrderOn: (on) => underStatus('E1', on),
  }
}

const towardsAdoption = (telling: Telling, next: Next): TowardsAdoption<ChildStory> => ({
  decisionOn: (on) => next(decide(telling, on)),
  reversedOn: (on, reason) => next(reverse(telling, on, reason)),
  matchedOn: (on) => next(matched(telling, on)),
  movedInOn: (on, move = {}) => next(moveIn(telling, on, move)),
  adoptedOn: (on, adopters = {}) => next(adopt(telling, on, adopters)),
})

const eighteenth = (telling: Telling): Day => {
  if (!telling.bornOn) throw new Error(`${telling.name} has no date of birth yet`)
  return day(`${String(Number(telling.bornOn.slice(0, 4)) + 18)}${telling.bornOn.slice(4).replace('-02-29', '-03-01')}`)
}

const endings = (telling: Telling, next: Next): Endings<ChildStory> => ({
  specialGuardianshipOn: (on, code = 'E45') => next(endCare(telling, on, code)),
  childArrangementsOrderOn: (on) => next(endCare(telling, on, 'E41')),
  returnedHomeOn: (on) => next(endCare(telling, on, 'E4A')),
  turnedEighteen: (code = 'E5') => next(endCare(telling, eighteenth(telling), code)),
  leftCareOn: (on, code) => next(endCare(telling, on, code)),
})

const tell: Next = (telling) => ({
  number: telling.number,
  name: telling.name,
  facts: telling.facts,
  enteredCareOn: (on, care = {}) => tell(beginCare(telling, on, care)),
  ...placements(telling, tell),
  ...legalStatuses(telling, tell),
  ...towardsAdoption(telling, tell),
  ...endings(telling, tell),
  ...otherThingsSaid(telling, tell),
})

/** A six-figure number that goes with a name, so that a story need not say one. */
function numberOf(name: string): string {
  let hash = 2_166_136_261
  for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619) >>> 0
  return String(100_000 + (hash % 900_000))
}

/** Begins a story: `aChild('Rowan A.').bornOn('2023-01-05').enteredCareOn('2024-12-06').placedWithFosterCarers()`. */
export const aChild = (name = 'A child', number = numberOf(name)): ChildStory =>
  tell({ number, name, facts: [], open: null, bornOn: null, matchedOn: null })
