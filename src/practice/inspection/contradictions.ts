import type { Fact, FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { careEnding, dayIn, textIn, type Care, type ChildStory, type Doubt, type Episode } from '../child/index.ts'
import type { Told } from '../permanence/index.ts'
import { listedCareLeaver, listedForAdoption, listedInCare } from './events.ts'
import { annexLetter, letterIn, type AnnexLetters } from './letters.ts'

const of = 'Annex A and the record differ'
const kinds = {
  'list-birth-date': 'the date of birth',
  'list-gender': 'the gender',
  'list-ethnicity': 'the ethnic group',
  'list-care-began': 'the day on which care began',
  'list-care-ended': 'whether care has ended, and when',
  'list-need': 'the category of need',
  'list-legal-status': 'the legal status',
  'list-placement': 'the kind of placement',
  'list-decision': 'the day of the decision that the child should be placed for adoption',
  'list-placement-order': 'the day of the placement order',
  'list-match': 'the day of the match',
  'list-placed': 'the day of moving in with the adoptive family',
  'list-adopted': 'the day of the adoption order',
  'list-reversed': 'whether the decision for adoption was reversed, and when',
} as const

type Kind = keyof typeof kinds

const doubt = (code: Kind, on: Day | null, facts: readonly FactId[]): Doubt => ({
  ...{ code, on, facts: [...new Set(facts)].sort() },
  says: `${of} on ${kinds[code]}. What the record had stands: correct whichever is wrong.`,
  because: `a list and the record differ on ${kinds[code]}`,
})

/** What a list is compared with. */
interface Known {
  readonly story: ChildStory
  readonly told: readonly Told[]
  /** The return’s headers of the child. */
  readonly identities: readonly Fact[]
  readonly episodes: ReadonlyMap<FactId, Fact>
  /** Facts of which a return tells. */
  readonly returned: ReadonlySet<FactId>
}

const before = (a: Fact, b: Fact): boolean =>
  a.happenedOn < b.happenedOn || (a.happenedOn === b.happenedOn && a.id < b.id)

const listed: ReadonlySet<string> = new Set([listedInCare.type, listedCareLeaver.type, listedForAdoption.type])

/** The last row of each list: what an older list said has been said anew. */
function lastRows(facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  const rows = new Map<string, Fact>()
  for (const fact of facts) {
    const { type } = fact
    if (!listed.has(type)) continue
    const last = rows.get(type)
    if (last === undefined || before(last, fact)) rows.set(type, fact)
  }
  return rows
}

function knownFrom(facts: readonly Fact[], story: ChildStory, told: readonly Told[]): Known {
  const identities: Fact[] = []
  const episodes = new Map<FactId, Fact>()
  const returned = new Set<FactId>()
  for (const fact of facts) {
    const { id, type, voices } = fact
    if (type === 'child.identity') identities.push(fact)
    if (type === 'child.episode') episodes.set(id, fact)
    if (voices.includes('ssda903')) returned.add(id)
  }
  return { story, told, identities, episodes, returned }
}

/** The last day up to the list’s own of which a return tells: what lies after it is news, and contradicts nothing. */
const knownTo = ({ story, returned }: Known, asAt: Day): Day | null =>
  story.events.findLast(({ on, fact }) => on <= asAt && returned.has(fact))?.on ?? null

const areOther = (codes: AnnexLetters, ours: unknown, theirs: string | null): boolean => {
  const letter = annexLetter(codes, ours)
  return theirs !== null && letter !== null && letter !== letterIn(theirs)
}

const lastSaying = (identities: readonly Fact[], field: string): Fact | null =>
  identities.reduce<Fact | null>(
    (last, fact) => (textIn(fact.body, field) !== null && (last === null || before(last, fact)) ? fact : last),
    null,
  )

/** Who the child is: the return's header, and what the list repeats of it. */
function aboutWho(row: Fact, { identities, story }: Known): Doubt[] {
  const doubts: Doubt[] = []
  const born = dayIn(row.body, 'bornOn')
  const header = identities.filter(({ happenedOn }) => happenedOn === story.bornOn)
  if (born !== null && story.bornOn !== null && born !== story.bornOn)
    doubts.push(doubt('list-birth-date', row.happenedOn, [row.id, ...header.map(({ id }) => id)]))
  const compare = (code: Kind, codes: AnnexLetters, ours: string, theirs: string): void => {
    const said = lastSaying(identities, ours)
    if (said && areOther(codes, said.body[ours], textIn(row.body, theirs)))
      doubts.push(doubt(code, row.happenedOn, [row.id, said.id]))
  }
  compare('list-gender', 'gender', 'sex', 'gender')
  compare('list-ethnicity', 'ethnicity', 'ethnicity', 'ethnicity')
  return doubts
}

const covers = (episode: Episode, on: Day): boolean => episode.from <= on && (episode.to === null || on < episode.to)

/** The day on which care began: the record may begin after it did. */
function aboutStart(row: Fact, care: readonly Care[], until: Day | null): Doubt[] {
  const started = dayIn(row.body, 'startedOn')
  if (started === null || until === null || started > until || care.length === 0) return []
  if (care.some(({ from, startKnown }) => (startKnown ? from === started : started <= from))) return []
  const nearest = care.findLast(({ from }) => from <= started) ?? care[0]
  const [opening] = nearest?.episodes ?? []
  return opening ? [doubt('list-care-began', started, [row.id, opening.fact])] : []
}

function aboutCare(row: Fact, known: Known): Doubt[] {
  const { story, episodes: bodies } = known
  const until = knownTo(known, row.happenedOn)
  if (until === null) return []
  const care = story.care.filter(({ from, isShortBreaks }) => from <= row.happenedOn && !isShortBreaks)
  const doubts = aboutStart(row, care, until)
  const ceased = dayIn(row.body, 'ceasedOn')
  const started = dayIn(row.body, 'startedOn')
  const same = care.find(({ from }) => from === started)
  const endedBy = (same ?? care.at(-1))?.endedBy
  const isEndOther = ceased === null ? same?.to != null && same.to <= until : ceased <= until && same?.to !== ceased
  if (same && isEndOther)
    doubts.push(doubt('list-care-ended', ceased ?? same.to, [row.id, ...(endedBy ? [endedBy] : [])]))
  const episodes = care.flatMap((period) => period.episodes)
  const compare = (
    code: Kind,
    codes: AnnexLetters,
    from: string,
    field: string,
    ours: (e: Episode) => unknown,
  ): void => {
    const since = dayIn(row.body, from)
    const episode = since === null || since > until ? undefined : episodes.findLast((each) => covers(each, since))
    if (episode && areOther(codes, ours(episode), textIn(row.body, field)))
      doubts.push(doubt(code, since, [row.id, episode.fact]))
  }
  compare('list-need', 'need', 'startedOn', 'need', ({ fact }) => bodies.get(fact)?.body['need'])
  compare('list-legal-status', 'legalStatus', 'legalStatusOn', 'legalStatus', ({ legal }) => legal)
  compare('list-placement', 'placement', 'placementOn', 'placement', ({ placement }) => placement)
  return doubts
}

/** A step that the record tells too, on another day. What the record does not tell of is news. */
function aboutStep(
  row: Fact,
  code: Kind,
  field: string,
  steps: readonly { readonly on: Day; readonly fact: FactId }[],
): Doubt[] {
  const said = dayIn(row.body, field)
  const known = steps.filter(({ on }) => on <= row.happenedOn)
  const last = known.at(-1)
  if (said === null || !last || known.some(({ on }) => on === said)) return []
  return [doubt(code, said, [row.id, last.fact])]
}

function aboutAdoption(row: Fact, known: Known): Doubt[] {
  const { story, told } = known
  const steps = told.map((each) => each.steps)
  const decisions = steps.flatMap((each) => each.decisions)
  const reversed = decisions.flatMap(({ until, fact }) => (until === null ? [] : [{ on: until, fact }]))
  const adopted = story.care.flatMap(({ to, ended, endedBy }) =>
    to !== null && endedBy !== null && careEnding(ended ?? 'other', story.bornOn, to) === 'adopted'
      ? [{ on: to, fact: endedBy }]
      : [],
  )
  const last = decisions.at(-1)
  const isReversedHere = last?.until != null && last.until <= row.happenedOn
  const unsaid = isReversedHere && dayIn(row.body, 'reversedOn') === null && last.on === dayIn(row.body, 'decidedOn')
  return [
    ...aboutStart(
      row,
      story.care.filter(({ isShortBreaks }) => !isShortBreaks),
      knownTo(known, row.happenedOn),
    ),
    ...aboutStep(row, 'list-decision', 'decidedOn', decisions),
    ...aboutStep(
      row,
      'list-placement-order',
      'orderedOn',
      steps.flatMap(({ orders }) => orders.filter(({ kind, isDateKnown }) => kind === 'placement' && isDateKnown)),
    ),
    ...aboutStep(
      row,
      'list-match',
      'matchedOn',
      steps.flatMap(({ matches }) => matches),
    ),
    ...aboutStep(
      row,
      'list-placed',
      'placedOn',
      steps.flatMap(({ placements }) => placements.filter(({ isDateKnown }) => isDateKnown)),
    ),
    ...aboutStep(row, 'list-adopted', 'adoptedOn', adopted),
    ...aboutStep(row, 'list-reversed', 'reversedOn', reversed),
    ...(unsaid ? [doubt('list-reversed', last.until, [row.id, last.fact])] : []),
  ]
}

/**
 * Where what the lists of an inspection last said of a child is not what the record has from elsewhere: each column that
 * repeats a fact of the return. The list changes none of them. Total, without today; the order of the facts is not read.
 */
export function listContradictions(facts: readonly Fact[], story: ChildStory, told: readonly Told[]): readonly Doubt[] {
  const rows = lastRows(facts)
  if (rows.size === 0) return []
  const known = knownFrom(facts, story, told)
  const besides = new Map([
    [listedInCare.type, aboutCare],
    [listedForAdoption.type, aboutAdoption],
  ])
  return [...rows.values()].flatMap((row) => [...aboutWho(row, known), ...(besides.get(row.type)?.(row, known) ?? [])])
}
