import { dueOn, runsOn, warnOn } from '../../clocks/index.ts'
import type { ClockRow, Fact, SubjectId } from '../../record/index.ts'
import { addDays, type Calendar, type Day } from '../../time/index.ts'
import type { Complaint } from './complaint.ts'
import { received } from './events.ts'
import type { ComplaintClock, ComplaintsDefinitions } from './table.ts'

const sooner = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)

/** The first day from a fact on, in the order of the world, on which one of these happened. */
function firstFrom(types: readonly string[], facts: readonly Fact[], start: Fact): Day | null {
  const later = facts.slice(facts.indexOf(start) + 1)
  return later.find(({ type }) => types.includes(type))?.happenedOn ?? null
}

function clockFrom(
  line: ComplaintClock,
  start: Fact,
  facts: readonly Fact[],
  subject: SubjectId,
  calendar: Calendar,
): ClockRow[] {
  const { rule, countedFrom } = line
  const before = facts.slice(0, facts.indexOf(start))
  const from = countedFrom === undefined ? start : (before.findLast(({ type }) => type === countedFrom) ?? start)
  if (!runsOn(rule, from.happenedOn)) return []
  const due = dueOn(rule, from.happenedOn, calendar)
  const stop = firstFrom(line.stops, facts, start)
  const ended = sooner(firstFrom(line.ends ?? [], facts, start), line.runsOut === true ? addDays(due, 1) : null)
  const stoppedOn = stop !== null && (ended === null || stop <= ended) ? stop : null
  return [
    {
      ...{ subject, rule: rule.id, startedBy: start.id, startedOn: from.happenedOn },
      ...{ warnOn: warnOn(rule, from.happenedOn, due), dueOn: due, pausedOn: null },
      ...{ stoppedOn, endedWithoutOn: stoppedOn === null ? ended : null },
      owner: { role: rule.owner, named: null },
    },
  ]
}

/** Every clock that a complaint’s facts started, by the table. Total, without `today`. */
export const complaintClocks = (
  subject: SubjectId,
  facts: readonly Fact[],
  { kind }: Complaint,
  { clocks }: ComplaintsDefinitions,
  calendar: Calendar,
): readonly ClockRow[] =>
  clocks.flatMap((line) =>
    facts
      .filter(({ type }) => type === line.starts)
      .filter(({ type }) => type !== received.type || line.ofKinds === undefined || line.ofKinds.includes(kind))
      .flatMap((start) => clockFrom(line, start, facts, subject, calendar)),
  )
