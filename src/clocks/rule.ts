import type { OwnerRole } from '../record/index.ts'
import type { Day } from '../time/index.ts'
import type { Example } from './examples.ts'
import type { LadderName } from './ladder.ts'
import { isOffUntilConfirmed, type Trust } from './trust.ts'

/** How long a rule allows. Months and years run to the corresponding date; an age to the birthday. */
export type Limit = { readonly kind: LimitKind; readonly count: number }
type LimitKind = 'days' | 'weeks' | 'months' | 'working-days' | 'age'

export const days = (count: number): Limit => ({ kind: 'days', count })
export const weeks = (count: number): Limit => ({ kind: 'weeks', count })
export const months = (count: number): Limit => ({ kind: 'months', count })
export const years = (count: number): Limit => ({ kind: 'months', count: 12 * count })
export const workingDays = (count: number): Limit => ({ kind: 'working-days', count })
/** A birthday: the start is the day of birth. */
export const age = (count: number): Limit => ({ kind: 'age', count })

/** How long a rule allowed up to a day. */
export interface EarlierLimit {
  readonly until: Day
  readonly count: number
}

/** A timescale as the law, the Department or the council states it. Which facts start and stop it is its practice's affair. */
export interface ClockRule {
  readonly id: string
  readonly title: string
  /** Raised by one whenever what it says changes; 1 unless said. */
  readonly version?: number
  /** The row of the statutory reference, where there is one. */
  readonly ref: string | null
  readonly source: string
  readonly trust: Trust
  /** A council's own rule, although its wording was read: every council may set its own. */
  readonly isLocal?: true
  readonly limit: Limit
  /**
   * What the limit was in earlier periods, in the unit of the limit and in the order of their last days: a clock that
   * still runs is measured by the limit of the day on which it is looked at.
   */
  readonly earlier?: readonly EarlierLimit[]
  /** The limit as its source says it, where days cannot say it exactly: "72 hours", "20 school days". */
  readonly inWords?: string
  /**
   * How it is counted. Where not said, the day after the start is day 1. `beginning-with`: the start is day 1. `before`:
   * backwards from the start, which lies ahead.
   */
  readonly counts?: 'beginning-with' | 'before'
  /** A bar and not a deadline: the day is the first on which something may be done, and nothing is ever late. */
  readonly sense?: 'not-before'
  /** What must be known besides the date that starts it, where one date is not enough. */
  readonly needs?: string
  /** For whom it is, where another rule holds for everybody else. */
  readonly onlyWhere?: string
  /** What starts it, stops it, pauses it, and when it does not hold, each in words. */
  readonly starts: string
  readonly stops: string
  readonly pauses?: string
  readonly exceptions?: string
  /** Whether its instrument was loosened from 24 April to 25 September 2020 (SI 2020/445). */
  readonly covid?: true
  /** Days before the due date from which it is at risk; without it, the last fifth of the limit and at least two days. */
  readonly warnDays?: number
  readonly owner: OwnerRole
  /** How it escalates; the standard ladder where not said. */
  readonly ladder?: LadderName
  /** The step that stops it, as a next step is written. */
  readonly next: string
  /** The type of the event that a person records to stop it; absent where no form does. */
  readonly stoppedBy?: string
  /** Which kind of it, where the event has kinds: a care plan, say. */
  readonly stoppedByKind?: string
  /** Whether it stops when the very fact that started it is completed: a referral with the day of its decision. */
  readonly correctsStart?: true
  /** Under which part of its subject’s page the very fact that started it is answered, where that stops it. */
  readonly answeredAt?: string
  /** The first and the last day on which a clock may start under this rule; open where not said. */
  readonly inForce?: { readonly from?: Day; readonly to?: Day }
  /** Why no clock of it runs on anybody, in a sentence; its day can still be asked for. */
  readonly whyNoClock?: string
  /** Dated examples of its own, besides those of its limit. */
  readonly examples?: readonly Example[]
  /** What the authority has set instead, in the order of the days from which it applies. */
  readonly changes?: readonly RuleChange[]
}

/** A duty without a number of days: it stands in the rule book and no clock runs. */
export interface RuleWithoutClock {
  readonly ref: string
  readonly title: string
  readonly source: string
  readonly trust: Trust
  /** What must be done or may not be done, and why no clock measures it. */
  readonly says: string
}

/** What an authority set for clocks that start on a day or later; what is left unsaid stays as it was. */
export interface RuleChange {
  readonly from: Day
  /** How long it allows, in the unit of the rule's own limit. */
  readonly count?: number
  /** Null: the last fifth of the limit. */
  readonly warnDays?: number | null
  readonly isOff?: boolean
}

/** A rule as it stands for a clock that starts on a day: the shipped one, and over it what the authority has set. */
export function ruleOn(rule: ClockRule, startedOn: Day): ClockRule {
  let standing = rule
  for (const { from, count, warnDays } of rule.changes ?? []) {
    if (from > startedOn) break
    if (count !== undefined) standing = { ...withoutEarlier(standing), limit: { ...standing.limit, count } }
    if (warnDays === undefined) continue
    const { warnDays: _, ...rest } = standing
    standing = warnDays === null ? rest : { ...rest, warnDays }
  }
  return standing
}

const withoutEarlier = ({ earlier: _, ...rule }: ClockRule): ClockRule => rule

/** How long a rule allows on a day, in the unit of its limit. */
export function limitOn(rule: ClockRule, on: Day): number {
  const { earlier = [], limit } = ruleOn(rule, on)
  return earlier.find(({ until }) => on <= until)?.count ?? limit.count
}

/** What the authority last switched for clocks that start on a day: off, on, or nothing. */
const switched = (rule: ClockRule, startedOn: Day): boolean | undefined =>
  (rule.changes ?? []).findLast(({ from, isOff }) => isOff !== undefined && from <= startedOn)?.isOff

/** Whether the law that a rule comes from holds for a clock that starts on this day, whether or not a council runs it. */
export const isOfItsTime = ({ inForce }: ClockRule, startedOn: Day): boolean =>
  (inForce?.from ?? startedOn) <= startedOn && startedOn <= (inForce?.to ?? startedOn)

/** Whether the rule is in force for a clock that starts on this day: of its time, and not switched off. */
export const isInForce = (rule: ClockRule, startedOn: Day): boolean =>
  isOfItsTime(rule, startedOn) && switched(rule, startedOn) !== true

/** Whether a clock that starts on this day runs on a child: the rule is in force, and confirmed where it is unverified. */
export const runsOn = (rule: ClockRule, startedOn: Day): boolean =>
  isInForce(rule, startedOn) && (!isOffUntilConfirmed(rule) || switched(rule, startedOn) === false)
