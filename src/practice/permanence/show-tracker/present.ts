import type { Figure } from '../../../account/index.ts'
import { sayAge, type Calendar, type Day } from '../../../time/index.ts'
import { capital, sayCount, sayList, sayNumber, type Standing as Shape } from '../../../web/ui/index.ts'
import { called, sayNext, sayOwner } from '../../child/index.ts'
import { causes } from '../events.ts'
import { stages } from '../stages.ts'
import { journeyBar, scaleFor, type JourneyBar } from './bar.ts'
import { addressOf, orders, ROWS_A_PAGE, views, type Asked, type Order, type View } from './narrow.ts'
import type { DelayTold, Way } from './ports.ts'
import { tilesOf, type Tile } from './tiles.ts'
import type { Listed } from './read.ts'
import type { Siblings } from './siblings.ts'
import { sayClock, sayStanding, sayTooFew, type StandingSaid } from './say-standing.ts'
import type { Standing } from './stand.ts'

export interface TrackerLine {
  readonly key: string
  readonly href: string
  readonly called: string
  readonly about: string
  readonly stage: string
  readonly why: string | null
  /** The address at which a cause is recorded, where the child is late and none is. */
  readonly whyHref: string | null
  readonly isLegacy: boolean
  readonly bar: JourneyBar
  readonly days: string
  readonly barWords: string
  readonly clocks: readonly string[]
  readonly tooFew: string | null
  readonly standing: StandingSaid
  readonly next: string
  readonly nextNote: string
  readonly nextShape: Shape | null
  readonly owner: string
  readonly isWithSiblings: boolean
}

export interface TrackerShown {
  readonly lead: string
  readonly tiles: readonly Tile[]
  readonly scopes: readonly { readonly text: string; readonly href: string; readonly isCurrent: boolean }[]
  readonly views: readonly {
    readonly text: string
    readonly count: number
    readonly href: string
    readonly isCurrent: boolean
  }[]
  readonly teams: readonly { readonly value: string; readonly text: string }[]
  readonly orders: readonly { readonly value: string; readonly text: string }[]
  readonly asked: Asked
  readonly threshold: number
  readonly scale: number
  readonly lines: readonly TrackerLine[]
  readonly nobody: string | null
  readonly pages: number
  readonly csvHref: string
}

const viewWords: Readonly<Record<View, string>> = {
  all: 'All',
  late: 'Late',
  'at-risk': 'At risk',
  legacy: 'Legacy',
  'no-order': 'No order yet',
}

const orderWords: Readonly<Record<Order, string>> = {
  urgency: 'Most urgent first',
  name: 'Name or number',
  days: 'Longest in care first',
  next: 'Next date first',
  stage: 'Stage',
}

/** What the stage waits for: the step that a row ends in. */
export const actionOf = (stage: string): string =>
  stages.find((known) => known.stage === stage)?.longestWait.next ?? 'Review the child’s plan'

export const titleOf = (stage: string): string =>
  stage === 'achieved' ? 'Long-term fostering agreed' : (stages.find((known) => known.stage === stage)?.title ?? stage)

const causeWords: Readonly<Record<string, string>> = causes

/** Why the child waited, in a few words: the causes that last, else the last one that ended. */
export function sayWhy(delays: readonly DelayTold[], on: Day): string | null {
  const lasting = delays.filter(({ to }) => to === null || to > on)
  const last = delays.at(-1)
  const told = lasting.length > 0 ? lasting : last ? [last] : []
  const words = [...new Set(told.map(({ cause }) => causeWords[cause] ?? cause))]
  if (words.length === 0) return null
  return lasting.length > 0 ? sayList(words) : `${sayList(words)} (ended)`
}

/** "314 days: 119 becoming looked after, 111 adoption planned, 84 family finding". */
const sayBar = (bar: JourneyBar): string =>
  bar.parts.map(({ stage, days }) => `${sayNumber(days)} ${titleOf(stage).toLowerCase()}`).join(', ')

interface Around {
  readonly on: Day
  readonly calendar: Calendar
  readonly dutyManager?: string | null
  readonly siblings: Siblings
  readonly scale: number
  readonly threshold: number
}

function aboutWords({ child }: Standing, { on, siblings }: Around): string {
  const others = (child.siblingGroup === null ? [] : (siblings.get(child.siblingGroup) ?? [])).filter(
    (other) => other.child.subject !== child.subject,
  )
  const age = child.bornOn === null ? 'Age not recorded' : sayAge(child.bornOn, on)
  return others.length === 0 ? age : `${age}, with ${sayList(others.map((other) => called(other.child)))}`
}

function lineOf(standing: Standing, way: Way | undefined, around: Around): TrackerLine {
  const { child, status, next, daysInCare } = standing
  const { on } = around
  const bar = journeyBar(way?.stretches ?? [], child.startedOn, on, around)
  const why = sayWhy(way?.delays ?? [], on)
  const isWaiting = why === null && status.status === 'late'
  const nextSaid = next && sayNext(around.calendar, on, next.dueOn)
  return {
    key: child.subject,
    href: `/children/${child.subject}`,
    called: called(child),
    about: aboutWords(standing, around),
    stage: titleOf(child.stage),
    why: why ?? (isWaiting ? 'cause of delay not recorded' : null),
    whyHref: isWaiting ? `/children/${child.subject}/record/permanence.delay` : null,
    isLegacy: status.isLegacy,
    bar,
    days: daysInCare === null ? 'Start of care not in the files' : sayCount(daysInCare, 'day', 'days'),
    barWords: sayBar(bar),
    clocks: [sayClock('A1', standing.a1), sayClock('A2', standing.a2)].filter((words) => words !== null),
    tooFew: sayTooFew(standing),
    standing: sayStanding(standing),
    next: actionOf(child.stage),
    nextNote: nextSaid?.says ?? 'no date is running',
    nextShape: nextSaid?.standing ?? null,
    owner: sayOwner(child.owner, around.dutyManager),
    isWithSiblings: child.siblingGroup !== null && (around.siblings.get(child.siblingGroup)?.length ?? 0) > 1,
  }
}

/** Every word of the tracker. `list` holds every child of the scope and team; `shown` those of the page. */
export function presentTracker(
  all: {
    readonly list: Listed
    readonly shown: readonly Standing[]
    readonly ways: readonly Way[]
    readonly thisYear: readonly Figure<unknown>[]
  },
  asked: Asked,
  context: Pick<Around, 'on' | 'calendar' | 'dutyManager' | 'threshold'>,
): TrackerShown {
  const { ours, counts, siblings, teams } = all.list
  const matching = all.list.matching.length
  const ways = new Map(all.ways.map((way) => [way.subject, way]))
  const scale = scaleFor(all.shown.map(({ daysInCare }) => daysInCare ?? 0))
  const around = { ...context, siblings, scale }
  const many = capital(sayCount(ours.length, 'child', 'children'))
  return {
    lead:
      asked.who === 'adoption'
        ? `${many} with, or heading for, a plan for adoption. Every child has one stage, one owner and one next date. The dashed line is the ${context.threshold}-day threshold from entering care to moving in.`
        : `${many} looked after, each with one stage, one owner and one next date. The dashed line is the ${context.threshold}-day threshold from entering care to moving in, for those with a plan for adoption.`,
    tiles: tilesOf(ours, all.thisYear),
    scopes: [
      {
        text: 'With or heading for adoption',
        href: addressOf(asked, { who: 'adoption', show: 'all' }),
        isCurrent: asked.who === 'adoption',
      },
      {
        text: 'All looked-after children',
        href: addressOf(asked, { who: 'all', show: 'all' }),
        isCurrent: asked.who === 'all',
      },
    ],
    views: views.map((view) => ({
      text: viewWords[view],
      count: counts[view],
      href: addressOf(asked, { show: view }),
      isCurrent: view === asked.show,
    })),
    teams: [{ value: '', text: 'Every team' }, ...teams.map((team) => ({ value: team, text: team }))],
    orders: orders.map((value) => ({ value, text: orderWords[value] })),
    asked,
    threshold: context.threshold,
    scale,
    lines: all.shown.map((standing) => lineOf(standing, ways.get(standing.child.subject), around)),
    nobody: matching === 0 ? nobodyWords(ours.length) : null,
    pages: Math.max(1, Math.ceil(matching / ROWS_A_PAGE)),
    csvHref: addressOf(asked, {}, '/permanence/download'),
  }
}

const nobodyWords = (tracked: number): string =>
  tracked === 0
    ? 'No child stands here on this day. If you expected some, check that your returns are loaded and that a decision or plan is recorded.'
    : 'No child stands here. Choose another view or team.'
