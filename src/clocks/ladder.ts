import type { OwnerRole } from '../record/index.ts'
import { withinWorkingDays, type Calendar, type Day } from '../time/index.ts'

/** Who is told, and when: `workingDaysLate` after the due date, or null as soon as the clock is at risk. */
export interface LadderStep {
  readonly role: OwnerRole
  readonly workingDaysLate: number | null
}

/** The clock of a note that waits for a manager: messages count it apart. */
export const MANAGER_ATTENTION = 'child.manager-attention'

/** Each step above the owner. No law sets them: they are Throughline's own, for a council to change. */
const ladders = {
  standard: [
    { role: 'team-manager', workingDaysLate: 1 },
    { role: 'service-manager', workingDaysLate: 5 },
    { role: 'head-of-service', workingDaysLate: 10 },
    { role: 'director', workingDaysLate: 20 },
  ],
  /** Where days matter to a child's safety. */
  urgent: [
    { role: 'team-manager', workingDaysLate: null },
    { role: 'service-manager', workingDaysLate: 1 },
    { role: 'head-of-service', workingDaysLate: 2 },
    { role: 'director', workingDaysLate: 5 },
  ],
  /** Where the owner already stands above team managers. */
  senior: [
    { role: 'head-of-service', workingDaysLate: 1 },
    { role: 'director', workingDaysLate: 5 },
  ],
} as const satisfies Record<string, readonly LadderStep[]>

export type LadderName = keyof typeof ladders

/** What a rule says of who is told. */
interface Climbed {
  readonly owner: OwnerRole
  readonly ladder?: LadderName
  readonly sense?: 'not-before'
}

/** The ladder of a rule: its owner when it is at risk, then each step above. A bar has none: it is never late. */
export function ladderOf(rule: Climbed): readonly LadderStep[] {
  const own: LadderStep = { role: rule.owner, workingDaysLate: null }
  if (rule.sense === 'not-before') return [own]
  return [own, ...ladders[rule.ladder ?? 'standard'].filter(({ role }) => role !== rule.owner)]
}

/** The dates of a running clock that decide who is told. */
interface Running {
  readonly warnOn: Day
  readonly dueOn: Day
}

/** Somebody who is to be told, and since when. */
export interface StepReached {
  readonly role: OwnerRole
  readonly since: Day
}

/** The day from which a step is told: as soon as the clock is at risk, or so many working days after the due date. */
const toldFrom = ({ workingDaysLate }: LadderStep, { warnOn, dueOn }: Running, calendar: Calendar): Day =>
  workingDaysLate === null ? warnOn : withinWorkingDays(calendar, dueOn, workingDaysLate)

/** The steps of a rule's ladder that a clock has reached on a day, the lowest first. A clock that is on course has none. */
export const stepsReached = (rule: Climbed, clock: Running, today: Day, calendar: Calendar): readonly StepReached[] =>
  ladderOf(rule)
    .map((step) => ({ role: step.role, since: toldFrom(step, clock, calendar) }))
    .filter(({ since }) => since <= today)

/** Whether a clock that is late by this rule cannot wait for the daily message: where days matter to a child’s safety. */
export const cannotWait = (rule: Climbed, clock: Running, today: Day): boolean =>
  rule.ladder === 'urgent' && clock.dueOn < today
