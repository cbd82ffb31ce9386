import type { Reading } from '../../access/index.ts'
import type { FactId, Owner, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Nameable } from '../child/index.ts'
import type { Clocked } from '../show-due/index.ts'

/** A child with something late, or a complaint or household, and the clock that is late the longest. */
export interface UrgentChild extends Nameable {
  readonly of: Clocked
  readonly subject: SubjectId
  readonly team: string | null
  /** How many of the child's clocks are late on the day. */
  readonly late: number
  readonly rule: string
  readonly startedBy: FactId
  readonly dueOn: Day
  readonly owner: Owner
}

/** `first`: rules whose lateness comes before any other’s. */
export interface UrgentAsk {
  readonly team: string | null
  readonly limit: number
  readonly first: readonly string[]
}

/** How the clocks of one rule stand, of a team or of all: on the day, in the week before it and in the week after. */
export interface RuleWeek {
  readonly rule: string
  readonly running: number
  readonly atRisk: number
  readonly late: number
  /** Due on the day or within the seven after it. */
  readonly dueSoon: number
  /** Stopped on the day or within the six before it, and how many of those in time. */
  readonly done: number
  readonly doneInTime: number
}

export interface TeamClocks {
  readonly team: string | null
  readonly running: number
  readonly atRisk: number
  readonly late: number
  /** Stopped within the 28 days up to the day, and how many of those in time. */
  readonly done: number
  readonly doneInTime: number
}

/** How many children a social worker has, of one team. */
export interface Caseload {
  readonly team: string | null
  readonly worker: string
  readonly lookedAfter: number
  readonly inNeed: number
}

/** A child in care or in need whom no social worker has. */
export interface UnallocatedChild extends Nameable {
  readonly subject: SubjectId
  readonly team: string | null
  readonly stage: string
  /** The first day without a worker: of the journey, or since the last one left. */
  readonly since: Day
}

/** Looked-after children by the number of different social workers they had in the year up to the day. */
export interface WorkersInYear {
  readonly workers: number
  readonly children: number
}

export interface ManyWorkers extends Nameable {
  readonly subject: SubjectId
  readonly team: string | null
  readonly workers: number
  readonly everSoFar: number
}

export interface Continuity {
  readonly byWorkers: readonly WorkersInYear[]
  /** Those with the most, at most fifty. */
  readonly most: readonly ManyWorkers[]
  /** Changes of worker in the year by the return's code for why; null where none is given. */
  readonly reasons: readonly { readonly reason: string | null; readonly changes: number }[]
}

/** A clock that climbed as far as somebody on its ladder. */
export interface Climbed extends UrgentChild {
  readonly startedOn: Day
}

/** For each rule, the last due date that has climbed so far by the day: what was due before it, or on it, has. */
export interface ClimbedFrom {
  readonly rule: string
  readonly dueOnOrBefore: Day
}

/** How many clocks of one rule have climbed as far as somebody, and when the one that is late the longest was due. */
export interface ClimbedCount<To extends string> {
  readonly to: To
  readonly rule: string
  readonly late: number
  readonly firstDueOn: Day
}

/** A plan in force that lacks something. */
export interface PlanLacking extends Nameable {
  readonly subject: SubjectId
  readonly team: string | null
  readonly kind: string
  readonly fact: FactId
  readonly since: Day
  readonly lacks: readonly string[]
}

/** The households of a kind that are under way, of whom so many have something late. */
export interface HouseholdLoad {
  readonly team: string
  readonly households: number
  readonly withLate: number
  readonly late: number
}

export interface TeamsPorts {
  readonly readUrgent: (reading: Reading, ask: UrgentAsk) => Promise<readonly UrgentChild[]>
  readonly readRuleWeek: (reading: Reading, team: string | null) => Promise<readonly RuleWeek[]>
  readonly readTeamClocks: (reading: Reading) => Promise<readonly TeamClocks[]>
  readonly readCaseloads: (reading: Reading) => Promise<readonly Caseload[]>
  readonly readUnallocated: (reading: Reading, team: string | null) => Promise<readonly UnallocatedChild[]>
  readonly readHouseholds: (reading: Reading) => Promise<readonly HouseholdLoad[]>
  readonly readContinuity: (reading: Reading) => Promise<Continuity>
  readonly readClimbed: (
    reading: Reading,
    from: readonly ClimbedFrom[],
    page: { readonly limit: number; readonly offset: number },
  ) => Promise<readonly Climbed[]>
  /** What has climbed as far as each of several people, by rule; rules of which nothing has are not told. */
  readonly countClimbed: <To extends string>(
    reading: Reading,
    from: readonly (ClimbedFrom & { readonly to: To })[],
  ) => Promise<readonly ClimbedCount<To>[]>
  readonly readPlansLacking: (
    reading: Reading,
    team: string | null,
  ) => Promise<{ readonly inForce: number; readonly plans: readonly PlanLacking[] }>
}
