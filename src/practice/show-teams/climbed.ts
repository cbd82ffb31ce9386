import { ladderOf, type ClockRule } from '../../clocks/index.ts'
import type { OwnerRole } from '../../record/index.ts'
import { addDays, workingDaysBefore, type Calendar, type Day } from '../../time/index.ts'
import type { ClimbedFrom } from './ports.ts'

/** Those to whom work climbs, the highest first. */
export const climbing = [
  'director',
  'head-of-service',
  'service-manager',
  'team-manager',
] as const satisfies readonly OwnerRole[]
export type ClimbsTo = (typeof climbing)[number]

/**
 * Until when a clock of each rule must have been due to have reached somebody by a day: so many working days late. Rules
 * whose ladder does not lead there, or tells them before anything is late, are left out.
 */
export function climbedFrom(
  rules: readonly ClockRule[],
  to: ClimbsTo,
  on: Day,
  calendar: Calendar,
): readonly ClimbedFrom[] {
  return rules.flatMap((rule) => {
    const step = ladderOf(rule).find(({ role }) => role === to)
    if (!step || step.workingDaysLate === null) return []
    // The day after the due date is the first late one.
    const dueOnOrBefore = workingDaysBefore(calendar, addDays(on, 1), step.workingDaysLate)
    return [{ rule: rule.id, dueOnOrBefore: addDays(dueOnOrBefore, -1) }]
  })
}
