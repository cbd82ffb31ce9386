import { dueOn, runsOn, warnOn, type ClockRule } from '../../clocks/index.ts'
import type { ClockRow, Fact, SubjectId } from '../../record/index.ts'
import type { Calendar } from '../../time/index.ts'
import { dayIn } from '../child/index.ts'
import { accessRequest, correctionRequest } from './rights-events.ts'
import type { RightsDefinitions } from './rules.ts'

function ruleOf({ type, body }: Fact, { access, extended, correction }: RightsDefinitions): ClockRule | null {
  if (type === correctionRequest.type) return correction
  if (type !== accessRequest.type) return null
  return body['extended'] === true ? extended : access
}

/** The clock of every request about a record: it runs from the day on which it came, and no closing of the case ends it. */
export const rightsClocks = (
  subject: SubjectId,
  facts: readonly Fact[],
  rights: RightsDefinitions,
  calendar: Calendar,
): readonly ClockRow[] =>
  facts.flatMap((fact): ClockRow[] => {
    const rule = ruleOf(fact, rights)
    const { happenedOn: startedOn, body, id: startedBy } = fact
    if (rule === null || !runsOn(rule, startedOn)) return []
    const due = dueOn(rule, startedOn, calendar)
    const ended = dayIn(body, 'endedOn')
    const endedOn = ended !== null && ended < startedOn ? startedOn : ended
    const isWithdrawn = body['outcome'] === 'withdrawn'
    return [
      {
        ...{ subject, rule: rule.id, startedBy, startedOn, warnOn: warnOn(rule, startedOn, due), dueOn: due },
        ...{ pausedOn: null, stoppedOn: isWithdrawn ? null : endedOn, endedWithoutOn: isWithdrawn ? endedOn : null },
        owner: { role: rule.owner, named: null },
      },
    ]
  })
