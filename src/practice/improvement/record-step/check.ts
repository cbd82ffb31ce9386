import type { EventDefinition } from '../../../record/index.ts'
import { sayDate, type Day } from '../../../time/index.ts'
import type { FieldError, Form } from '../../../web/ui/index.ts'
import { dayIn } from '../../child/index.ts'
import { dueNow, type Action } from '../action.ts'
import { sayDue } from '../due.ts'
import { completed, embedded, milestone, moveAsked } from '../events.ts'
import { readForm, type Checked, type Typed } from '../typed-fact.tsx'

/** Days of a milestone that contradict each other. */
export function againstMilestone({ body, happenedOn }: Typed): readonly FieldError[] {
  const [dueOn, reachedOn] = [dayIn(body, 'dueOn'), dayIn(body, 'reachedOn')]
  const tooEarly = `must not be before the date on which it was agreed, ${sayDate(happenedOn)}`
  return [
    ...(dueOn !== null && dueOn < happenedOn
      ? [{ field: 'dueOn-day', says: `The day by which it is reached ${tooEarly}` }]
      : []),
    ...(reachedOn !== null && reachedOn < happenedOn
      ? [{ field: 'reachedOn-day', says: `The day on which it was reached ${tooEarly}` }]
      : []),
  ]
}

/** What the action as it stands does not allow, each beside its field. */
function againstAction({ type }: EventDefinition, action: Action, typed: Typed): readonly FieldError[] {
  if (type === milestone.type) return againstMilestone(typed)
  if (type === moveAsked.type) {
    const to = dayIn(typed.body, 'movedToOn')
    const due = dueNow(action)
    if (to !== null && due !== null && to <= due.on)
      return [{ field: 'movedToOn-day', says: `New date must be after the date that it has now, ${sayDue(due)}` }]
    if (to !== null && to <= typed.happenedOn)
      return [{ field: 'movedToOn-day', says: 'New date must be after the date on which it is asked for' }]
  }
  if ((type === completed.type || type === embedded.type) && typed.happenedOn < action.from)
    return [
      { field: 'happenedOn-day', says: `It was agreed on ${sayDate(action.from)}: the date must not be before that` },
    ]
  if (type === embedded.type && action.doneOn !== null && typed.happenedOn < action.doneOn)
    return [
      { field: 'happenedOn-day', says: `It was done on ${sayDate(action.doneOn)}: the date must not be before that` },
    ]
  return []
}

/** Reads what was typed about an action, and says beside each field what is wrong. */
export const checkStep = (definition: EventDefinition, form: Form, action: Action, today: Day): Checked =>
  readForm(definition, form, today, (typed) => againstAction(definition, action, typed))
