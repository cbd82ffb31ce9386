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

const isRequest = ({ type }: Fact): boolean => type === accessRequest.type || type === correctionRequest.type

/** The order in which facts come is never read. */
const byDay = (a: Fact, b: Fact): number =>
  a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : a.id < b.id ? -1 : 1

/** The clock of every request about a record: it runs from the day on which it came, and no closing of the case ends it. */
export const rightsClocks = (
  subject: SubjectId,
  facts: readonly Fact[],
  rights: RightsDefinitions,
  calendar: Calendar,
): readonly ClockRow[] =>
  facts
    .filter(isRequest)
    .sort(byDay)
    .flatMap((fact): ClockRow[] => {
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
