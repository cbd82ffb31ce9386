import type { ClockRule } from '../../clocks/index.ts'
import { daysBetween, sayShortDate, type Calendar, type Day } from '../../time/index.ts'
import { sayCount, sayNumber } from '../../web/ui/index.ts'
import { called, sayNext, sayOwner, workerReasons } from '../child/index.ts'
import { calledIn, hrefOf, stopHref } from '../show-due/index.ts'
import type { ManyWorkers, UnallocatedChild, UrgentChild } from './ports.ts'

/** What pages of teams say with: the day, the calendar and the rules. */
export interface Context {
  readonly on: Day
  readonly isPast: boolean
  readonly calendar: Calendar
  readonly dutyManager: string | null
  readonly rules: ReadonlyMap<string, ClockRule>
}

export const sayTeam = (team: string | null): string => team ?? 'Team not recorded'

/** A child with something late, as a row. */
export interface UrgentLine {
  readonly key: string
  readonly href: string
  readonly called: string
  readonly team: string
  readonly step: string
  readonly due: string
  readonly more: string | null
  readonly owner: string
  readonly record: string | null
}

export function urgentLine(child: UrgentChild, { on, isPast, calendar, dutyManager, rules }: Context): UrgentLine {
  const rule = rules.get(child.rule)
  return {
    key: `${child.subject} ${child.rule} ${child.startedBy}`,
    href: hrefOf(child),
    called: calledIn(child),
    team: sayTeam(child.team),
    step: rule?.next ?? child.rule,
    due: sayNext(calendar, on, child.dueOn).says,
    more: child.late > 1 ? `and ${sayCount(child.late - 1, 'other late step', 'other late steps')}` : null,
    owner: sayOwner(child.owner, dutyManager),
    record: isPast ? null : stopHref(child, rule),
  }
}

/** A child without a worker, as a row: the days, and whose the child is until there is one. */
export const unallocatedLine = (child: UnallocatedChild, { on, isPast, dutyManager }: Context) => ({
  key: child.subject,
  href: `/children/${child.subject}`,
  called: called(child),
  stage: child.stage === 'looked-after' ? 'Looked after' : 'Child in need',
  days: sayCount(daysBetween(child.since, on), 'day', 'days'),
  since: `since ${sayShortDate(child.since)}`,
  owner:
    child.team === null
      ? `Duty manager${dutyManager === null ? '' : ` (${dutyManager})`}`
      : `Team manager, ${child.team}`,
  record: isPast ? null : `/children/${child.subject}/handover`,
})
export type UnallocatedLine = ReturnType<typeof unallocatedLine>

export const manyLine = (child: ManyWorkers) => ({
  key: child.subject,
  href: `/children/${child.subject}`,
  called: called(child),
  team: sayTeam(child.team),
  workers: sayNumber(child.workers),
  ever: sayNumber(child.everSoFar),
})

const reasons: Readonly<Record<string, string>> = workerReasons

export const sayReason = (reason: string | null): string =>
  reason === null ? 'No reason given' : (reasons[reason] ?? reason)
