import type { FieldError } from '../../../web/ui/index.ts'
import { dayIn, textIn } from '../../child/index.ts'
import { listIn } from '../action.ts'
import type { PlanAt } from '../plans.ts'
import { workedExamples, type Known } from '../known.ts'
import { measureTitle } from '../trace.ts'
import type { Typed } from '../typed-fact.tsx'
import type { SubjectId } from '../../../record/index.ts'

const unknown = (ids: readonly string[], isKnown: (id: string) => boolean): readonly string[] =>
  ids.filter((id) => !isKnown(id))

/** What the plan does not allow of an action, each beside its field. `own`: the action that is corrected. */
export function againstPlan(
  plan: PlanAt,
  { body, happenedOn }: Typed,
  own: SubjectId | null,
  known: Known = workedExamples,
): readonly FieldError[] {
  const ref = textIn(body, 'ref')
  const answers = unknown(listIn(textIn(body, 'answers')), (id) => known.requirements.some((each) => each.id === id))
  const measures = unknown(listIn(textIn(body, 'measures')), (id) => measureTitle(id) !== null)
  const [startsOn, dueOn] = [dayIn(body, 'startsOn'), dayIn(body, 'dueOn')]
  const isTaken = plan.actions.some(({ id, action }) => id !== own && action.ref === ref)
  return [
    ...(isTaken ? [{ field: 'ref', says: `Another action of this plan has the reference ${ref ?? ''}` }] : []),
    ...(startsOn !== null && dueOn !== null && startsOn > dueOn
      ? [{ field: 'startsOn-day', says: 'It must not start after the date by which it is done' }]
      : []),
    ...(dueOn !== null && dueOn < happenedOn
      ? [{ field: 'dueOn-day', says: 'The date by which it is done must not be before it was agreed' }]
      : []),
    ...(answers.length > 0
      ? [{ field: 'answers', says: `There is no requirement ${answers.join(', ')}: write numbers such as N12-10` }]
      : []),
    ...(measures.length > 0
      ? [{ field: 'measures', says: `There is no measure ${measures.join(', ')}: write numbers such as 1.1-m03` }]
      : []),
  ]
}
