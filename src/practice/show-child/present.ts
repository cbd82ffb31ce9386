import type { ClockRule } from '../../clocks/index.ts'
import { addDays, ageOn, sayAge, sayDate, type Calendar, type Day } from '../../time/index.ts'
import { sayCount } from '../../web/ui/index.ts'
import { called, childStages, sayNext, sayOwner } from '../child/index.ts'
import { a1Rule, a2Rule, endings, plans, stages, type PastJourney } from '../permanence/index.ts'
import { endedClocks, nextStep, runningClocks, type ClockCard, type EndedClock } from './clocks.ts'
import { clockOf, presentJourney, wayOn, type JourneyShown, type Way } from './journey.ts'
import { doNext, missingFrom, type Missing, type Step } from './next.ts'
import type { ChildRead, History } from './ports.ts'
import { timelineOf, type Happened, type Timeline, type TimelineWords } from './timeline.ts'
import { presentWhy, type WhyShown } from './why.ts'

export interface Term {
  readonly term: string
  readonly value: string
  readonly note?: string
}

export interface ChildShown {
  /** The address of the child's page. */
  readonly href: string
  readonly called: string
  readonly about: string
  readonly terms: readonly Term[]
  readonly journey: JourneyShown | null
  readonly clocks: readonly ClockCard[]
  readonly ended: readonly EndedClock[]
  readonly whys: readonly WhyShown[]
  readonly delayHref: string
  readonly contradictions: readonly string[]
  readonly happened: readonly Happened[]
  readonly notShown: { readonly count: number; readonly href: string } | null
  readonly yearly: readonly Happened[]
  readonly withdrawn: Timeline['withdrawn']
  readonly siblings: readonly { readonly href: string; readonly called: string; readonly about: string }[]
  readonly next: readonly Step[]
  readonly missing: readonly Missing[]
  /** Why nothing can be recorded here, where the page shows what was known in the past. */
  readonly isPast: boolean
}

export interface ShowContext extends TimelineWords {
  readonly on: Day
  readonly calendar: Calendar
  readonly dutyManager?: string | null
  readonly rules: ReadonlyMap<string, ClockRule>
  readonly past: readonly PastJourney[]
  readonly isAllShown: boolean
  readonly isPast: boolean
}

/** More entries than this are shown only when asked for. */
const ENTRIES_AT_FIRST = 60

const boyOrGirl: Readonly<Record<string, string>> = { '1': 'boy', M: 'boy', '2': 'girl', F: 'girl' }

function aboutWords({ bornOn, sex }: ChildRead, on: Day): string {
  if (bornOn === null) return 'Date of birth not recorded'
  const words = [sayAge(bornOn, on), `born ${sayDate(bornOn)}`]
  const child = sex === null || ageOn(bornOn, on) >= 18 ? undefined : boyOrGirl[sex]
  return (child === undefined ? words : [...words, child]).join(' · ')
}

const stageTitle = (stage: string): string => stages.find((known) => known.stage === stage)?.title ?? stage
const childTitles: Readonly<Record<string, string>> = childStages
const endingWords: Readonly<Record<string, string>> = endings

/** Where the child stands: on the way to permanence, else with the authority. */
function stageTerm(permanence: Way | null, care: Way | null, on: Day): Term {
  if (permanence?.now && permanence.stageSince)
    return { term: 'Stage', value: stageTitle(permanence.now.stage), note: `since ${sayDate(permanence.stageSince)}` }
  const ended = permanence?.journey
  const how =
    ended?.endedOn && ended.endedOn <= on
      ? `${endingWords[ended.ending ?? 'other'] ?? 'Ended'}, ${sayDate(ended.endedOn)}`
      : ''
  if (care?.now) {
    const since = care.stageSince === null ? '' : `since ${sayDate(care.stageSince)}`
    return { term: 'Stage', value: childTitles[care.now.stage] ?? care.now.stage, note: how || since }
  }
  return { term: 'Stage', value: 'Closed', ...(how === '' ? {} : { note: how }) }
}

function ownerTerm(child: ChildRead, way: Way | null, { on, rules, calendar, dutyManager }: ShowContext): Term {
  if (!way?.now) return { term: 'Owner and next date', value: 'Nobody: closed' }
  const { journey, now, stageSince } = way
  const clock = nextStep(child.clocks, journey.practice, rules, on)
  const next = clock?.dueOn ?? journey.nextOn ?? addDays(stageSince ?? now.from, 30)
  const wait = stages.find(({ stage }) => stage === now.stage)?.longestWait
  const what = wait?.next ?? clock?.what ?? journey.nextWhat ?? 'Look at what is needed next'
  const note = `${what}: ${sayNext(calendar, on, next).says}`
  return { term: 'Owner and next date', value: sayOwner(now.owner, dutyManager), note }
}

const planWords: Readonly<Record<string, string>> = plans

/** The plan in force: the decision for adoption, else the last plan agreed at a review. */
function planTerm({ facts }: Timeline, on: Day): Term {
  const known = facts.filter((fact) => fact.happenedOn <= on)
  const decision = known.findLast(({ type }) => type === 'permanence.adoption-decision')
  const ended = String(decision?.body['endedOn'] ?? '')
  if (decision && (ended === '' || ended > on))
    return { term: 'Plan', value: 'Adoption', note: `decided ${sayDate(decision.happenedOn)}` }
  const plan = known.findLast(({ type }) => type === 'permanence.plan')
  if (!plan) return { term: 'Plan', value: 'Not recorded' }
  return {
    term: 'Plan',
    value: planWords[String(plan.body['plan'])] ?? 'Not said',
    note: `agreed ${sayDate(plan.happenedOn)}`,
  }
}

function workersTerm(child: ChildRead, { facts }: Timeline, on: Day): Term {
  const workers = new Set(
    facts
      .filter(({ type, happenedOn }) => type === 'child.worker' && happenedOn <= on)
      .map(({ body }) => body['worker']),
  )
  const value = workers.size === 0 ? 'Not recorded' : sayCount(workers.size, 'social worker', 'social workers')
  return { term: 'Workers so far', value, note: child.team === null ? 'Team not recorded' : child.team }
}

/** How a contradiction is headed in a list: its words, with the day where there is one. */
const sayContradiction = ({ onDate, says }: ChildRead['contradictions'][number]): string =>
  onDate === null ? says : `${sayDate(onDate)}: ${says}`

/** Every word of a child's page, as the child stood on a day. */
export function presentChild(child: ChildRead, history: History, context: ShowContext): ChildShown {
  const { on, rules, calendar } = context
  const timeline = timelineOf(history, child.subject, on, context)
  const permanence = wayOn(child, 'permanence', on)
  const care = wayOn(child, 'child', on)
  const owned = permanence?.now ? permanence : care
  const whys = [
    presentWhy('A1, entering care to moving in', clockOf(child, a1Rule.id, permanence, on), child.delays, on),
    presentWhy('A2, court authority to match', clockOf(child, a2Rule.id, permanence, on), child.delays, on),
  ].filter((why) => why !== null)
  const stage = permanence?.now?.stage ?? null
  const count = timeline.happened.length
  const isShort = context.isAllShown || count <= ENTRIES_AT_FIRST
  return {
    href: `/children/${child.subject}`,
    called: called(child),
    about: aboutWords(child, on),
    terms: [
      stageTerm(permanence, care, on),
      planTerm(timeline, on),
      ownerTerm(child, owned, context),
      workersTerm(child, timeline, on),
    ],
    journey: presentJourney(child, permanence, context.past, on),
    clocks: runningClocks(child.clocks, rules, on, calendar),
    ended: endedClocks(child.clocks, rules, on),
    whys,
    delayHref: `/children/${child.subject}/record/permanence.delay`,
    contradictions: child.contradictions.map(sayContradiction),
    happened: isShort ? timeline.happened : timeline.happened.slice(0, ENTRIES_AT_FIRST),
    notShown: isShort ? null : { count: count - ENTRIES_AT_FIRST, href: `/children/${child.subject}?all=yes` },
    yearly: timeline.yearly,
    withdrawn: timeline.withdrawn,
    siblings: child.siblings.map((sibling) => ({
      href: `/children/${sibling.subject}`,
      called: called(sibling),
      about: [sibling.bornOn && sayAge(sibling.bornOn, on), sibling.stage && stageTitle(sibling.stage).toLowerCase()]
        .filter(Boolean)
        .join(', '),
    })),
    next: doNext(
      child,
      owned?.now ? (stage ?? 'none') : null,
      whys.some(({ unexplained }) => unexplained > 0),
    ),
    missing: missingFrom(child, timeline.facts, on, {
      stage: owned?.now ? (stage ?? 'none') : null,
      hasWorker: owned?.now?.owner.role === 'social-worker',
      startKnown: permanence?.journey.startKnown ?? true,
      unexplained: Math.max(0, ...whys.map(({ unexplained }) => unexplained)),
    }),
    isPast: context.isPast,
  }
}
