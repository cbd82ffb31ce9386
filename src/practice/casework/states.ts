import type { Fact } from '../../record/index.ts'
import { addDays, addMonths, birthday, daysBetween, type Day } from '../../time/index.ts'
import { dayIn, type Care, type ChildStory, type Episode, type PlacingsByCare } from '../child/index.ts'
import type { StateName } from './clock.ts'
import { agreedStretches } from './section-20.ts'
import { firstFrom, type Dated, type FactsByType } from './moments.ts'
import type { Stretch } from './stretch.ts'

export type { Stretch } from './stretch.ts'

export type States = ReadonlyMap<StateName, readonly Stretch[]>

const sooner = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)

/** The part of a stretch before a day, or from a day on; null where nothing is left. */
const until = (stretch: Stretch, on: Day | null): Stretch | null =>
  on === null || (stretch.to !== null && stretch.to <= on)
    ? stretch
    : on <= stretch.from
      ? null
      : { ...stretch, to: on }
const since = (stretch: Stretch, on: Day | null): Stretch | null =>
  on === null || (stretch.to !== null && stretch.to <= on)
    ? null
    : on <= stretch.from
      ? stretch
      : { ...stretch, from: on, startKnown: true }

const some = (stretches: readonly (Stretch | null)[]): Stretch[] => stretches.filter((stretch) => stretch !== null)

/** Stretches in order in which those that overlap or touch are one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = []
  for (const next of [...stretches].sort((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : a.fact < b.fact ? -1 : 1,
  )) {
    const last = all[all.length - 1]
    if (last && (last.to === null || next.from <= last.to)) {
      if (last.to !== null && (next.to === null || next.to > last.to)) all[all.length - 1] = { ...last, to: next.to }
    } else if (next.to === null || next.to > next.from) all.push(next)
  }
  return all
}

/** Facts that last from their day to the `endedOn` of their body, or to the closing of the case. */
const lasting = (facts: readonly Fact[], closed: readonly Dated[]): Stretch[] =>
  joined(
    facts.map((fact) => ({
      from: fact.happenedOn,
      to: sooner(dayIn(fact.body, 'endedOn'), firstFrom(closed, fact.happenedOn, true)?.on ?? null),
      fact: fact.id,
      startKnown: true,
    })),
  )

/** Where a child lives, as far as visits depend on it. */
type Home = 'ordinary' | 'settled' | 'home-interim' | 'home-full' | 'home-other'

function homeOf({ placement, legal }: Episode): Home {
  if (placement === 'P1') return legal === 'C1' ? 'home-interim' : legal === 'C2' ? 'home-full' : 'home-other'
  return placement === 'U1' || placement === 'U4' ? 'settled' : 'ordinary'
}

interface Placement extends Stretch {
  readonly home: Home
}

/** The placements of a period of care: a change of legal status alone begins none, except at home, where visits depend on it. */
function placementsIn(care: Care, placedFrom: Day | null): Placement[] {
  const all: Placement[] = []
  care.episodes.forEach((episode, i) => {
    const home = homeOf(episode)
    const last = all[all.length - 1]
    if (last && episode.started === 'L' && last.home === home) return
    const before = all.pop()
    if (before && before.from < episode.from) all.push({ ...before, to: episode.from })
    if (care.to !== null && episode.from >= care.to) return
    all.push({ from: episode.from, to: care.to, fact: episode.fact, startKnown: i > 0 || care.startKnown, home })
  })
  return all.flatMap((placement) => {
    const cut = until(placement, placedFrom)
    return cut === null ? [] : [{ ...placement, to: cut.to }]
  })
}

/** Stretches of episodes that have something in common, joined where they follow one another. */
const whereEpisodes = (care: Care, is: (episode: Episode) => boolean): Stretch[] =>
  joined(
    care.episodes.flatMap((episode, i) => {
      const next = care.episodes[i + 1]?.from ?? care.to
      if (!is(episode) || (next !== null && next <= episode.from)) return []
      return [{ from: episode.from, to: next, fact: episode.fact, startKnown: i > 0 || care.startKnown }]
    }),
  )

/** The day within a stretch from which fewer visits stand; null where they do not. */
const firstAgreed = (agreed: readonly Stretch[], { from, to }: Stretch): Day | null => {
  const within = agreed.find((each) => (each.to === null || each.to > from) && (to === null || each.from < to))
  return within === undefined ? null : within.from < from ? from : within.from
}

const sinceAgreed = (agreed: readonly Stretch[], stretch: Stretch): Stretch | null => {
  const on = firstAgreed(agreed, stretch)
  return on === null ? null : since(stretch, on)
}

const SETTLED_AFTER_MONTHS = 12

const ELIGIBLE_DAYS = 13 * 7
const FIRST_YEAR_MONTHS = 12

/**
 * While the child is looked after at 16 or 17 and has been for thirteen weeks since the 14th birthday, short breaks not
 * counted (Care Planning Regulations 2010, regulation 40). Nothing where the day of birth is unknown. Weeks before the files begin
 * are not counted, because nobody knows them.
 */
function eligible({ bornOn, care }: ChildStory): Stretch[] {
  if (bornOn === null) return []
  const [from14, from16, adult] = [birthday(bornOn, 14), birthday(bornOn, 16), birthday(bornOn, 18)]
  let left = ELIGIBLE_DAYS
  return care.flatMap((one): Stretch[] => {
    const [opening] = one.episodes
    const from = one.from < from14 ? from14 : one.from
    if (!opening || one.isShortBreaks || (one.to !== null && one.to <= from)) return []
    const reached = addDays(from, left)
    left = one.to === null ? left : Math.max(0, left - daysBetween(from, one.to))
    const begins = reached < from16 ? from16 : reached
    const isEligible = begins < adult && (one.to === null || begins < one.to)
    return isEligible ? [{ from: begins, to: one.to, fact: opening.fact, startKnown: true }] : []
  })
}

/** What a child was in and when, from the child's own story and from when it may be placed for adoption. */
export function statesOf(story: ChildStory, placings: PlacingsByCare, facts: FactsByType): States {
  const states = new Map<StateName, Stretch[]>()
  const put = (name: StateName, stretches: readonly Stretch[]): void => {
    const all = states.get(name)
    if (all) all.push(...stretches)
    else states.set(name, [...stretches])
  }
  const { reviews, closed } = story
  for (const care of story.care) {
    const opening = care.episodes[0]
    if (!opening || (care.to !== null && care.to <= care.from)) continue
    const whole = { from: care.from, to: care.to, fact: opening.fact, startKnown: care.startKnown }
    if (care.isShortBreaks) {
      put('short-breaks', [whole])
      continue
    }
    put('in-care', [whole])
    const placed = (placings.get(care) ?? []).filter(({ kind }) => kind === 'placed')
    const adoptive = placed.map(({ from, to, startedBy }) => ({ from, to, fact: startedBy, startKnown: true }))
    const reviewAfter = ({ from }: Stretch): Day | null => firstFrom(reviews, from, true)?.on ?? null
    put('adoptive', adoptive)
    put('adoptive-to-review', some(adoptive.map((stretch) => until(stretch, reviewAfter(stretch)))))
    const lives = placementsIn(care, placed[0]?.from ?? null)
    const visited = lives.filter(({ home }) => home === 'ordinary' || home === 'settled' || home === 'home-other')
    const aYearOn = ({ from }: Stretch): Day => addMonths(from, SETTLED_AFTER_MONTHS)
    const isSettled = ({ home, startKnown }: Placement): boolean => home === 'settled' && startKnown
    put('placement', visited)
    put('six-weekly', some(visited.map((life) => (isSettled(life) ? until(life, aYearOn(life)) : life))))
    const fewer = lasting(facts.get('child.fewer-visits-agreed') ?? [], closed)
    const settled = some(visited.map((life) => (isSettled(life) ? since(life, aYearOn(life)) : null)))
    put('settled', some(settled.map((stretch) => until(stretch, firstAgreed(fewer, stretch)))))
    put('fewer-visits', some(settled.map((stretch) => sinceAgreed(fewer, stretch))))
    const interim = lives.filter(({ home }) => home === 'home-interim')
    put('home-interim-to-review', some(interim.map((life) => until(life, reviewAfter(life)))))
    put('home-interim-reviewed', some(interim.map((life) => since(life, reviewAfter(life)))))
    put(
      'home-full',
      lives.filter(({ home }) => home === 'home-full'),
    )
    put(
      'home-on-order',
      whereEpisodes(care, ({ placement, legal }) => placement === 'P1' && (legal === 'C1' || legal === 'C2')),
    )
    put(
      'section-20',
      whereEpisodes(care, ({ legal }) => legal === 'V2'),
    )
  }
  const known = (name: StateName): readonly Stretch[] => states.get(name) ?? []
  const inCare = known('in-care')
  put('section-20-agreed', agreedStretches(facts, { closed, inCare, accommodated: known('section-20') }))
  const careFrom = inCare.map(({ from, fact }) => ({ on: from, fact }))
  const helped = story.help.map(({ on, fact, until: ended }) => {
    const cut = sooner(firstFrom(closed, on, true)?.on ?? null, firstFrom(careFrom, on, false)?.on ?? null)
    return { from: on, to: sooner(ended, cut), fact, startKnown: true }
  })
  put('in-need', joined(helped))
  const isDisabled = new Set(
    (facts.get('child.in-need') ?? []).flatMap(({ id, body }) => (body['disabled'] === true ? [id] : [])),
  )
  put('disabled-in-need', joined(helped.filter(({ fact }) => isDisabled.has(fact))))
  const withParent = lasting(facts.get('child.placed-with-parent') ?? [], closed)
  const reviewOf = ({ from }: Stretch): Day | null => firstFrom(reviews, from, true)?.on ?? null
  put('with-parent-to-review', some(withParent.map((stretch) => until(stretch, reviewOf(stretch)))))
  put('with-parent-reviewed', some(withParent.map((stretch) => since(stretch, reviewOf(stretch)))))
  const arranged = lasting(facts.get('child.arranged-by-another') ?? [], closed)
  const aYearThere = ({ from }: Stretch): Day => addMonths(from, FIRST_YEAR_MONTHS)
  put('arranged-by-another', arranged)
  put('arranged-by-another-first-year', some(arranged.map((stretch) => until(stretch, aYearThere(stretch)))))
  put('arranged-by-another-later', some(arranged.map((stretch) => since(stretch, aYearThere(stretch)))))
  put('protection-plan', lasting(facts.get('protection.plan') ?? [], closed))
  put('eligible', eligible(story))
  put('leaving-care', lasting(facts.get('care-leavers.adviser') ?? [], closed))
  const arrangements = lasting(facts.get('private-fostering.arrangement') ?? [], closed)
  const beganOn = new Map(
    (facts.get('private-fostering.arrangement') ?? []).map(({ id, body, happenedOn }) => [
      id,
      dayIn(body, 'beginsOn') ?? happenedOn,
    ]),
  )
  const aYearIn = ({ fact, from }: Stretch): Day => addMonths(beganOn.get(fact) ?? from, FIRST_YEAR_MONTHS)
  put('private-fostering', arrangements)
  put('private-fostering-first-year', some(arrangements.map((stretch) => until(stretch, aYearIn(stretch)))))
  put('private-fostering-later', some(arrangements.map((stretch) => since(stretch, aYearIn(stretch)))))
  put('high-risk', lasting(facts.get('protection.high-risk') ?? [], closed))
  return states
}

/** The stretch in which a day lies: its last day counts, so that what is done on the day of a change answers what ran until then. */
export function stretchAt(stretches: readonly Stretch[], on: Day): Stretch | null {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle]?.from ?? on) <= on) low = middle + 1
    else high = middle
  }
  const found = stretches[low - 1]
  return found && (found.to === null || on < found.to) ? found : null
}
