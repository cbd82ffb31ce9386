import { MANAGER_ATTENTION } from '../../../clocks/index.ts'
import type { EventDefinition, FactId, SubjectId } from '../../../record/index.ts'
import { sayDate } from '../../../time/index.ts'
import {
  isUuid,
  page,
  redirect,
  type Answer,
  type AskedAt,
  type FieldError,
  type Form,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { called } from '../called.ts'
import { caseNote } from '../casework-events.ts'
import { noteSeen } from '../oversight-events.ts'
import { formOf, readTyped } from '../record-fact/fields.ts'
import { formPages } from '../record-fact/form-pages.ts'
import type { ChildNamed, FactShown, NewId, ReadChildNamed, ReadFact, SaveEntry } from '../record-fact/ports.ts'
import { BUSY, typedSave, whyNotSaved } from '../record-fact/save.ts'
import { BackToChild, FactForm } from '../record-fact/view.tsx'
import { factRows } from '../record-fact/words.ts'
import type { ReadClock } from '../snooze-clock/ports.ts'
import { NoteShown } from './view.tsx'

/** What the page on which a manager answers a note must be able to do. */
export interface AnswerNotePorts {
  readonly readChildNamed: ReadChildNamed
  readonly readFact: ReadFact
  readonly readClock: ReadClock
  readonly saveEntry: SaveEntry
  readonly newId: NewId
  readonly titleOf: (person: string) => string
}

const PATH = '/children/:child/attention/:fact'
type Asked = AskedAt<typeof PATH>

interface About {
  readonly child: ChildNamed
  readonly note: FactShown
}

/** What is asked of whoever read it: which note it was is known from where the form stands. */
const { because: _, ...fields } = noteSeen.fields
const asking: EventDefinition = { ...noteSeen, fields }

/** A note of the child that waits for a manager: whoever answered it first has answered it. */
async function about(ports: AnswerNotePorts, { reading, params }: Asked): Promise<About | null> {
  if (!isUuid(params.child) || !isUuid(params.fact)) return null
  const subject = params.child as SubjectId // a uuid: whether it is a child's is what the read answers
  const fact = params.fact as FactId // likewise
  const [child, note, clock] = await Promise.all([
    ports.readChildNamed(reading, subject),
    ports.readFact(reading, subject, fact),
    ports.readClock(reading, subject, MANAGER_ATTENTION, fact),
  ])
  return child && note && clock && !note.isWithdrawn ? { child, note } : null
}

/** What the page says of the note before its words; whether somebody else is named in it stands with the note itself. */
const { kind, flags } = caseNote.fields
const shownOfNote: EventDefinition = { ...caseNote, fields: { ...(kind && { kind }), ...(flags && { flags }) } }

const ofManagers = 'A manager of the child’s team, or whoever stands above them, says that it was seen.'

function show(
  ports: AnswerNotePorts,
  { child, note }: About,
  asked: Asked,
  form: Form,
  errors: readonly FieldError[],
  warning?: string,
): Answer {
  const childHref = `/children/${child.subject}`
  const mayAnswer = asked.may('child.attend')
  const rows = [
    ...factRows(shownOfNote, note.fact),
    { key: 'Written by', value: `${ports.titleOf(note.lastBy)}, ${sayDate(note.lastRecordedOn)}` },
  ]
  const told = <NoteShown rows={rows} text={note.texts['note'] ?? ''} says={mayAnswer ? null : ofManagers} />
  return page({
    title: noteSeen.title,
    status: errors.length > 0 ? 400 : warning === undefined ? 200 : 503,
    hasErrors: errors.length > 0,
    before: <BackToChild href={childHref} called={called(child)} />,
    view: mayAnswer ? (
      <FactForm
        heading="A note for the manager’s attention"
        called={called(child)}
        about={noteSeen.describes}
        answers={told}
        definition={asking}
        {...{ form, errors }}
        action={`${childHref}/attention/${note.fact.id}`}
        {...{ childHref, hidden: {} }}
        button="Say that it was seen"
        {...(warning === undefined ? {} : { warning })}
      />
    ) : (
      <>
        <span class="govuk-caption-l">{called(child)}</span>
        <h1 class="govuk-heading-l">A note for the manager’s attention</h1>
        {told}
      </>
    ),
  })
}

async function take(ports: AnswerNotePorts, asked: Asked, found: About): Promise<Answer> {
  const { child, note } = found
  const { happenedOn, body, texts, errors } = readTyped(asking, asked.form, {
    ...{ today: asked.today, bornOn: child.bornOn },
  })
  const early =
    happenedOn !== null && happenedOn < note.fact.happenedOn
      ? [{ field: 'happenedOn-day', says: 'The date must not be before that of the note' }]
      : []
  if (happenedOn === null || errors.length + early.length > 0)
    return show(ports, found, asked, asked.form, [...errors, ...early])
  const revision = {
    ...{ fact: ports.newId() as FactId, revision: 0, type: noteSeen.type, shape: noteSeen.shape }, // a new fact
    ...{ subjects: [child.subject], happenedOn, body: { ...body, because: note.fact.id }, texts },
  }
  const refused = whyNotSaved(await ports.saveEntry(asked.reading.authority, typedSave(asked, [revision])))
  return refused === null
    ? redirect(`/children/${child.subject}`, `Saved: ${noteSeen.title}`)
    : show(ports, found, asked, asked.form, [], BUSY)
}

/** The page on which a manager reads a note that was flagged for their attention and says what follows; until then it waits. */
export const answerNotePages = (ports: AnswerNotePorts): readonly PageDefinition[] =>
  formPages({
    path: PATH,
    takes: 'child.attend',
    find: (asked) => about(ports, asked),
    show: (found, asked) =>
      show(ports, found, asked, formOf(asking, { happenedOn: asked.today, body: {}, texts: {} }), []),
    take: (found, asked) => take(ports, asked, found),
  })
