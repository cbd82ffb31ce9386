import type { Body, EventDefinition, Fact, SubjectId } from '../../record/index.ts'
import { typedText, type Answer, type PageContext } from '../../web/ui/index.ts'
import { formOf, labelOf, sayValue } from '../child/index.ts'
import { formPage, readForm, saveOrShow, type FormAbout, type Typed } from '../improvement/index.ts'
import type { FieldError } from '../../web/ui/index.ts'
import type { GovernancePorts } from './ports.ts'

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
}

const aboutOf = ({ about, asks, fact }: ToCorrect): FormAbout => ({
  ...{ says: 'What is otherwise now, or was put down wrongly. What it said before stays on the record.', ...about },
  ...{ definition: asks, hidden: { revision: String(fact.revision) } },
})

/** The form with what the fact now says. */
export const correctionForm = (of: ToCorrect): Answer =>
  formPage(aboutOf(of), formOf(of.asks, { ...of.fact, texts: of.texts }), [])

const nowSays = ({ asks, fact, texts }: ToCorrect): string =>
  Object.entries(asks.fields)
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

/** Saves what was typed as the next revision of the fact that the form showed, and of no other. */
export async function saveCorrection(
  ports: Pick<GovernancePorts, 'saveEntry' | 'newId'>,
  asked: PageContext,
  of: ToCorrect,
): Promise<Answer> {
  const { fact, asks, definition, subject, then } = of
  if (Number(typedText(asked.form, 'revision') || NaN) !== fact.revision) return conflict(of, asked)
  const checked = readForm(asks, asked.form, asked.today, of.against)
  const left = Object.keys(definition.fields).filter((name) => !(name in asks.fields))
  const known: Body = Object.fromEntries(left.map((name) => [name, fact.body[name] ?? null]))
  const corrects = { fact: fact.id, revision: fact.revision + 1 }
  return saveOrShow(ports, asked, aboutOf(of), checked, { subject, definition, corrects, known, then })
}
