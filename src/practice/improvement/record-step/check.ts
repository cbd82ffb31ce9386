import type { EventDefinition, NewRevision } from '../../../record/index.ts'
import { sayDate, type Day } from '../../../time/index.ts'
import type { FieldError, Form } from '../../../web/ui/index.ts'
import { dayIn, readTyped } from '../../child/index.ts'
import { dueNow, type Action } from '../action.ts'
import { sayDue } from '../due.ts'
import { completed, dateMoved, embedded } from '../events.ts'

type Typed = Pick<NewRevision, 'body' | 'texts'> & { readonly happenedOn: Day }

export type Checked =
  { readonly typed: Typed; readonly errors: readonly [] } | { readonly errors: readonly FieldError[] }

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** Long texts that must be said and were not. */
const missingTexts = ({ fields }: EventDefinition, texts: Readonly<Record<string, string>>): readonly FieldError[] =>
  Object.entries(fields).flatMap(([name, field]) =>
    field.kind === 'long-text' && !field.optional && (texts[name] ?? '') === ''
      ? [{ field: name, says: `Enter ${lowerFirst(field.label)}` }]
      : [],
  )

/** What the action as it stands does not allow, each beside its field. */
function againstAction({ type }: EventDefinition, action: Action, typed: Typed): readonly FieldError[] {
  if (type === dateMoved.type) {
    const to = dayIn(typed.body, 'movedToOn')
    const due = dueNow(action)
    if (to !== null && due !== null && to <= due.on)
      return [{ field: 'movedToOn-day', says: `New date must be after the date that it has now, ${sayDue(due)}` }]
    if (to !== null && to <= typed.happenedOn)
      return [{ field: 'movedToOn-day', says: 'New date must be after the date of the approval' }]
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
export function checkStep(definition: EventDefinition, form: Form, action: Action, today: Day): Checked {
  const { happenedOn, body, texts, errors } = readTyped(definition, form, { today, bornOn: null })
  const all = [...errors, ...missingTexts(definition, texts)]
  if (happenedOn === null || all.length > 0) return { errors: all }
  const said = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))
  const typed = { happenedOn, body, texts: said }
  const refused = againstAction(definition, action, typed)
  return refused.length > 0 ? { errors: refused } : { typed, errors: [] }
}
