import type { EventDefinition, Field } from '../../../record/index.ts'
import {
  Checkboxes,
  CheckboxGroups,
  DateInput,
  Input,
  Radios,
  Select,
  Textarea,
  typedAll,
  typedDate,
  typedText,
  type FieldError,
  type Form,
} from '../../../web/ui/index.ts'
import { HAPPENED_ON } from './fields.ts'
import { PeoplePicker, type PeoplePicks } from './people-picker.tsx'
import { sayValue } from './words.ts'

interface FieldShown {
  readonly name: string
  readonly field: Field
  readonly form: Form
  readonly errors: readonly FieldError[]
  readonly picks?: PeoplePicks | undefined
}

const labelOf = (field: Field): string => (field.optional ? `${field.label} (optional)` : field.label)

const errorOf = (errors: readonly FieldError[], id: string): string | undefined =>
  errors.find((error) => error.field === id)?.says

/** More answers than this are easier to find in a list that opens. */
const MOST_RADIOS = 12

/** The answers offered; a code that is on the record and that nobody knows is offered as it came. */
const choicesOf = (field: Field, typed: string): readonly { value: string; text: string }[] => {
  const known = knownChoices(field)
  const isUnknown = field.kind === 'choice' && typed !== '' && field.choices?.[typed] === undefined
  return isUnknown ? [...known, { value: typed, text: sayValue(field, typed) }] : known
}

const knownChoices = (field: Field) =>
  field.kind === 'yes-no'
    ? [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ]
    : Object.entries(field.choices ?? {}).map(([value, text]) => ({ value, text }))

/** An object has its whole numbers first, however it is written: in code lists they are “another” and “none”, which come last. */
const wordsFirst = (choices: ReturnType<typeof knownChoices>): ReturnType<typeof knownChoices> =>
  choices.toSorted((a, b) => Number(/^\d+$/.test(a.value)) - Number(/^\d+$/.test(b.value)))

const groupsOf = (field: Field, groups: NonNullable<Field['groups']>) =>
  Object.entries(groups).map(([heading, codes]) => ({
    heading,
    choices: codes.map((value) => ({ value, text: field.choices?.[value] ?? value })),
  }))

/** One field of a fact, as the kind of answer that it takes. */
export const FactField = ({ name, field, form, errors, picks }: FieldShown) => {
  if (field.isKey) return <input type="hidden" name={name} value={typedText(form, name)} />
  const label = labelOf(field)
  const asked = { name, label, hint: field.hint, size: 's' as const }
  if (field.kind === 'date')
    return (
      <DateInput
        {...asked}
        hint={field.hint ?? 'For example, 27 3 2025'}
        value={typedDate(form, name)}
        error={errorOf(errors, `${name}-day`)}
      />
    )
  const error = errorOf(errors, name)
  if (field.names === 'people' && picks) return <PeoplePicker {...{ name, label, picks, error }} hint={field.hint} />
  if (field.kind === 'several') {
    const ticked = { ...asked, values: typedAll(form, name), error, small: true }
    return field.groups ? (
      <CheckboxGroups {...ticked} groups={groupsOf(field, field.groups)} />
    ) : (
      <Checkboxes {...ticked} choices={wordsFirst(knownChoices(field))} />
    )
  }
  const typed = typedText(form, name)
  const choices = choicesOf(field, typed)
  if (field.kind === 'choice' && choices.length > MOST_RADIOS)
    return (
      <Select
        {...asked}
        options={choices.some((choice) => choice.value === '') ? choices : [{ value: '', text: '' }, ...choices]}
        value={typed}
        error={error}
      />
    )
  if (field.kind === 'choice' || field.kind === 'yes-no')
    return (
      <Radios
        {...asked}
        hint={choices.length > 0 ? field.hint : 'There is none to choose yet'}
        choices={choices}
        value={typed}
        error={error}
        small
      />
    )
  if (field.kind === 'long-text' || field.rows !== undefined)
    return <Textarea {...asked} value={typed} error={error} rows={field.rows ?? 6} />
  return field.kind === 'whole-number' ? (
    <Input {...asked} value={typed} error={error} width={5} numeric />
  ) : (
    <Input {...asked} value={typed} error={error} width={30} />
  )
}

/** The first field in which something is written at length about a child, who may ask to read it. */
const firstMarked = ({ happensTo, fields }: EventDefinition): string | undefined =>
  happensTo.includes('child') ? Object.keys(fields).find((name) => fields[name]?.kind === 'long-text') : undefined

/** Every field of a fact, its own date first. */
export const FactFields = (props: {
  definition: EventDefinition
  form: Form
  errors: readonly FieldError[]
  picks?: PeoplePicks | undefined
}) => (
  <>
    {!props.definition.happenedOn.isKey && (
      <FactField name={HAPPENED_ON} field={props.definition.happenedOn} form={props.form} errors={props.errors} />
    )}
    {Object.entries(props.definition.fields).map(([name, field]) => (
      <>
        {name === firstMarked(props.definition) && (
          <p class="govuk-hint">
            Put what is about another person, and may not be given to the child, between [[double square brackets]].
          </p>
        )}
        <FactField key={name} name={name} field={field} form={props.form} errors={props.errors} picks={props.picks} />
      </>
    ))}
  </>
)
