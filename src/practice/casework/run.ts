import { dueOn, runsOn, pausedSince, warnOn, type ClockRule, type Pause } from '../../clocks/index.ts'
import type { ClockRow, Fact, FactId, Owner, SubjectId } from '../../record/index.ts'
import { addMonths, birthday, type Calendar, type Day } from '../../time/index.ts'
import { dayIn, officerOf, ownerNow, ownerOn, type ChildStory, type PlacingsByCare } from '../child/index.ts'
import type { Answered, Begins, CaseworkClock, Given, Kind, Moment, Own, StateName } from './clock.ts'
import { byDay, byType, eachOf, firstFrom, momentsOf, type Dated, type FactsByType } from './moments.ts'
import { statesOf, stretchAt, type States, type Stretch } from './states.ts'

/** What the casework clocks of an authority are: the table, and since when it keeps each kind of casework here. */
export interface CaseworkDefinitions {
  readonly clocks: readonly CaseworkClock[]
  readonly keptFrom: Readonly<Record<Kind, Day | null>>
}

interface Life {
  readonly subject: SubjectId
  readonly story: ChildStory
  readonly facts: FactsByType
  readonly byId: ReadonlyMap<FactId, Fact>
  readonly states: States
  /** What each moment of the table came to: many lines ask for the same. */
  readonly moments: Map<Moment, readonly Dated[]>
  readonly calendar: Calendar
  readonly keptFrom: CaseworkDefinitions['keptFrom']
}

const sooner = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)

type Stop = Moment | Begins | Own | Answered

const isBegins = (of: Stop): of is Begins => 'begins' in of
const isOwn = (of: Stop): of is Own => 'own' in of
const isAnswered = (of: Stop): of is Answered => 'answeredBy' in of

const NEVER: readonly Dated[] = []
const NONE: readonly Stretch[] = []

const beginnings = (stretches: readonly Stretch[]): Dated[] =>
  stretches.flatMap(({ from, fact, startKnown }) => (startKnown ? [{ on: from, fact }] : []))

/** Days of several kinds in one order, one for each day. */
function merged(lists: readonly (readonly Dated[])[]): readonly Dated[] {
  if (lists.length === 1) return lists[0] ?? []
  const all = lists.flat().sort(byDay)
  return all.filter(({ on }, i) => all[i - 1]?.on !== on)
}

function momentIn(moment: Moment, { facts, moments }: Life): readonly Dated[] {
  if (!facts.has(moment.event)) return NEVER
  const known = moments.get(moment) ?? momentsOf(moment, facts)
  moments.set(moment, known)
  return known
}

const daysOfOne = (one: Stop, life: Life): readonly Dated[] =>
  isOwn(one) || isAnswered(one)
    ? NEVER
    : isBegins(one)
      ? beginnings(life.states.get(one.begins) ?? NONE)
      : momentIn(one, life)

/** Most lines name one: nothing is put together for them, since every child has every line. */
function daysOf(of: readonly Stop[], life: Life): readonly Dated[] {
  const [first, ...others] = of
  if (first === undefined) return NEVER
  if (others.length === 0) return daysOfOne(first, life)
  return merged(of.map((one) => daysOfOne(one, life)))
}

/** Who has it: a worker's own clocks are the allocated worker's, or else the manager's of the team; never nobody's. */
function ownerOf(rule: ClockRule, { story }: Life, over: Day | null): Owner {
  if (rule.owner === 'team-manager') return { role: 'team-manager', named: story.team }
  if (rule.owner === 'iro') return officerOf(story.officers, over)
  if (rule.owner !== 'social-worker') return { role: rule.owner, named: null }
  const worker = over === null ? ownerNow(story.who) : ownerOn(story.who, over)
  return worker.named === null && story.team !== null ? { role: 'team-manager', named: story.team } : worker
}

function holds(given: Given | undefined, bornOn: Day | null, on: Day, due: Day): boolean {
  if (given === undefined) return true
  if (bornOn === null) return given === '5-or-over-at-six-months'
  const isFrom = (age: number, day: Day): boolean => day >= birthday(bornOn, age)
  switch (given) {
    case 'under-5-when-due':
      return !isFrom(5, due)
    case '5-or-over-at-six-months':
      return isFrom(5, addMonths(on, 6))
    case 'from-3-to-17':
      return isFrom(3, on) && !isFrom(18, on)
    case 'from-5-when-due':
      return isFrom(5, due)
    case 'from-4-to-16-when-due':
      return isFrom(4, due) && !isFrom(17, due)
  }
}

/** From when a clock may run: the day from which the authority keeps its kind, or of the first that is recorded of the child. */
function runsFrom({ kept }: CaseworkClock, stops: readonly Dated[], { keptFrom }: Life): Day | null {
  return kept === undefined ? ('0001-01-01' as Day) : sooner(keptFrom[kept], stops[0]?.on ?? null) // before every day
}

/** Every day from which the clock is counted, and whether what came before is recorded elsewhere. */
function startsOf(
  clock: CaseworkClock,
  counted: readonly Dated[],
  stops: readonly Dated[],
  life: Life,
): readonly Dated[] {
  const from = runsFrom(clock, stops, life)
  if (from === null) return []
  const starts = counted.filter(({ on }) => on >= from)
  const keptFrom = clock.kept === undefined ? null : life.keptFrom[clock.kept]
  if (clock.resumes !== true || keptFrom === null) return starts
  const inIt = stretchAt(life.states.get(clock.startsIn ?? clock.during ?? 'in-care') ?? [], keptFrom)
  if (inIt === null || inIt.from >= keptFrom) return starts
  const isCounted = starts.some(({ on }) => on >= inIt.from && on <= keptFrom)
  return isCounted ? starts : merged([starts, [{ on: keptFrom, fact: inIt.fact }]])
}

/** The first day in the starting fact's own fields, not before it started. */
function ownDay(of: readonly Stop[], start: Dated, life: Life): Day | null {
  const fact = life.byId.get(start.fact)
  return of.reduce<Day | null>((first, one) => {
    const on = fact && isOwn(one) ? dayIn(fact.body, one.own) : null
    return on === null ? first : sooner(first, on < start.on ? start.on : on)
  }, null)
}

/** The first day on which the starting fact itself was answered. */
function answeredDay(of: readonly Stop[], start: Dated, { facts }: Life): Day | null {
  return of.reduce<Day | null>((first, one) => {
    const answers = isAnswered(one) ? (facts.get(one.answeredBy) ?? []) : []
    return answers
      .filter(({ body }) => isAnswered(one) && body[one.by] === start.fact)
      .reduce<Day | null>(
        (soonest, { happenedOn }) => sooner(soonest, happenedOn < start.on ? start.on : happenedOn),
        first,
      )
  }, null)
}

function pausesOf({ pausedBy }: CaseworkClock, start: Day, life: Life): Pause[] {
  return (pausedBy ?? []).flatMap(({ moment, to }) =>
    momentIn(moment, life)
      .map(({ on, fact }) => ({ from: on, to: dayIn(life.byId.get(fact)?.body ?? {}, to) }))
      .filter((pause) => (pause.to === null || pause.to > start) && (pause.to === null || pause.to > pause.from)),
  )
}

/** A line of the table with the days that it names, as one child's facts have them. */
interface Line {
  readonly clock: CaseworkClock
  readonly starts: readonly Dated[]
  readonly stops: readonly Dated[]
  readonly ends: readonly Dated[]
  /** The days that are both: one visit stops a clock and starts the next. */
  readonly renewing: ReadonlySet<string>
}

const sameDay = ({ on, fact }: Dated): string => `${on} ${fact}`

/** The first day from the start on that stops the clock, and the first that ends it without. */
function overOn(line: Line, start: Dated, nextStart: Dated | undefined, whole: Stretch | null, life: Life) {
  const { clock, stops, ends, renewing } = line
  const renews = renewing.has(sameDay(start))
  const stop = [
    firstFrom(stops, start.on, renews)?.on ?? null,
    ownDay(clock.stops, start, life),
    answeredDay(clock.stops, start, life),
  ].reduce(sooner, null)
  const end = [
    whole?.to ?? null,
    firstFrom(ends, start.on, false)?.on ?? null,
    ownDay(clock.ends ?? [], start, life),
    firstFrom(life.story.closed, start.on, !renews)?.on ?? null,
    clock.onlyLast === true ? (nextStart?.on ?? null) : null,
  ].reduce(sooner, null)
  const stoppedOn = stop !== null && (end === null || stop <= end) ? stop : null
  return { stoppedOn, endedWithoutOn: stoppedOn === null ? end : null }
}

/** By when: as the starting fact itself says, else by the rule; and since when the clock is paused. Null: no day is given to count from. */
function dueBy(clock: CaseworkClock, start: Dated, life: Life) {
  const pauses = pausesOf(clock, start.on, life)
  const own = (field: string | undefined): Day | null =>
    field === undefined ? null : dayIn(life.byId.get(start.fact)?.body ?? {}, field)
  const from = clock.countedFrom === undefined ? start.on : own(clock.countedFrom)
  if (from === null) return null
  const counted = dueOn(clock.rule, from, life.calendar, pauses)
  const said = own(clock.dueIn) ?? counted
  const due = said < start.on ? start.on : said
  const warn = warnOn(clock.rule, from, due)
  const since = pausedSince(pauses)
  return {
    ...{ counted, due, warn: warn < start.on ? start.on : warn },
    pausedOn: since !== null && since < start.on ? start.on : since,
  }
}

/** The stretch in which a start lies; undefined where the clock does not run from there. */
function stretchOf({ during, startsIn, rule }: CaseworkClock, start: Dated, life: Life): Stretch | null | undefined {
  const at = (state: StateName): Stretch | null => stretchAt(life.states.get(state) ?? [], start.on)
  if (!runsOn(rule, start.on) || (startsIn !== undefined && at(startsIn) === null)) return undefined
  return during === undefined ? null : (at(during) ?? undefined)
}

function clockFrom(line: Line, start: Dated, nextStart: Dated | undefined, life: Life): ClockRow[] {
  const { clock } = line
  const whole = stretchOf(clock, start, life)
  if (whole === undefined) return []
  const by = dueBy(clock, start, life)
  if (by === null) return []
  const { counted, due, warn, pausedOn } = by
  if (!holds(clock.given, life.story.bornOn, start.on, counted)) return []
  const over = overOn(line, start, nextStart, whole, life)
  const overSince = over.stoppedOn ?? over.endedWithoutOn
  return [
    {
      ...{ subject: life.subject, rule: clock.rule.id, startedBy: start.fact, startedOn: start.on },
      ...{ warnOn: warn, dueOn: due },
      pausedOn: overSince === null ? pausedOn : null,
      ...over,
      owner: ownerOf(clock.rule, life, overSince),
    },
  ]
}

const eachStart = ({ starts }: CaseworkClock, { facts }: Life): readonly Dated[] =>
  starts.flatMap((start) => ('event' in start ? eachOf(start, facts) : []))

/** The clocks of one line of the table. */
function clocksOf(clock: CaseworkClock, life: Life): ClockRow[] {
  const counted = clock.perFact === true ? eachStart(clock, life) : daysOf(clock.starts, life)
  if (counted.length === 0 && clock.resumes !== true) return []
  const stops = daysOf(clock.stops, life)
  const starts = startsOf(clock, counted, stops, life)
  if (starts.length === 0) return []
  const line = { clock, starts, stops, ends: daysOf(clock.ends ?? [], life), renewing: new Set(stops.map(sameDay)) }
  return starts.flatMap((start, i) => clockFrom(line, start, starts[i + 1], life))
}

/** A child's facts by their type, and what the child was in and when: told once, for clocks and for figures. */
export interface ToldCasework {
  readonly facts: FactsByType
  readonly states: States
}

export function tellCasework(facts: readonly Fact[], story: ChildStory, placings: PlacingsByCare): ToldCasework {
  const grouped = byType(facts)
  return { facts: grouped, states: statesOf(story, placings, grouped) }
}

/**
 * Every clock of casework that a child's facts run, line by line of the table. Pure and total, without `today`; the
 * order of the facts is not read; linear in them but for sorts.
 */
export function caseworkClocks(
  subject: SubjectId,
  facts: readonly Fact[],
  story: ChildStory,
  told: ToldCasework,
  definitions: CaseworkDefinitions,
  calendar: Calendar,
): readonly ClockRow[] {
  const life: Life = {
    ...{ subject, story, calendar, ...told, keptFrom: definitions.keptFrom },
    byId: new Map(facts.map((fact) => [fact.id, fact])),
    moments: new Map(),
  }
  return definitions.clocks.flatMap((clock) => clocksOf(clock, life))
}
