import type { ClockRule } from '../../clocks/index.ts'
import { careLeaverRules } from '../care-leavers/index.ts'
import { adoptionVisits, lookedAfterRules, oversightRules, placementRules, visitRules } from '../child/index.ts'
import { courtRules } from '../court/index.ts'
import { frontDoorRules } from '../front-door/index.ts'
import { permanenceRulesToCome } from '../permanence/index.ts'
import { privateFosteringRules } from '../private-fostering/index.ts'
import { protectionRules } from '../protection/index.ts'
import type { Answered, Begins, CaseworkClock, Moment, Own, StateName } from './clock.ts'

/** Every rule of a practice that the table may run. */
const rules: readonly ClockRule[] = [
  ...lookedAfterRules,
  ...visitRules,
  ...adoptionVisits,
  ...placementRules,
  ...oversightRules,
  ...permanenceRulesToCome,
  ...frontDoorRules,
  ...protectionRules,
  ...courtRules,
  ...privateFosteringRules,
  ...careLeaverRules,
]

export const begins = (state: StateName): Begins => ({ begins: state })
/** An answer to the very fact that started the clock, recorded at a page of its own below the subject’s. */
export const answered = (answeredBy: string, at: string): Answered => ({ answeredBy, by: 'because', at })
export const own = (field: string): Own => ({ own: field })

type Line = Omit<CaseworkClock, 'rule'>

/** The event that a person records to stop the clock, where the table names one. */
function withStop(rule: ClockRule, { stops }: Line): ClockRule {
  const [first] = stops
  if (first === undefined || 'begins' in first) return rule
  if ('own' in first) return { ...rule, correctsStart: true }
  if ('answeredBy' in first) return { ...rule, answeredAt: first.at }
  const kind = first.where?.['kind']
  return { ...rule, stoppedBy: first.event, ...(typeof kind === 'string' ? { stoppedByKind: kind } : {}) }
}

/** Makes lines of a table out of rules that it may run, by their ids. */
export function linesOf(rules: readonly ClockRule[]): (id: string, line: Line) => CaseworkClock {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  return (id, line) => {
    const rule = byId.get(id)
    if (rule === undefined) throw new Error(`No such rule: ${id}`) // the table is read when the program starts
    return { rule: withStop(rule, line), ...line }
  }
}

/** A line of the table of children. */
export const runs = linesOf(rules)

export const planOf = (kind: string): Moment => ({ event: 'child.plan-version', where: { kind } })
