import { called, openedInEmergency, typedSave, whyNotSaved } from '../../../practice/child/index.ts'
import type { FactId, SubjectId } from '../../../record/index.ts'
import {
  page,
  redirect,
  redirectUndone,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
} from '../../ui/index.ts'
import { OpenInEmergency } from './open-view.tsx'
import type { EmergencyPorts } from './ports.ts'
import { sayMoment } from './present.ts'

const LONGEST_REASON = 2000
const SHORTEST_REASON = 10

const ROUTE = '/emergency'
const NOTHING_OPENED =
  'Nothing was opened: what you typed names no record that emergency access reaches. Look at the number again. Your asking and its reason were written down.'
const BUSY = 'A return is being loaded for this child at the moment. What you typed is kept: ask again in a minute.'

interface Typed {
  readonly record: string
  readonly reason: string
}

/** Reads the form; errors name the field and say how to mend it. */
function readForm({ form }: PageContext): { readonly typed: Typed; readonly errors: readonly FieldError[] } {
  const typed = { record: typedText(form, 'record').slice(0, 100), reason: typedText(form, 'reason') }
  const errors: FieldError[] = []
  if (typed.record === '') errors.push({ field: 'record', says: 'Type the child’s number, or the record’s id.' })
  if (typed.reason.length < SHORTEST_REASON)
    errors.push({ field: 'reason', says: 'Say why you need the record now, in a sentence.' })
  if (typed.reason.length > LONGEST_REASON)
    errors.push({ field: 'reason', says: `Say it in ${LONGEST_REASON} characters or fewer.` })
  return { typed, errors }
}

interface Said {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly outcome: string | null
}

const FRESH: Said = { typed: { record: '', reason: '' }, errors: [], outcome: null }

/** The page, with what was typed and what became of it. */
export async function showOpening(ports: EmergencyPorts, context: PageContext, said: Said = FRESH): Promise<Answer> {
  const { reading, person } = context
  const [open, { emergencyHours }] = await Promise.all([
    ports.openNow(reading.authority, person.id),
    ports.inForce(reading.authority),
  ])
  const named = await Promise.all(open.map(({ subject }) => ports.readChildNamed(reading, subject)))
  const openNow = open.flatMap(({ subject, until }, at) => {
    const child = named[at]
    return child ? [{ href: `/children/${subject}`, called: called(child), until: sayMoment(until) }] : []
  })
  const { typed, errors, outcome } = said
  return page({
    title: 'Emergency access',
    status: errors.length > 0 ? 400 : 200,
    hasErrors: errors.length > 0,
    view: <OpenInEmergency shown={{ hours: emergencyHours, ...typed, errors, outcome, openNow }} />,
  })
}

/** Writes on the record that it was opened; false where it could not be written just now. */
async function writeOnRecord(
  ports: EmergencyPorts,
  context: PageContext,
  subject: SubjectId,
  { reason, hours }: { readonly reason: string; readonly hours: number },
): Promise<boolean> {
  const { type, shape } = openedInEmergency
  const fact = ports.newId() as FactId // a new random uuid
  const said = { fact, revision: 0, type, shape, subjects: [subject], happenedOn: context.today }
  const save = typedSave(context, [{ ...said, body: { hours }, texts: { reason } }])
  return whyNotSaved(await ports.saveEntry(context.reading.authority, save)) === null
}

/**
 * Opens the record that was named, at once: first it is written on the record, then it is open, then the log has it. An
 * asking that opens nothing is kept and logged alike. What the person may read anyhow is only gone to.
 */
export async function openRecord(ports: EmergencyPorts, context: PageContext): Promise<Answer> {
  const { reading, person, today, formRequestId } = context
  const { authority } = reading
  const { typed, errors } = readForm(context)
  if (errors.length > 0) return showOpening(ports, context, { typed, errors, outcome: null })
  const seen = await ports.recordNamed(authority, typed.record, reading.sees)
  if (seen !== null)
    return redirectUndone(`/children/${seen}`, 'You may open this record as it is: no emergency was recorded.')
  const subject = await ports.recordNamed(authority, typed.record, null)
  const { emergencyHours: hours } = await ports.inForce(authority)
  const { reason, record: askedFor } = typed
  if (subject !== null && !(await writeOnRecord(ports, context, subject, { reason, hours })))
    return showOpening(ports, context, { typed, errors, outcome: BUSY })
  await ports.keep(authority, { id: formRequestId, person: person.id, on: today, hours, askedFor, reason, subject })
  await ports.recordRead(authority, {
    ...{ person: person.id, route: `POST ${ROUTE}`, on: today, ground: 'emergency' },
    because: `Emergency access was asked for: ${subject === null ? 'nothing was opened' : 'a record was opened'}.`,
    ...{ subject, subjects: subject === null ? [] : [subject] },
  })
  if (subject === null) return showOpening(ports, context, { typed, errors, outcome: NOTHING_OPENED })
  return redirect(
    `/children/${subject}`,
    `Opened for ${String(hours)} hours. It was written on the record with your reason.`,
  )
}
