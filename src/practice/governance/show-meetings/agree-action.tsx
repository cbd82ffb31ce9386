import type { FactId, Save, SubjectId } from '../../../record/index.ts'
import { redirect, type Answer, type FieldError, type PageContext } from '../../../web/ui/index.ts'
import { dayIn, typedSave, whyNotSaved } from '../../child/index.ts'
import { formPage, promiseMade, readForm, without, type FormAbout, type Typed } from '../../improvement/index.ts'
import { hrefOfMeeting, type MeetingAsked } from '../ask.ts'
import { meetingAction } from '../board-events.ts'
import { sayMeetingOf } from '../meeting-words.ts'
import type { GovernancePorts } from '../ports.ts'

/** What is asked of an action: to whom it was promised, and in which meeting, the page knows by itself. */
export const askedOfAction = without(promiseMade, 'to', 'madeIn', 'everyMonths')

export const formOfAction = (asked: MeetingAsked): FormAbout => ({
  ...{ definition: askedOfAction, called: sayMeetingOf(asked), heading: 'Record an action' },
  says: 'Something that was agreed at the meeting. It goes into the register of promises, where it is kept, carried or dropped.',
  ...{
    action: `${hrefOfMeeting(asked.id)}/actions/new`,
    backHref: hrefOfMeeting(asked.id),
    back: 'Back to the meeting',
  },
})

export const againstAction = ({ body, happenedOn }: Typed): readonly FieldError[] => {
  const due = dayIn(body, 'dueOn')
  return due !== null && due < happenedOn
    ? [{ field: 'dueOn-day', says: 'It must not be due before it was agreed' }]
    : []
}

const BUSY = 'Somebody else is saving this at the moment. What you typed is kept below: save it again in a minute.'

/** Saves an action as a promise to the board and, in the same entry, that the meeting made it. */
export async function agreeAction(
  ports: Pick<GovernancePorts, 'saveEntry' | 'newId'>,
  asked: PageContext,
  found: MeetingAsked,
): Promise<Answer> {
  const checked = readForm(askedOfAction, asked.form, asked.today, againstAction)
  if (!('typed' in checked)) return formPage(formOfAction(found), asked.form, checked.errors)
  const { happenedOn, body, texts } = checked.typed
  const promise = ports.newId() as SubjectId // a new random uuid
  const fact = () => ({ fact: ports.newId() as FactId, revision: 0 }) // likewise
  const known = { to: 'board', madeIn: sayMeetingOf(found) }
  const save: Save = {
    ...typedSave(asked, [
      {
        ...fact(),
        ...{ type: promiseMade.type, shape: promiseMade.shape, subjects: [promise], happenedOn, texts },
        body: { ...body, ...known },
      },
      {
        ...fact(),
        ...{ type: meetingAction.type, shape: meetingAction.shape, subjects: [found.id], happenedOn },
        ...{ body: { promise }, texts: {} },
      },
    ]),
    newSubjects: [{ id: promise, kind: 'promise', sourceRef: null }],
  }
  const refused = whyNotSaved(await ports.saveEntry(asked.reading.authority, save))
  return refused === null
    ? redirect(hrefOfMeeting(found.id), 'Saved: an action, in the register of promises')
    : formPage(formOfAction(found), asked.form, [], { says: BUSY, status: 503 })
}
