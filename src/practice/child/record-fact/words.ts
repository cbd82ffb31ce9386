import type { EventDefinition, Fact, Field, FieldValue } from '../../../record/index.ts'
import { asDay, sayDate } from '../../../time/index.ts'
import { HAPPENED_ON, type TypedFact } from './fields.ts'

/** A value as a person reads it: "3 July 2025", "Court delay", "Yes"; "Not recorded" where there is none. */
export function sayValue(field: Field | undefined, value: FieldValue | undefined): string {
  if (value === null || value === undefined || value === '') return 'Not recorded'
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'object') return value.map((code) => field?.choices?.[code] ?? code).join(', ')
  const text = String(value)
  const on = field?.kind === 'date' ? asDay(text) : null
  if (on) return sayDate(on)
  if (field?.choices && Object.hasOwn(field.choices, text)) return field.choices[text] ?? text
  if (field?.kind === 'choice') return `“${text}”, a code that is not known`
  return sayPartDate(text) ?? text
}

/** A date of which the day or the month is not known, as the return writes it: "May 2019" of zz/05/2019. */
function sayPartDate(text: string): string | null {
  const [, dayOf = '', month = '', year = ''] = /^(\d\d|zz)\/(\d\d|zz)\/(\d{4})$/i.exec(text) ?? []
  if (year === '') return null
  if (/z/i.test(month)) return year
  const on = asDay(`${year}-${month}-${/z/i.test(dayOf) ? '01' : dayOf}`)
  return on && (/z/i.test(dayOf) ? sayDate(on).replace(/^1 /, '') : sayDate(on))
}

/** The label of a field, the fact's own date included; the field's own name where today's definition has none. */
export const labelOf = (definition: EventDefinition | undefined, name: string): string =>
  (name === HAPPENED_ON ? definition?.happenedOn.label : definition?.fields[name]?.label) ?? name

/** What a fact says, but its long texts, as rows of a list. */
export const factRows = (
  definition: EventDefinition,
  { happenedOn, body }: Pick<Fact, 'happenedOn' | 'body'>,
): readonly { readonly key: string; readonly value: string }[] => [
  { key: labelOf(definition, HAPPENED_ON), value: sayDate(happenedOn) },
  ...Object.entries(definition.fields)
    .filter(([name, { kind }]) => kind !== 'long-text' && (body[name] ?? null) !== null && body[name] !== '')
    .map(([name, field]) => ({ key: field.label, value: sayValue(field, body[name]) })),
]

/** One field as two people have it. */
export interface Side {
  readonly label: string
  readonly onRecord: string
  readonly typed: string
  readonly differs: boolean
}

/** What stands on the record beside what was typed, field by field in the order of the form. Null: it was withdrawn. */
export function sideBySide(
  definition: EventDefinition,
  onRecord: Pick<TypedFact, 'happenedOn' | 'body' | 'texts'> | null,
  typed: Pick<TypedFact, 'happenedOn' | 'body' | 'texts'>,
): readonly Side[] {
  const asked = Object.entries(definition.fields).filter(([, { isKey }]) => !isKey)
  const names = [HAPPENED_ON, ...asked.map(([name]) => name)]
  return names.map((name) => {
    const field = name === HAPPENED_ON ? definition.happenedOn : definition.fields[name]
    const [theirs, yours] = [onRecord, typed].map((said) => sayValue(field, said && valueIn(said, field, name)))
    return {
      label: labelOf(definition, name),
      onRecord: onRecord === null ? 'Withdrawn' : (theirs ?? ''),
      typed: yours ?? '',
      differs: theirs !== yours,
    }
  })
}

function valueIn(
  said: Pick<TypedFact, 'happenedOn' | 'body' | 'texts'>,
  field: Field | undefined,
  name: string,
): FieldValue | undefined {
  if (name === HAPPENED_ON) return said.happenedOn
  return field?.kind === 'long-text' ? said.texts[name] : said.body[name]
}
