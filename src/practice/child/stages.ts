import { ageOn, addDays, birthday, daysBetween, latest, type Day } from '../../time/index.ts'
import type { Care } from './care.ts'
import { careEnding, type CareEnding } from './endings.ts'
import type { ChildStory } from './story.ts'

/** Where a child stands with the authority. A journey that has ended is closed. */
export const childStages = {
  open: 'Child in need',
  'looked-after': 'Looked after',
  'care-leaver': 'Care leaver',
} as const

export type ChildStage = keyof typeof childStages

/** How a journey with the authority ends: as care did, or help or support ended, at 21, or by closing the case. */
export type ChildEnding = CareEnding | 'help-ended' | 'reached-21' | 'closed'

export interface Stretch {
  readonly from: Day
  readonly to: Day | null
  readonly stage: ChildStage
  /** How it ends; says nothing while it lasts. */
  readonly ending: ChildEnding
  readonly startKnown: boolean
}

/** A child's journey with the authority: stretches that follow one another without a day between. */
export interface ChildJourney {
  readonly stretches: readonly Stretch[]
}

const LEAVER_FROM = 16
const LEAVER_UNTIL = 21
const ELIGIBLE_FROM = 14
/** Thirteen weeks looked after since the age of 14: Care Planning Regulations 2010, regulation 40. */
const ELIGIBLE_DAYS = 91
const notALeaver: ReadonlySet<string> = new Set(['E2', 'E3', 'E11', 'E12', 'E16', 'adopted', 'died'])

function daysSince14(period: Care, born: Day): number {
  const since = birthday(born, ELIGIBLE_FROM)
  if (period.to === null || period.to <= since || period.isShortBreaks) return 0
  return daysBetween(period.from > since ? period.from : since, period.to)
}

/** Whether the end of a period of care makes the child a care leaver: aged 16 or more, after 13 weeks of care since 14. */
function makesLeaver(period: Care, born: Day | null, since14: number): boolean {
  if (period.to === null || born === null || period.isShortBreaks) return false
  if (period.ended !== null && notALeaver.has(period.ended)) return false
  return ageOn(born, period.to) >= LEAVER_FROM && since14 >= ELIGIBLE_DAYS
}

/** The first of some days in order that comes after another. */
function firstAfter(days: readonly { readonly on: Day }[], from: Day): Day | null {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle]?.on ?? from) > from) high = middle
    else low = middle + 1
  }
  return days[low]?.on ?? null
}

const sooner = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)

/**
 * When following up a care leaver ended: the case was closed, care began again, or the return of the year in which they
 * turned 21 has been made. No passing day ends it by itself.
 */
function leaverUntil(
  story: ChildStory,
  from: Day,
  nextCare: Day | null,
): { readonly to: Day | null; readonly ending: ChildEnding } {
  const { bornOn } = story
  const lastYear = story.careLeaverYears[story.careLeaverYears.length - 1]
  const at21 = bornOn === null ? null : birthday(bornOn, LEAVER_UNTIL)
  const followedUp = at21 !== null && lastYear !== undefined && addDays(lastYear.on, 366) > at21
  const closedOn = firstAfter(story.closed, from)
  const to = sooner(sooner(closedOn, nextCare), followedUp ? latest(at21, from) : null)
  return { to, ending: to !== null && to === closedOn ? 'closed' : 'reached-21' }
}

/** Help as a child in need, outside care: overlaps joined, cut by periods of care, ended by the closing of the case. */
function helpStretches(story: ChildStory, taken: readonly Stretch[]): Stretch[] {
  const stretches: Stretch[] = []
  let reached: Day | null = null
  let i = 0
  for (const { on, until } of story.help) {
    const end = sooner(until !== null && until < on ? on : until, firstAfter(story.closed, on))
    let from: Day = reached !== null && reached > on ? reached : on
    while (end === null || from < end) {
      let next: Stretch | undefined = taken[i]
      while (next && next.to !== null && next.to <= from) next = taken[++i]
      if (next && next.from <= from) {
        if (next.to === null) return stretches
        from = next.to
        continue
      }
      const to = sooner(end, next?.from ?? null)
      stretches.push({ from, to, stage: 'open', ending: 'help-ended', startKnown: true })
      if (to === null) return stretches
      from = to
    }
    if (reached === null || from > reached) reached = from
  }
  return stretches
}

function careStretches(story: ChildStory): Stretch[] {
  const stretches: Stretch[] = []
  let since14 = 0
  story.care.forEach((period, i) => {
    const { from, to, startKnown } = period
    if (story.bornOn !== null) since14 += daysSince14(period, story.bornOn)
    const nextCare = story.care[i + 1]?.from ?? null
    const ending = to === null ? 'other' : careEnding(period.ended ?? 'other', story.bornOn, to)
    stretches.push({ from, to, stage: 'looked-after', ending, startKnown })
    if (to === null || !makesLeaver(period, story.bornOn, since14) || to === nextCare) return
    const leaving = leaverUntil(story, to, nextCare)
    if (leaving.to === null || leaving.to > to) {
      stretches.push({ from: to, ...leaving, stage: 'care-leaver', startKnown: true })
    }
  })
  const firstYear = story.careLeaverYears[0]
  if (stretches.length === 0 && firstYear) {
    const leaving = leaverUntil(story, firstYear.on, null)
    stretches.push({ from: firstYear.on, ...leaving, stage: 'care-leaver', startKnown: false })
  }
  return stretches
}

/** The last resort: a child of whom something is recorded and nothing that begins a journey is open since then. */
function lastResort(story: ChildStory): Stretch[] {
  const first = story.events[0] ?? story.firstFact
  if (!first) return []
  const to = firstAfter(story.closed, first.on)
  return [{ from: first.on, to, stage: 'open', ending: 'closed', startKnown: false }]
}

/** A child's journeys with the authority, in order of time; stretches touch within a journey and never between two. */
export function childJourneys(story: ChildStory): ChildJourney[] {
  const inCare = careStretches(story)
  const all = inCare
    .concat(helpStretches(story, inCare))
    .filter(({ from, to, stage }) => stage === 'looked-after' || to === null || to > from)
    .sort((a, b) => (a.from !== b.from ? (a.from < b.from ? -1 : 1) : (a.to ?? '9') < (b.to ?? '9') ? -1 : 1))
  const journeys: Stretch[][] = []
  let until: Day | null = null
  for (const stretch of all.length > 0 ? all : lastResort(story)) {
    const current = journeys[journeys.length - 1]
    if (current && until === stretch.from) current.push(stretch)
    else journeys.push([stretch])
    until = stretch.to
  }
  return journeys.map((stretches) => ({ stretches }))
}
