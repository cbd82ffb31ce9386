import type { ComponentChildren } from 'preact'
import type { EventDefinition, FactId, NewRevision, Save, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import {
  BackLink,
  FileUpload,
  page,
  redirect,
  type Answer,
  type FieldError,
  type Form,
  type PageContext,
} from '../../web/ui/index.ts'
import { FactForm, readTyped, typedSave, whyNotSaved, type NotSaved } from '../child/index.ts'
import type { ImprovementPorts } from './ports.ts'

export type Typed = Pick<NewRevision, 'body' | 'texts'> & { readonly happenedOn: Day }

export type Checked =
  { readonly typed: Typed; readonly errors: readonly [] } | { readonly errors: readonly FieldError[] }

/** A definition without the fields that a page knows by itself and does not ask for. */
export const without = (definition: EventDefinition, ...known: readonly string[]): EventDefinition => ({
  ...definition,
  fields: Object.fromEntries(Object.entries(definition.fields).filter(([name]) => !known.includes(name))),
})

/** Reads what was typed about a fact; `against` says what the record as it stands does not allow. */
export function readForm(
  definition: EventDefinition,
  form: Form,
  today: Day,
  against: (typed: Typed) => readonly FieldError[] = () => [],
): Checked {
  const { happenedOn, body, texts, errors } = readTyped(definition, form, { today, bornOn: null })
  if (happenedOn === null || errors.length > 0) return { errors }
  const said = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))
  const typed = { happenedOn, body, texts: said }
  const refused = against(typed)
  return refused.length > 0 ? { errors: refused } : { typed, errors: [] }
}

/** What was typed as a correction: a text that was there before and is left empty now is said to be empty. */
export function withEmptied(checked: Checked, before: readonly string[]): Checked {
  if (!('typed' in checked)) return checked
  const emptied = Object.fromEntries(before.map((name) => [name, '']))
  return { ...checked, typed: { ...checked.typed, texts: { ...emptied, ...checked.typed.texts } } }
}

/** What the page of a form says around its fields. */
export interface FormAbout {
  readonly definition: EventDefinition
  readonly called: string
  /** Where it posts to, and where its back link and "Cancel" lead. */
  readonly action: string
  readonly backHref: string
  readonly back: string
  readonly heading?: string
  readonly says?: ComponentChildren
  readonly button?: string
  readonly hidden?: Readonly<Record<string, string>>
  /** A file that goes with it: how its field is called, and what may be chosen. */
  readonly file?: { readonly name: string; readonly label: string; readonly hint: string; readonly accept: string }
}

/** The page of a form about one fact, with what is wrong beside each field. `warning`: why it was not saved. */
export function formPage(
  about: FormAbout,
  form: Form,
  errors: readonly FieldError[],
  warning?: { readonly says: string; readonly status: number },
): Answer {
  const heading = about.heading ?? about.definition.title
  return page({
    title: heading,
    status: errors.length > 0 ? 400 : (warning?.status ?? 200),
    hasErrors: errors.length > 0,
    before: <BackLink href={about.backHref}>{about.back}</BackLink>,
    view: (
      <FactForm
        heading={heading}
        called={about.called}
        about={about.says ?? about.definition.describes}
        definition={about.definition}
        form={form}
        errors={errors}
        action={about.action}
        childHref={about.backHref}
        hidden={about.hidden ?? {}}
        button={about.button ?? 'Save'}
        {...(warning === undefined ? {} : { warning: warning.says })}
        {...(about.file === undefined
          ? {}
          : {
              upload: (
                <FileUpload
                  {...about.file}
                  size="s"
                  error={errors.find(({ field }) => field === about.file?.name)?.says}
                />
              ),
            })}
      />
    ),
  })
}

/** What is said where something was not saved. */
export const whyWords: Readonly<Record<NotSaved, { readonly says: string; readonly status: number }>> = {
  busy: {
    says: 'Somebody else is saving this at the moment. What you typed is kept below: save it again in a minute.',
    status: 503,
  },
  'changed-meanwhile': {
    says: 'Somebody else changed this after you opened the form. What you typed is kept below: look at what it says now, and save again if yours is still right.',
    status: 409,
  },
}

type Ports = Pick<ImprovementPorts, 'saveEntry' | 'newId'>

/** Where a typed fact goes: a subject on record or a new one, as a new fact or as the next revision of one. */
export interface GoesTo {
  readonly subject: SubjectId
  readonly isNew?: Save['newSubjects'][number]['kind']
  readonly corrects?: { readonly fact: FactId; readonly revision: number }
  /** A file that is kept with the new fact, whose digest the fact holds. */
  readonly file?: { readonly name: string; readonly content: Buffer }
}

/** Saves one typed fact; null where the record holds it, else why not. */
export async function saveFact(
  ports: Ports,
  asked: PageContext,
  { type, shape }: EventDefinition,
  { subject, isNew, corrects, file }: GoesTo,
  typed: Typed,
): Promise<(typeof whyWords)[NotSaved] | null> {
  const fact = corrects?.fact ?? (ports.newId() as FactId) // a new random uuid
  const revision: NewRevision = {
    fact,
    revision: corrects === undefined ? 0 : corrects.revision,
    ...{ type, shape, subjects: [subject], ...typed },
  }
  const save: Save = {
    ...typedSave(asked, [revision]),
    newSubjects: isNew === undefined ? [] : [{ id: subject, kind: isNew, sourceRef: null }],
    ...(file === undefined ? {} : { files: [{ fact, ...file }] }),
  }
  const refused = whyNotSaved(await ports.saveEntry(asked.reading.authority, save))
  return refused === null ? null : whyWords[refused]
}

/** Saves what a form was read as and goes on; or shows the form again with what is wrong. */
export async function saveOrShow(
  ports: Ports,
  asked: PageContext,
  about: FormAbout,
  checked: Checked,
  to: GoesTo & { readonly definition: EventDefinition; readonly known?: Typed['body']; readonly then: string },
): Promise<Answer> {
  if (!('typed' in checked)) return formPage(about, asked.form, checked.errors)
  const { typed } = checked
  const refused = await saveFact(ports, asked, to.definition, to, { ...typed, body: { ...typed.body, ...to.known } })
  return refused === null
    ? redirect(to.then, `Saved: ${about.heading ?? to.definition.title}`)
    : formPage(about, asked.form, [], refused)
}
