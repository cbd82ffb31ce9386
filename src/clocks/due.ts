import {
  addDays,
  addMonths,
  beginningWith,
  birthday,
  daysBetween,
  isWorkingDay,
  withinWorkingDays,
  workingDaysBefore,
  type Calendar,
  type Day,
} from '../time/index.ts'
import { isPaused, movedByPauses, type Pause } from './pauses.ts'
import { ruleOn, type ClockRule } from './rule.ts'

const LEAST_WARNING = 2

/**
 * The last day on which the step is in time; of a rule that bars, the first on which it may be done. Pauses that are
 * over move it: paused working days do not count, and calendar days, weeks, months and years run on by the days paused.
 */
export function dueOn(rule: ClockRule, startedOn: Day, calendar: Calendar, pauses: readonly Pause[] = []): Day {
  const standing = ruleOn(rule, startedOn)
  const due = tightened(standing, startedOn, calendar)
  if (pauses.length === 0 || rule.counts === 'before') return due
  return rule.limit.kind === 'working-days'
    ? workedAround(standing, startedOn, calendar, pauses)
    : movedByPauses(pauses, startedOn, due)
}

/**
 * The due date under a limit that was tightened from period to period: the last day on which no more time had passed than
 * that day's limit allowed. Whoever was past the tighter limit when it began was in time until the day before.
 */
function tightened(rule: ClockRule, startedOn: Day, calendar: Calendar): Day {
  let ended = startedOn
  for (const { until, count } of rule.earlier ?? []) {
    if (until < startedOn) continue
    const due = later(unpaused({ ...rule, limit: { ...rule.limit, count } }, startedOn, calendar), ended)
    if (due <= until) return due
    ended = until
  }
  return rule.earlier === undefined || rule.counts === 'before'
    ? unpaused(rule, startedOn, calendar)
    : later(unpaused(rule, startedOn, calendar), ended)
}

const later = (a: Day, b: Day): Day => (a > b ? a : b)

function unpaused({ limit, counts }: ClockRule, on: Day, calendar: Calendar): Day {
  const sign = counts === 'before' ? -1 : 1
  const first = counts === 'beginning-with' ? 1 : 0
  switch (limit.kind) {
    case 'days':
      return addDays(on, sign * limit.count - first)
    case 'weeks':
      return addDays(on, sign * 7 * limit.count - first)
    case 'months':
      return addDays(addMonths(on, sign * limit.count), -first)
    case 'age':
      return birthday(on, limit.count)
    case 'working-days':
      if (counts === 'before') return workingDaysBefore(calendar, on, limit.count)
      return counts === 'beginning-with'
        ? beginningWith(calendar, on, limit.count)
        : withinWorkingDays(calendar, on, limit.count)
  }
}

/** Counts working days one by one, leaving out those of a pause. */
function workedAround(rule: ClockRule, startedOn: Day, calendar: Calendar, pauses: readonly Pause[]): Day {
  const counts = (on: Day): boolean => isWorkingDay(calendar, on) && !isPaused(pauses, on)
  let left = rule.limit.count
  let on = rule.counts === 'beginning-with' ? startedOn : addDays(startedOn, 1)
  for (; ; on = addDays(on, 1)) {
    if (counts(on)) left -= 1
    if (left <= 0) return on
  }
}

/** The first day on which an unfinished clock is at risk. Never before it started, except where it is counted backwards. */
export function warnOn(rule: ClockRule, startedOn: Day, due: Day): Day {
  const fifth = Math.floor(Math.abs(daysBetween(startedOn, due)) / 5)
  const warn = addDays(due, -(ruleOn(rule, startedOn).warnDays ?? Math.max(LEAST_WARNING, fifth)))
  return rule.counts !== 'before' && warn < startedOn ? startedOn : warn
}

/**
 * The days that counted, the last of them the due date: working days for a limit in working days, every calendar day
 * for any other. Counted backwards, they are the days from the due date to the day before the start.
 */
export function countedDays(rule: ClockRule, startedOn: Day, calendar: Calendar, pauses: readonly Pause[] = []): Day[] {
  const due = dueOn(rule, startedOn, calendar, pauses)
  const isBefore = rule.counts === 'before'
  const from = isBefore ? due : rule.counts === 'beginning-with' ? startedOn : addDays(startedOn, 1)
  const until = isBefore ? addDays(startedOn, -1) : due
  const counted: Day[] = []
  for (let on = from; on <= until; on = addDays(on, 1)) {
    if (isPaused(pauses, on)) continue
    if (rule.limit.kind !== 'working-days' || isWorkingDay(calendar, on)) counted.push(on)
  }
  return counted
}
