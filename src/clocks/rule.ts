import { addDays, addMonths, daysBetween, type Day, type Calendar, withinWorkingDays } from '../time/index.ts'
import type { OwnerRole } from '../record/index.ts'

/**
 * How far a rule can be trusted. V: its wording was read. V2: read in a secondary source. K: known, not read again.
 * K?: known with little confidence. local: a council's own choice, no law. ours: Throughline's own measure.
 */
export type Trust = 'V' | 'V2' | 'K' | 'K?' | 'local' | 'ours'

/** How long a rule allows: calendar days, calendar months by the corresponding date, or working days after the start. */
export type Limit =
  | { readonly kind: 'days'; readonly count: number }
  | { readonly kind: 'months'; readonly count: number }
  | { readonly kind: 'working-days'; readonly count: number }

export const days = (count: number): Limit => ({ kind: 'days', count })
export const months = (count: number): Limit => ({ kind: 'months', count })
export const workingDays = (count: number): Limit => ({ kind: 'working-days', count })

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
  readonly limit: Limit
  /** Days before the due date from which it is at risk; without it, the last fifth of the limit and at least two days. */
  readonly warnDays?: number
  readonly owner: OwnerRole
  /** The step that stops it, as a next step is written. */
  readonly next: string
  /** The type of the event that a person records to stop it; absent where no form does. */
  readonly stoppedBy?: string
  /** The first and the last day on which a clock may start under this rule; open where not said. */
  readonly inForce?: { readonly from?: Day; readonly to?: Day }
  /** What the authority has set instead, in the order of the days from which it applies. */
  readonly changes?: readonly RuleChange[]
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

const LEAST_WARNING = 2

/** A rule as it stands for a clock that starts on a day: the shipped one, and over it what the authority has set. */
export function ruleOn(rule: ClockRule, startedOn: Day): ClockRule {
  let standing = rule
  for (const { from, count, warnDays } of rule.changes ?? []) {
    if (from > startedOn) break
    if (count !== undefined) standing = { ...standing, limit: { ...standing.limit, count } }
    if (warnDays === undefined) continue
    const { warnDays: _, ...rest } = standing
    standing = warnDays === null ? rest : { ...rest, warnDays }
  }
  return standing
}

/** The last day on which the step is in time. */
export function dueOn(rule: ClockRule, startedOn: Day, calendar: Calendar): Day {
  const { limit } = ruleOn(rule, startedOn)
  if (limit.kind === 'days') return addDays(startedOn, limit.count)
  if (limit.kind === 'months') return addMonths(startedOn, limit.count)
  return withinWorkingDays(calendar, startedOn, limit.count)
}

/** The first day on which an unfinished clock is at risk. Never before it started. */
export function warnOn(rule: ClockRule, startedOn: Day, due: Day): Day {
  const fifth = Math.floor(daysBetween(startedOn, due) / 5)
  const warn = addDays(due, -(ruleOn(rule, startedOn).warnDays ?? Math.max(LEAST_WARNING, fifth)))
  return warn < startedOn ? startedOn : warn
}

const isOff = (rule: ClockRule, startedOn: Day): boolean =>
  (rule.changes ?? []).findLast(({ from, isOff: off }) => off !== undefined && from <= startedOn)?.isOff ?? false

/** Whether a clock that starts on this day runs under this rule: it is in force then, and not switched off. */
export const isInForce = (rule: ClockRule, startedOn: Day): boolean =>
  (rule.inForce?.from ?? startedOn) <= startedOn &&
  startedOn <= (rule.inForce?.to ?? startedOn) &&
  !isOff(rule, startedOn)
