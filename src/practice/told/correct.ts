import type { AuthorityId, Body, EventDefinition, Fact, Field, Save, Saved, SubjectId } from '../../record/index.ts'
import { typedText, type Answer, type FieldError, type Form, type PageContext } from '../../web/ui/index.ts'
import { formOf, labelOf, sayValue } from '../child/index.ts'
import {
  formPage,
  readForm,
  saveOrShow,
  withEmptied,
  type Checked,
  type FormAbout,
  type Typed,
} from '../improvement/index.ts'

interface Ports {
  readonly saveEntry: (authority: AuthorityId, save: Save) => Promise<Saved>
  readonly newId: () => string
}

/** The text of a revision that says why it was made. */
export const WHY = 'correction'

const why: Field = {
  kind: 'long-text',
  label: 'Why is it corrected?',
  hint: 'It is shown beside what is corrected, with what was said before',
}

/** The same definition, asking why what it says is corrected. */
export const withWhy = (asks: EventDefinition): EventDefinition => ({
  ...asks,
  fields: { ...asks.fields, [WHY]: why },
})

/** A fact that somebody puts right: which, of whom, and what its form says around it. */
export interface ToCorrect {
  readonly subject: SubjectId
  readonly fact: Fact
  /** What is asked for; fields that the form leaves out stay as they are. */
  readonly asks: EventDefinition
  readonly definition: EventDefinition
  readonly about: Omit<FormAbout, 'definition' | 'hidden'>
  readonly texts: Readonly<Record<string, string>>
  readonly then: string
  readonly against?: (typed: Typed) => readonly FieldError[]
  /** Where the form asks in parts what the fact holds as one: the fact as the form has it, and what was typed as the fact has it. */
  readonly parts?: {
    readonly form: Form
    readonly whole: (typed: Body) => Body
  }
}

/** Where a fact that is put right stands. */
export interface Stands {
  readonly called: string
  readonly href: string
  readonly back: string
}

/** What the form says around its fields that puts right, or withdraws, a fact at `facts/:fact/…` of its page. */
export const puttingRight = (
  { called, href, back }: Stands,
  { id }: Pick<Fact, 'id'>,
  title: string,
  does: 'correct' | 'withdraw' = 'correct',
): ToCorrect['about'] => ({
  ...{ called, action: `${href}/facts/${id}/${does}`, backHref: href, back },
  ...{ heading: `Correct: ${title}`, button: 'Save the correction' },
  says: 'What was put down wrongly. What it said before stays on the record, with who said it and when.',
})

const aboutOf = ({ about, asks, fact }: ToCorrect): FormAbout => ({
  ...{ says: 'What is otherwise now, or was put down wrongly. What it said before stays on the record.', ...about },
  ...{ definition: asks, hidden: { revision: String(fact.revision) } },
})

/** The same definition where the fact’s day stays as it is, whatever is put right: the form does not ask for it. */
export const withoutDay = (asks: EventDefinition): EventDefinition => ({
  ...asks,
  happenedOn: { ...asks.happenedOn, isKey: true },
})

/** What was typed, with the day of the fact where the form does not ask for it. */
const formTyped = ({ asks, fact }: ToCorrect, form: Form): Form =>
  asks.happenedOn.isKey ? { ...form, ...formOf({ ...asks, fields: {} }, { ...fact, texts: {} }) } : form

/** The form with what the fact now says. */
export const correctionForm = (of: ToCorrect): Answer =>
  formPage(
    aboutOf(of),
    { ...formOf(of.asks, { ...of.fact, texts: { ...of.texts, [WHY]: '' } }), ...of.parts?.form },
    [],
  )

const nowSays = ({ asks, definition, fact, texts }: ToCorrect): string =>
  Object.entries(asks.fields)
    .filter(([name]) => name in definition.fields)
    .map(([name, field]) => {
      const value = field.kind === 'long-text' ? (texts[name] ?? null) : (fact.body[name] ?? null)
      return `${labelOf(asks, name)}: ${sayValue(field, value)}.`
    })
    .join(' ')

/** Two people changed one thing: what was typed stays, and what the record says now stands above it. */
const conflict = (of: ToCorrect, asked: PageContext): Answer =>
  formPage(aboutOf(of), asked.form, [], {
    says: `Somebody else changed this after you opened the form. It now says: ${nowSays(of)} What you typed is kept below: save it again if it is still right.`,
    status: 409,
  })

/** What was typed as the fact holds it; a text that was emptied is said to be empty. */
function wholeOf({ asks, texts, parts }: ToCorrect, checked: Checked): Checked {
  const whole = withEmptied(
    checked,
    Object.keys(texts).filter((name) => name in asks.fields),
  )
  if (!('typed' in whole) || !parts) return whole
  return { errors: [], typed: { ...whole.typed, body: parts.whole(whole.typed.body) } }
}

/** Saves what was typed as the next revision of the fact that the form showed, and of no other. */
export async function saveCorrection(ports: Ports, asked: PageContext, of: ToCorrect): Promise<Answer> {
  const { fact, asks, definition, subject, then, parts } = of
  if (Number(typedText(asked.form, 'revision') || NaN) !== fact.revision) return conflict(of, asked)
  const checked = wholeOf(of, readForm(asks, formTyped(of, asked.form), asked.today, of.against))
  const told = 'typed' in checked && parts ? Object.keys(checked.typed.body) : Object.keys(asks.fields)
  const left = Object.keys(definition.fields).filter((name) => !told.includes(name) && name in fact.body)
  const known: Body = Object.fromEntries(left.map((name) => [name, fact.body[name] ?? null]))
  const corrects = { fact: fact.id, revision: fact.revision + 1 }
  return saveOrShow(ports, asked, aboutOf(of), checked, { subject, definition, corrects, known, then })
}
