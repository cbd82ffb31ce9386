import { dueOn, runsOn, warnOn, type ClockRule } from '../../clocks/index.ts'
import type { ClockRow, Fact, SubjectId } from '../../record/index.ts'
import type { Calendar, Day } from '../../time/index.ts'
import { dayIn } from '../child/index.ts'
import { accessRequest, correctionRequest, isAccepted } from './rights-events.ts'
import type { RightsDefinitions } from './rules.ts'

/** One stretch of time that a request is given: by which rule, from when, and how it ended. */
interface Stretch {
  readonly rule: ClockRule
  readonly startedOn: Day
  readonly endedOn: Day | null
  readonly isWithdrawn: boolean
}

/** What a request waits for: its answer, and after it, where a correction was accepted, that it is made. */
function stretchesOf({ type, body, happenedOn }: Fact, rights: RightsDefinitions): readonly Stretch[] {
  const endedOn = dayIn(body, 'endedOn')
  const isWithdrawn = body['outcome'] === 'withdrawn'
  const answer = (rule: ClockRule): Stretch => ({ rule, startedOn: happenedOn, endedOn, isWithdrawn })
  if (type === accessRequest.type) return [answer(body['extended'] === true ? rights.extended : rights.access)]
  if (type !== correctionRequest.type) return []
  const decided = answer(rights.correction)
  if (endedOn === null || !isAccepted(body)) return [decided]
  const startedOn = endedOn < happenedOn ? happenedOn : endedOn
  return [decided, { rule: rights.corrected, startedOn, endedOn: dayIn(body, 'correctedOn'), isWithdrawn: false }]
}

/** The order in which facts come is never read. */
const byDay = (a: Fact, b: Fact): number =>
  a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : a.id < b.id ? -1 : 1

/**
 * The clocks of every request about a record: from the day on which it came, and of a correction that was accepted from
 * the decision until it is made. No closing of the case ends them.
 */
export const rightsClocks = (
  subject: SubjectId,
  facts: readonly Fact[],
  rights: RightsDefinitions,
  calendar: Calendar,
): readonly ClockRow[] =>
  [...facts].sort(byDay).flatMap((fact) =>
    stretchesOf(fact, rights).flatMap(({ rule, startedOn, endedOn: ended, isWithdrawn }): ClockRow[] => {
      if (!runsOn(rule, startedOn)) return []
      const due = dueOn(rule, startedOn, calendar)
      const endedOn = ended !== null && ended < startedOn ? startedOn : ended
      return [
        {
          ...{
            subject,
            rule: rule.id,
            startedBy: fact.id,
            startedOn,
            warnOn: warnOn(rule, startedOn, due),
            dueOn: due,
          },
          ...{ pausedOn: null, stoppedOn: isWithdrawn ? null : endedOn, endedWithoutOn: isWithdrawn ? endedOn : null },
          owner: { role: rule.owner, named: null },
        },
      ]
    }),
  )
