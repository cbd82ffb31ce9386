import type { Body, EventDefinition, FactId, NewRevision, Save, SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import { actionAgreed, completed, dateMoved, progressUpdate } from '../events.ts'
import { planAgreed } from '../plan-events.ts'
import type { RowRead } from './read-plan.ts'

/** What a loaded plan says of its own dates. */
const DATES = 'Each date is as the file has it: a day, or a month that is over on the first of the next.'

/** Drops what is empty: a body holds what is said. */
const said = (body: Body): Body =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null && value !== ''))

/** The subjects and facts of a plan that was read from a file, as at the day of the file. */
export function factsOfPlan(
  plan: { readonly id: SubjectId; readonly title: string; readonly asAt: Day },
  rows: readonly RowRead[],
  newId: () => string,
): Pick<Save, 'newSubjects' | 'revisions'> {
  const { asAt } = plan
  const newSubjects: Save['newSubjects'][number][] = [{ id: plan.id, kind: 'plan', sourceRef: null }]
  const revisions: NewRevision[] = []
  const tell = (
    subject: SubjectId,
    { type, shape }: EventDefinition,
    happenedOn: Day,
    body: Body,
    texts: NewRevision['texts'] = {},
  ): void => {
    const fact = newId() as FactId // a new random uuid
    revisions.push({ fact, revision: 0, type, shape, subjects: [subject], happenedOn, body: said(body), texts })
  }
  tell(plan.id, planAgreed, asAt, { title: plan.title, about: 'Loaded from a file.', dates: DATES })
  for (const { action } of rows) {
    const id = newId() as SubjectId // a new random uuid
    newSubjects.push({ id, kind: 'action', sourceRef: null })
    tell(id, actionAgreed, asAt, {
      ...{ plan: plan.id, ref: action.ref, priority: action.priority, action: action.action, lead: action.lead },
      ...{ support: action.support, startsOn: action.startsOn, oldRef: action.oldRef },
      ...{ dueOn: action.due?.on ?? null, dueIs: action.due ? (action.due.isMonth ? 'month' : 'day') : null },
      ...{ answers: action.answers.join(' '), measures: action.measures.join(' ') },
    })
    if (action.words !== '' || action.view !== null)
      tell(id, progressUpdate, asAt, { view: action.view }, { progress: action.words || 'As the file has it.' })
    if (action.movedTo)
      tell(id, dateMoved, asAt, {
        movedToOn: action.movedTo.on,
        approvedBy: action.movedTo.approval,
        reason: 'as the file says',
      })
    if (action.doneOn !== null) tell(id, completed, action.doneOn, { shownBy: 'The file says that it was done' })
  }
  return { newSubjects, revisions }
}
