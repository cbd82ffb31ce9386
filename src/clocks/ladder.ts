import type { OwnerRole } from '../record/index.ts'

/** Who is told, and when: `workingDaysLate` after the due date, or null as soon as the clock is at risk. */
export interface LadderStep {
  readonly role: OwnerRole
  readonly workingDaysLate: number | null
}

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
