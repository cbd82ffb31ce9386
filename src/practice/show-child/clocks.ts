import { status, type ClockRule } from '../../clocks/index.ts'
import { daysBetween, sayDate, type Calendar, type Day } from '../../time/index.ts'
import { sayCount, sayNumber, type Standing } from '../../web/ui/index.ts'
import { sayNext } from '../child/index.ts'
import type { ChildRead } from './ports.ts'

export type ChildClock = ChildRead['clocks'][number]

/** A clock as a card of the strip. */
export interface ClockCard {
  readonly key: string
  readonly standing: Standing
  readonly title: string
  readonly says: string
  readonly due: string
  readonly law: string
}

const ORDER = ['late', 'at-risk', 'on-course', 'paused'] as const

const lawOf = (rule: ClockRule): string => (rule.ref === null ? rule.source : `${rule.ref}: ${rule.source}`)

function runningCard(clock: ChildClock, rule: ClockRule, on: Day, calendar: Calendar): ClockCard {
  const { status: stands, daysSoFar, daysLeft } = status(clock, on)
  const limit = daysBetween(clock.startedOn, clock.dueOn)
  const next = sayNext(calendar, on, clock.dueOn)
  return {
    key: `${clock.rule} ${clock.startedBy}`,
    standing: stands === 'late' ? 'late' : stands === 'at-risk' ? 'at-risk' : 'on-course',
    title: rule.title,
    says:
      (daysLeft ?? 0) < 0
        ? `Late by ${sayCount(-(daysLeft ?? 0), 'day', 'days')}: ${sayNumber(daysSoFar)} of ${limit}`
        : `${sayNumber(daysSoFar)} of ${limit} days`,
    due: `${(daysLeft ?? 0) < 0 ? 'Was due' : 'Due'} ${next.standing === 'late' ? next.says.replace(/, late by.*$/, '') : next.says}`,
    law: lawOf(rule),
  }
}

/** The clocks that run on the day, the latest and then the nearest first. */
export function runningClocks(
  clocks: readonly ChildClock[],
  rules: ReadonlyMap<string, ClockRule>,
  on: Day,
  calendar: Calendar,
): readonly ClockCard[] {
  const running = clocks.filter((clock) => clock.startedOn <= on && status(clock, on).daysLeft !== null)
  const rank = (clock: ChildClock): number => ORDER.findIndex((stands) => stands === status(clock, on).status)
  return [...running]
    .sort((a, b) => rank(a) - rank(b) || (a.dueOn < b.dueOn ? -1 : 1))
    .flatMap((clock) => {
      const rule = rules.get(clock.rule)
      return rule ? [runningCard(clock, rule, on, calendar)] : []
    })
}

/** The practice's clock that falls due first of those that run on the day, with the step that stops it. */
export function nextStep(
  clocks: readonly ChildClock[],
  practice: string,
  rules: ReadonlyMap<string, ClockRule>,
  on: Day,
): { readonly dueOn: Day; readonly what: string } | null {
  const running = clocks.filter(
    (clock) => clock.rule.startsWith(`${practice}.`) && clock.startedOn <= on && status(clock, on).daysLeft !== null,
  )
  const first = [...running].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))[0]
  const rule = first && rules.get(first.rule)
  return first && rule ? { dueOn: first.dueOn, what: rule.next } : null
}

/** A clock that has stopped, for the table of what was done. */
export interface EndedClock {
  readonly title: string
  readonly from: string
  readonly until: string
  readonly standing: Standing
  readonly says: string
}

/** The clocks that had stopped or ended by the day, the latest first. */
export function endedClocks(
  clocks: readonly ChildClock[],
  rules: ReadonlyMap<string, ClockRule>,
  on: Day,
): readonly EndedClock[] {
  return clocks
    .filter((clock) => clock.startedOn <= on && status(clock, on).daysLeft === null)
    .map((clock) => ({ clock, until: clock.stoppedOn ?? clock.endedWithoutOn ?? on }))
    .sort((a, b) => (a.until < b.until ? 1 : -1))
    .map(({ clock, until }) => {
      const stands = status(clock, on).status
      const took = sayCount(daysBetween(clock.startedOn, until), 'day', 'days')
      const over = sayCount(daysBetween(clock.dueOn, until), 'day', 'days')
      return {
        title: rules.get(clock.rule)?.title ?? clock.rule,
        from: sayDate(clock.startedOn),
        until: sayDate(until),
        standing: stands === 'met' ? 'on-course' : stands === 'met-late' ? 'late' : 'ended',
        says:
          stands === 'met'
            ? `In time: ${took}`
            : stands === 'met-late'
              ? `Done ${over} late: ${took}`
              : `Ended without it after ${took}`,
      }
    })
}
