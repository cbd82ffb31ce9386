import type { ChildStory } from '../../practice/child/index.ts'
import type { StageSpanRow } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import { ledToNothing, type DayOf, type Need, type OfType, type Referral } from './need.ts'

/** A child as episodes are read of it, up to a day. */
export interface ReadChild {
  readonly asAt: Day
  readonly story: ChildStory
  readonly stages: readonly StageSpanRow[]
  readonly need: Need
  readonly ofType: OfType
  readonly dayOf: DayOf
}

/** An episode of need as the census has it: from a referral until the case is closed, whatever was done in it. */
export interface Episode {
  readonly referredOn: Day
  readonly referral: Referral | null
  readonly closedOn: Day | null
  readonly isNfa: boolean
}

interface Run {
  readonly from: Day
  readonly to: Day | null
}

/** The stretches in which the child was in need, looked after or a care leaver, those that follow without a gap as one. */
function runsOf({ stages, story, asAt }: ReadChild): readonly Run[] {
  // Where nothing begins a stage, a child is said to be open from the first that is known of it: that is no help.
  if (story.help.length + story.care.length + story.careLeaverYears.length === 0) return []
  const runs: { from: Day; to: Day | null }[] = []
  for (const { fromOn, toOn: until } of stages) {
    const toOn = until !== null && until > asAt ? null : until
    const last = runs.at(-1)
    if (last && (last.to === null || fromOn <= last.to)) last.to = last.to === null ? null : toOn
    else runs.push({ from: fromOn, to: toOn })
  }
  return runs
}

/** Where help was never begun: the day on which an assessment of the referral led to nothing, or the case was closed. */
function endWithoutHelp({ ofType, dayOf, story, asAt }: ReadChild, from: Day): Day | null {
  const assessed = ofType('child.assessment')
    .filter(
      ({ happenedOn, body }) => happenedOn >= from && (body['result'] === 'none' || body['result'] === 'early-help'),
    )
    .flatMap(({ body }) => dayOf(body, 'endedOn') ?? [])
  const days = [...assessed, ...story.closed.map(({ on }) => on)].filter((on) => on >= from && on <= asAt)
  return days.toSorted()[0] ?? null
}

/** The episodes of a child up to the day for which it is read. A referral while one goes on begins no other. */
export function episodesOf(child: ReadChild): readonly Episode[] {
  const runs = runsOf(child)
  const within = (on: Day): boolean => runs.some(({ from, to }) => from < on && (to === null || on <= to))
  const isClosedBetween = (from: Day, to: Day): boolean => {
    const end = endWithoutHelp(child, from)
    return end !== null && end < to
  }
  const free = child.need.referrals.filter(({ on }) => !within(on))
  const acted = free.filter((one) => ledToNothing(one) !== true)
  const leading = new Map(
    runs.map((run, nth) => {
      const since = runs[nth - 1]?.to ?? null
      const own = acted.filter(
        ({ on }) => on <= run.from && (since === null || on > since) && !isClosedBetween(on, run.from),
      )
      return [run, own] as const
    }),
  )
  const taken = new Set([...leading.values()].flat())
  const helped = runs.map((run): Episode => {
    const referral = leading.get(run)?.[0] ?? null
    return { referredOn: referral?.on ?? run.from, referral, closedOn: run.to, isNfa: false }
  })
  const alone: Episode[] = []
  for (const referral of acted) {
    const last = alone.at(-1)
    if (taken.has(referral) || (last && (last.closedOn === null || referral.on <= last.closedOn))) continue
    alone.push({ referredOn: referral.on, referral, closedOn: endWithoutHelp(child, referral.on), isNfa: false })
  }
  const open = [...helped, ...alone]
  const isDuring = (on: Day): boolean =>
    open.some(({ referredOn, closedOn }) => referredOn <= on && (closedOn === null || on <= closedOn))
  const nfa = free
    .filter((one) => ledToNothing(one) === true && !isDuring(one.on))
    .map((referral): Episode => ({ referredOn: referral.on, referral, closedOn: referral.on, isNfa: true }))
  return [...open, ...nfa].sort((a, b) => (a.referredOn < b.referredOn ? -1 : 1))
}

/** Child in need plans within an episode: from a version until a review, protection, care or the closing of the case ends it. */
export function inNeedPlans({ ofType, need, story }: ReadChild, { referredOn, closedOn }: Episode): readonly Run[] {
  const ends = [
    ...ofType('front-door.in-need-review').flatMap(({ happenedOn, body }) =>
      body['goesOn'] === false ? [happenedOn] : [],
    ),
    ...need.plans.map(({ from }) => from),
    ...story.care.map(({ from }) => from),
    ...(closedOn === null ? [] : [closedOn]),
  ].toSorted()
  const plans: Run[] = []
  for (const { happenedOn: from, body } of ofType('child.plan-version')) {
    const last = plans.at(-1)
    if (body['kind'] !== 'in-need' || from < referredOn || (closedOn !== null && from > closedOn)) continue
    if (last && (last.to === null || from < addDays(last.to, 1))) continue
    plans.push({ from, to: ends.find((on) => on > from) ?? null })
  }
  return plans
}
