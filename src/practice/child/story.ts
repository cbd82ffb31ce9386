import { AFTER_ORDER, type Fact, type FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { asEpisode, periodsOfCare, type Care, type Episode } from './care.ts'
import { careDoubt, type Doubt } from './doubt.ts'
import { applyTypedEnds, type TypedEnd } from './typed-ends.ts'
import { whoHasIt, type Allocation } from './owners.ts'
import { careEnding } from './endings.ts'
import { dayIn, textIn } from './read-body.ts'

/** A fact's day. */
export interface Dated {
  readonly on: Day
  readonly fact: FactId
}

/** What the facts tell of a child, before it is written as rows. Permanence folds on top of it. */
export interface ChildStory {
  readonly bornOn: Day | null
  readonly sex: string | null
  readonly name: string | null
  readonly team: string | null
  readonly siblingGroup: string | null
  /** Whom the restricted record names; null where it is not restricted. */
  readonly restrictedTo: readonly string[] | null
  readonly care: readonly Care[]
  readonly reviews: readonly Dated[]
  readonly who: readonly Allocation[]
  readonly workers: ReadonlySet<string>
  /** Whose the child is among the reviewing officers, by their numbers. */
  readonly officers: readonly Allocation[]
  /** Stretches of help as a child in need, as told: they may overlap. */
  readonly help: readonly (Dated & { readonly until: Day | null })[]
  readonly closed: readonly Dated[]
  /** Return years (their 1 April) in which the child was followed up as a care leaver. */
  readonly careLeaverYears: readonly Dated[]
  /** Every dated event, other than in yearly tables and the child's own particulars; in order. */
  readonly events: readonly Dated[]
  /** The fact that the story falls back on when nothing else begins it. */
  readonly firstFact: Dated | null
  /** What is said of the record itself: requests, holds, marks. In the order given. */
  readonly ofRights: readonly Fact[]
  /** That clocks were put aside. In the order given. */
  readonly snoozes: readonly Fact[]
  readonly doubts: readonly Doubt[]
}

const byDay = (a: Dated, b: Dated): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : 0

/** A story while its facts are being read. */
interface Gathered {
  identities: Fact[]
  names: Fact[]
  groups: Fact[]
  restrictions: Fact[]
  episodes: Episode[]
  reviews: Dated[]
  allocations: (Allocation & { readonly fact: FactId })[]
  officers: Allocation[]
  help: (Dated & { readonly until: Day | null })[]
  typedEnds: TypedEnd[]
  closed: Dated[]
  careLeaverYears: Dated[]
  events: Dated[]
  first: Dated | null
  differing: Fact[]
  ofRights: Fact[]
  snoozes: Fact[]
}

const yearly: ReadonlySet<string> = new Set([
  'child.health-year',
  'child.care-leaver-year',
  'child.unaccompanied',
  'child.previous-permanence',
  // Rows of an inspection’s lists: their day is that of the list.
  'child.listed-in-care',
  'child.listed-care-leaver',
  'child.listed-for-adoption',
])

/** What is said of a record itself: requests, holds, marks. */
export const isOfRights = (type: string): boolean => type.startsWith('records.')

/** Said of the record besides: who opened it in an emergency, what of it went elsewhere. No part of the child’s life either. */
const happenedToNobody: ReadonlySet<string> = new Set(['child.opened-in-emergency', 'child.sent'])

function gather(facts: readonly Fact[]): Gathered {
  const into: Gathered = {
    identities: [],
    names: [],
    groups: [],
    restrictions: [],
    episodes: [],
    reviews: [],
    allocations: [],
    officers: [],
    help: [],
    typedEnds: [],
    closed: [],
    careLeaverYears: [],
    events: [],
    first: null,
    differing: [],
    ofRights: [],
    snoozes: [],
  }
  for (const fact of facts) {
    const { type } = fact
    if (isOfRights(type)) into.ofRights.push(fact)
    else if (type === 'child.snoozed') into.snoozes.push(fact)
    else if (!happenedToNobody.has(type)) sortInto(into, fact)
  }
  // That somebody opened the record, or sent something of it, happened to nobody; where it is all there is, there is a record all the same.
  if (into.first === null) into.first = facts.map(({ happenedOn: on, id }) => ({ on, fact: id })).sort(byDay)[0] ?? null
  return into
}

/** From when until when somebody has the child, by the number in a field. */
const allocation = (fact: Fact, field: string): Allocation => ({
  from: fact.happenedOn,
  to: dayIn(fact.body, 'endedOn'),
  worker: textIn(fact.body, field) ?? '',
})

function sortInto(into: Gathered, fact: Fact): void {
  const dated = { on: fact.happenedOn, fact: fact.id }
  if (into.first === null || byDay(dated, into.first) < 0) into.first = dated
  if (fact.differences.length > 0) into.differing.push(fact)
  switch (fact.type) {
    case 'child.identity':
      into.identities.push(fact)
      return
    case 'child.name':
      into.names.push(fact)
      return
    case 'child.sibling-group':
      into.groups.push(fact)
      return
    case 'child.restricted':
      into.restrictions.push(fact)
      return
    case 'child.care-leaver-year':
      into.careLeaverYears.push(dated)
      return
    case 'child.episode':
      into.episodes.push(asEpisode(fact))
      break
    case 'child.review':
      into.reviews.push(dated)
      break
    case 'child.worker':
      into.allocations.push({ ...allocation(fact, 'worker'), fact: fact.id })
      break
    case 'child.reviewing-officer':
      into.officers.push(allocation(fact, 'officer'))
      break
    case 'child.in-need':
      into.help.push({ ...dated, until: dayIn(fact.body, 'endedOn') })
      break
    case 'child.care-ended':
      into.typedEnds.push({ ...dated, ending: textIn(fact.body, 'ending') ?? 'other' })
      break
    case 'child.closed':
      into.closed.push(dated)
      break
  }
  if (yearly.has(fact.type)) return
  into.events.push(dated)
  const endedOn = dayIn(fact.body, 'endedOn')
  if (endedOn !== null && endedOn > fact.happenedOn) into.events.push({ on: endedOn, fact: fact.id })
}

/** The last word on a field, of the facts that say it: by their dates, then by content. */
function lastWord(facts: readonly Fact[], field: string): string | null {
  let word: string | null = null
  let on = ''
  for (const fact of facts) {
    const said = textIn(fact.body, field)
    if (said !== null && (fact.happenedOn > on || (fact.happenedOn === on && said > (word ?? '')))) {
      word = said
      on = fact.happenedOn
    }
  }
  return word
}

/** Whom every restriction names that has not ended: of two, only those whom both name. */
function openTo(restrictions: readonly Fact[]): readonly string[] | null {
  const open = restrictions.filter(({ body }) => dayIn(body, 'endedOn') === null)
  const named = open.map(({ body }) => new Set((textIn(body, 'people') ?? '').split(' ')))
  const [first] = named
  if (!first) return null
  return [...first].filter((person) => /^[\w-]+$/.test(person) && named.every((people) => people.has(person))).sort()
}

/** Whether the last time in care ended by an adoption order: from then on the record is restricted, whoever does what. */
function hasLeftByAdoption(care: readonly Care[], born: Day | null): boolean {
  const last = care.findLast(({ isShortBreaks }) => !isShortBreaks)
  return last?.to != null && last.ended !== null && careEnding(last.ended, born, last.to) === 'adopted'
}

const bornOn = (identities: readonly Fact[]): Day | null =>
  identities.reduce<Day | null>(
    (born, { happenedOn }) => (born === null || happenedOn > born ? happenedOn : born),
    null,
  )

function doubtsOf(into: Gathered, care: readonly Care[], born: Day | null): Doubt[] {
  const doubts = care.flatMap((period) => period.doubts)
  const first = care[0]
  const opening = first?.episodes[0]
  if (first && opening && born === null) doubts.push(careDoubt('no-birth-date', first.from, [opening.fact]))
  if (first && opening && born !== null && born > first.from) {
    doubts.push(careDoubt('born-after-care-began', first.from, [opening.fact]))
  }
  const starts = new Map<Day, { readonly fact: FactId; readonly worker: string }>()
  for (const { from, worker, fact } of into.allocations) {
    const other = starts.get(from)
    if (other && other.worker !== worker) doubts.push(careDoubt('two-workers', from, [other.fact, fact].sort()))
    else starts.set(from, { fact, worker })
  }
  for (const fact of into.differing) doubts.push(careDoubt('sources-differ', fact.happenedOn, [fact.id]))
  return doubts
}

/** Reads a child's facts, in whatever order they come. Total; linear but for the sorts. */
export function readStory(facts: readonly Fact[]): ChildStory {
  const into = gather(facts)
  const { care, doubts } = applyTypedEnds(periodsOfCare(into.episodes), into.typedEnds)
  const born = bornOn(into.identities)
  return {
    bornOn: born,
    sex: lastWord(into.identities, 'sex'),
    name: lastWord(into.names, 'name'),
    team: lastWord(into.names, 'team'),
    siblingGroup: lastWord(into.groups, 'group'),
    restrictedTo: openTo(into.restrictions) ?? (hasLeftByAdoption(care, born) ? [AFTER_ORDER] : null),
    care,
    reviews: into.reviews.sort(byDay),
    who: whoHasIt(into.allocations),
    officers: whoHasIt(into.officers),
    workers: new Set(into.allocations.map(({ worker }) => worker)),
    help: into.help.sort(byDay),
    closed: into.closed.sort(byDay),
    careLeaverYears: into.careLeaverYears.sort(byDay),
    events: into.events.sort(byDay),
    firstFact: into.first,
    ofRights: into.ofRights,
    snoozes: into.snoozes,
    doubts: doubts.concat(doubtsOf(into, care, born)),
  }
}
