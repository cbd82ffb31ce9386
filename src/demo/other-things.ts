import { addDays, addMonths, ageOn, day, financialYear, type Day } from '../time/index.ts'
import type { Body, Voice } from '../record/index.ts'
import { makeChance } from './chance.ts'
import { add, fact, retold, said, type Telling, type ToldFact } from './told.ts'

/** Who the child is, as the return's header has it. */
export interface Identity {
  readonly sex?: 'M' | 'F' | 'U'
  readonly ethnicity?: string
  readonly upn?: string
  readonly isMother?: string
  readonly firstChildBornOn?: string
}

export interface Spell {
  readonly until?: string
  readonly reason?: string
}

/** What a story can say besides care and permanence. */
export interface OtherThings<S> {
  readonly bornOn: (on: string, identity?: Identity) => S
  readonly inTeam: (team: string, knownFrom: string) => S
  readonly withSiblings: (group: string, from: string) => S
  readonly withWorker: (worker: string, from: string, spell?: Spell) => S
  readonly reviewedOn: (...days: readonly string[]) => S
  /** Reviews as the law requires from one day until another: within 20 working days, 3 months later, then every 6 months. */
  readonly reviewedRegularly: (from: string, until: string) => S
  readonly missingFrom: (on: string, until?: string, kind?: 'M' | 'A') => S
  readonly inNeedFrom: (on: string, until?: string) => S
  readonly planAgreedOn: (on: string, plan: string) => S
  readonly appliedOn: (on: string) => S
  readonly waitedFrom: (on: string, cause: string, spell?: Spell & { readonly whose?: 'ours' | 'others' }) => S
  /** What the child last waited for came, or the wait ended otherwise. */
  readonly waitEndedOn: (on: string) => S
  readonly longTermFosteringAgreedOn: (on: string) => S
  readonly careLeaverIn: (returnYear: number, contact?: Contact) => S
  /** Whether an earlier adoption, guardianship or other order ended: asked once, in the year in which care begins. */
  readonly cameFromPermanence: (enteredCareOn: string, option: string) => S
  readonly unaccompaniedIn: (returnYear: number, ceasesOn?: string) => S
  readonly deprivedOfLibertyFrom: (on: string, until?: string) => S
  /** The health table of one return year (OC2). */
  readonly healthIn: (returnYear: number, body?: Body) => S
  /** Anything else, in its own fields: a contradiction, or a kind of fact without a step of its own. */
  readonly alsoSaid: (type: string, on: string, body?: Body, voice?: Voice) => S
  /** The last fact told was first said only on this day. */
  readonly saidOnlyFrom: (on: string) => S
  /** The last fact told was first said with another date, and put right on a day. */
  readonly firstSaidAs: (wrongDay: string, putRightOn: string) => S
}

/** Nobody asks for the date and place of an order that never was (Z1). */
const earlierPermanence = (enteredOn: Day, option: string): ToldFact => ({
  ...fact(
    'child.previous-permanence',
    yearBegan(financialYear(enteredOn)),
    option === 'Z1' ? { option } : { option, authority: '999', orderDate: 'zz/zz/ZZZZ' },
  ),
  saidFrom: enteredOn,
})

export interface Contact {
  readonly inTouch?: string
  readonly activity?: string
  readonly accommodation?: string
}

const yearBegan = (returnYear: number): Day => day(`${String(returnYear - 1)}-04-01`)

type Ways = readonly [readonly [string, number], ...(readonly (readonly [string, number])[])]

/** How children take part, of a hundred reviews: younger children come less often, and more of them send their views. Invented. */
const young: Ways = [
  ['PN1', 44],
  ['PN2', 7],
  ['PN3', 7],
  ['PN4', 5],
  ['PN5', 6],
  ['PN6', 19],
  ['PN7', 12],
]
const older: Ways = [
  ['PN1', 58],
  ['PN2', 6],
  ['PN3', 2],
  ['PN4', 4],
  ['PN5', 6],
  ['PN6', 14],
  ['PN7', 10],
]

const YOUNG_UNTIL = 10

/** How the child took part: under four (PN0) there is no other answer. By child and day, whatever else is told. */
function participation({ bornOn, number }: Telling, on: Day): string {
  const age = bornOn === null ? 0 : ageOn(bornOn, on)
  return age < 4 ? 'PN0' : makeChance(`${number} ${on}`).weighted(age < YOUNG_UNTIL ? young : older)
}

const review = (telling: Telling, on: string): ToldFact =>
  fact('child.review', on, { participation: participation(telling, day(on)) })

/** Reviews in time: of ordinary care, then afresh from an order to place and from the move to adopters. */
function regularly(telling: Telling, from: string, until: string): readonly ToldFact[] {
  const firstOf = (is: (body: Body) => boolean): Day | undefined =>
    telling.facts.find((told) => told.type === 'child.episode' && told.happenedOn > from && is(told.body))?.happenedOn
  const ordered = firstOf(({ legalStatus }) => legalStatus === 'E1')
  const moved = firstOf(({ placement }) => /^A[3-6]/.test(String(placement)))
  const first = addDays(day(from), 26)
  const turns = [
    { from: day(from), days: [first, addMonths(addDays(first, -3), 3)], then: addMonths(first, 9) },
    ...(ordered && (!moved || ordered < moved) ? [afresh(ordered, addDays(addMonths(ordered, 3), -5))] : []),
    ...(moved ? [afresh(moved, addDays(moved, 25), addDays(addMonths(moved, 3), 20))] : []),
  ]
  return turns.flatMap((turn, nth) => {
    const end = [day(until), turns[nth + 1]?.from ?? day(until)].toSorted()[0] ?? day(until)
    const days = [...turn.days]
    for (let next = turn.then; next < end; next = addMonths(next, 6)) days.push(addDays(next, -6))
    return days.filter((on) => on < end).map((on) => review(telling, on))
  })
}

const afresh = (from: Day, ...days: readonly [Day, ...Day[]]) => ({
  from,
  days,
  then: addMonths(days.at(-1) ?? from, 6),
})

const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'

/** A pupil number that goes with the child's number: of no council but a pseudo-authority (001), with the check letter that the rules ask for. */
function upnFor(number: string): string {
  const digits = `001${number.slice(-4).padStart(4, '1')}15${number.slice(0, 3).padStart(3, '2')}`
  const sum = Array.from(digits).reduce((total, digit, at) => total + (at + 2) * Number(digit), 0)
  return `${UPN_LETTERS.charAt(sum % 23)}${digits}`
}

const identityBody = (number: string, identity: Identity): Body =>
  said({
    sex: identity.sex ?? 'F',
    ethnicity: identity.ethnicity ?? 'WBRI',
    upn: identity.upn ?? upnFor(number),
    isMother: identity.isMother ?? (identity.sex === 'M' ? undefined : '0'),
    firstChildBornOn: identity.firstChildBornOn,
  })

const changeLast = (telling: Telling, change: (told: ToldFact) => ToldFact): Telling =>
  retold(telling, telling.facts.length - 1, change)

/** The steps of a story that are one fact each. */
export function otherThingsSaid<S>(telling: Telling, next: (telling: Telling) => S): OtherThings<S> {
  const also = (...facts: readonly ToldFact[]): S => next(add(telling, ...facts))
  const typed = (type: string, on: string, body: Body = {}): S => also(fact(type, on, body, 'typed'))
  return {
    bornOn: (on, identity = {}) =>
      next({ ...add(telling, fact('child.identity', on, identityBody(telling.number, identity))), bornOn: day(on) }),
    inTeam: (team, knownFrom) => also(fact('child.name', knownFrom, { name: telling.name, team }, 'names')),
    withSiblings: (group, from) => also(fact('child.sibling-group', from, { group }, 'names')),
    withWorker: (worker, from, spell = {}) =>
      also(fact('child.worker', from, said({ worker, endedOn: spell.until, reason: spell.reason }))),
    reviewedOn: (...days) => also(...days.map((on) => review(telling, on))),
    reviewedRegularly: (from, until) => also(...regularly(telling, from, until)),
    missingFrom: (on, until, kind = 'M') => also(fact('child.missing', on, said({ kind, endedOn: until }))),
    inNeedFrom: (on, until) => typed('child.in-need', on, said({ endedOn: until })),
    planAgreedOn: (on, plan) => typed('permanence.plan', on, { plan }),
    appliedOn: (on) => typed('permanence.application', on),
    waitedFrom: (on, cause, spell = {}) =>
      typed('permanence.delay', on, said({ cause, endedOn: spell.until, whose: spell.whose })),
    waitEndedOn: (on) => next(waitEnded(telling, on)),
    longTermFosteringAgreedOn: (on) => typed('permanence.long-term-fostering', on),
    careLeaverIn: (year, contact = {}) => also(fact('child.care-leaver-year', yearBegan(year), contactBody(contact))),
    cameFromPermanence: (on, option) => also(earlierPermanence(day(on), option)),
    unaccompaniedIn: (year, ceasesOn) => also(fact('child.unaccompanied', yearBegan(year), said({ ceasesOn }))),
    deprivedOfLibertyFrom: (on, until) => also(fact('child.deprivation-of-liberty', on, said({ endedOn: until }))),
    healthIn: (year, body = HEALTHY) => also(fact('child.health-year', yearBegan(year), body)),
    alsoSaid: (type, on, body = {}, voice = 'ssda903') => also(fact(type, on, body, voice)),
    saidOnlyFrom: (on) => next(changeLast(telling, (told) => ({ ...told, saidFrom: day(on) }))),
    firstSaidAs: (wrong, putRight) =>
      next(
        changeLast(telling, (told) => ({
          ...told,
          mistake: { until: day(putRight), happenedOn: day(wrong), body: told.body },
        })),
      ),
  }
}

function waitEnded(telling: Telling, on: string): Telling {
  const place = telling.facts.findLastIndex((told) => told.type === 'permanence.delay')
  return retold(telling, place, (told) => ({ ...told, body: { ...told.body, endedOn: day(on) } }))
}

const HEALTHY: Body = { immunisations: '1', dentalCheck: '1', healthAssessment: '1', substanceMisuse: '0' }

const contactBody = (contact: Contact): Body => ({
  inTouch: contact.inTouch ?? 'YES',
  activity: contact.activity ?? 'F2',
  accommodation: contact.accommodation ?? 'U1',
})
