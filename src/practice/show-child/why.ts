import { daysBetween, sayShortDate, type Day } from '../../time/index.ts'
import { sayCount, sayNumber } from '../../web/ui/index.ts'
import { causes, whyLate } from '../permanence/index.ts'
import type { ChildClock } from './clocks.ts'
import type { ChildRead } from './ports.ts'

/** Why one clock is or was late: causes that add up to the days over, with the unexplained rest. */
export interface WhyShown {
  readonly heading: string
  readonly rows: readonly {
    readonly cause: string
    readonly whose: string
    readonly from: string
    readonly until: string
    readonly days: string
  }[]
  readonly unexplained: number
  readonly unexplainedWords: string
  readonly total: string
  readonly summary: string
}

const causeWords: Readonly<Record<string, string>> = causes

/** Nothing where the clock is within its limit. */
export function presentWhy(
  title: string,
  clock: ChildClock | null,
  delays: ChildRead['delays'],
  on: Day,
): WhyShown | null {
  if (clock === null || clock.startedOn > on) return null
  const why = whyLate(
    delays.filter(({ fromOn }) => fromOn <= on),
    clock,
    on,
  )
  if (why.over === 0) return null
  const limit = daysBetween(clock.startedOn, clock.dueOn)
  return {
    heading: `${title}: ${sayCount(why.over, 'day', 'days')} over ${limit}`,
    rows: why.causes.map((cause) => ({
      cause: causeWords[cause.cause] ?? cause.cause,
      whose: cause.isOurs ? 'Ours' : 'Others’',
      from: sayShortDate(cause.from),
      until: sayShortDate(cause.until),
      days: sayNumber(cause.daysOver),
    })),
    unexplained: why.unexplained,
    unexplainedWords: sayNumber(why.unexplained),
    total: sayNumber(why.over),
    summary: `${sayNumber(why.ours)} ours, ${sayNumber(why.others)} others’, ${sayNumber(why.unexplained)} not explained yet.`,
  }
}
