import type { Body, EventDefinition, Field, FieldValue } from '../../../record/index.ts'
import { ageOn, sayDate, type Day } from '../../../time/index.ts'
import { dateToType, typedAll, typedDate, typedText, dayTyped, isEmptyDate } from '../../../web/ui/index.ts'
import type { FieldError, Form } from '../../../web/ui/index.ts'
import { severalIn } from '../read-body.ts'
import { peopleIn } from './people-picker.tsx'
import type { Standing } from './ports.ts'

/** What a person typed about one fact, and what is wrong with it. Usable as a revision only where there is no error. */
export interface TypedFact {
  readonly happenedOn: Day | null
  readonly body: Body
  readonly texts: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** What the dates of a fact are checked against. */
export interface Bounds {
  readonly today: Day
  readonly bornOn: Day | null
  /** When the council works with the child, for what can happen only then, and the days that are taken. */
  readonly known?: Standing
  /** What the fact says already: a code that nobody knows may stay as it came. */
  readonly standing?: Body
}

/** The field of a form that holds the fact's own date. */
export const HAPPENED_ON = 'happenedOn'

/** In the middle of a sentence; a name keeps its capital: Social Work England. */
const lowerFirst = (text: string): string =>
  /^\S+ [A-Z]|^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)

const isNamedAsDate = ({ label }: Field): boolean => label.startsWith('Date')

/** A field as the subject of a sentence: what reads as the name of a day as it stands, everything else as it is written there. */
const named = (field: Field): string =>
  field.kind !== 'date' || isNamedAsDate(field) ? field.label : `“${field.label}”`

function readDate(name: string, field: Field, form: Form, bounds: Bounds): { on: Day | null; says: string | null } {
  const typed = typedDate(form, name)
  if (isEmptyDate(typed)) return { on: null, says: field.optional ? null : missing(field) }
  const on = dayTyped(typed)
  if (on === null) return { on, says: `${named(field)} must be a real date, such as 27 3 2025` }
  if (field.notAfter === 'today' && on > bounds.today)
    return { on, says: `${named(field)} must be today or in the past` }
  if (bounds.bornOn !== null && on < bounds.bornOn)
    return { on, says: `${named(field)} must not be before the child was born, ${sayDate(bounds.bornOn)}` }
  return { on, says: null }
}

/** Codes that were ticked, in the order of the form; one that is on the record and that nobody knows may stay. */
function readSeveral(
  name: string,
  field: Field,
  form: Form,
  standing: Body,
): { value: FieldValue; says: string | null } {
  const known = [...Object.keys(field.choices ?? {}), ...severalIn(standing, name)]
  const ticked = typedAll(form, name)
  const value = [...new Set(known)].filter((code) => ticked.includes(code))
  if (value.length === 0) return { value: null, says: field.optional ? null : missing(field) }
  const alone = field.alone !== undefined && value.length > 1 && value.includes(field.alone)
  return { value, says: alone ? `“${sayNone(field)}” stands alone: untick it, or untick the others` : null }
}

const sayNone = ({ choices, alone }: Field): string => choices?.[alone ?? ''] ?? ''

function readOther(name: string, field: Field, form: Form, standing: Body): { value: FieldValue; says: string | null } {
  if (field.kind === 'several') return readSeveral(name, field, form, standing)
  const typed = field.names === 'people' ? peopleIn(form, name).join(' ') : typedText(form, name)
  if (typed === '') return { value: null, says: field.optional ? null : missing(field) }
  if (field.kind === 'choice')
    return field.choices?.[typed] === undefined && standing[name] !== typed
      ? { value: null, says: missing(field) }
      : { value: typed, says: null }
  if (field.kind === 'yes-no') return { value: typed === 'yes', says: null }
  if (field.kind !== 'whole-number') return { value: typed, says: null }
  if (!/^\d{1,9}$/.test(typed)) return { value: null, says: `${field.label} must be a whole number, such as 12` }
  const most = typeof field.atMost === 'string' ? Number(typedText(form, field.atMost)) : field.atMost
  return most !== undefined && Number(typed) > most
    ? { value: null, says: `${field.label} must be ${most} or less` }
    : { value: Number(typed), says: null }
}

/** An answer that is said of the child on a day on which the child was too young for it. */
function tooYoung({ fromAge, choices }: Field, value: FieldValue, on: Day | null, bornOn: Day | null): string | null {
  if (fromAge === undefined || !Array.isArray(value) || on === null || bornOn === null) return null
  const code = value.map(String).find((each) => ageOn(bornOn, on) < (fromAge[each] ?? 0))
  return code === undefined
    ? null
    : `“${choices?.[code] ?? code}” cannot be: on ${sayDate(on)} the child was ${ageOn(bornOn, on)}`
}

/** A question that is asked only where another has a yes: unanswered it is none without one, and a yes to it contradicts. */
function readIfAsked(
  { fields }: EventDefinition,
  [name, field]: readonly [string, Field],
  form: Form,
  standing: Body,
): { value: FieldValue; says: string | null } {
  const read = readOther(name, field, form, standing)
  const other = fields[field.ifYesTo ?? '']
  if (field.ifYesTo === undefined || other === undefined || typedText(form, field.ifYesTo) === 'yes') return read
  return read.value === true
    ? { ...read, says: `“${field.label}” cannot be yes without a yes to “${other.label}”` }
    : { ...read, says: null }
}

/** The day of a field in the middle of a sentence. */
const theDay = (field: Field): string => (isNamedAsDate(field) ? `the ${lowerFirst(field.label)}` : named(field))

/** Labels that ask something, and cannot stand after "Enter the". */
const QUESTION = /^(who|whose|what|which|where|why|how|with|by|for|to|on|in|its|it|you|we)\b|\?$/i

function missing(field: Field): string {
  if (field.names === 'people') return 'Find people by name or role, and choose at least one'
  if (field.kind === 'choice' || field.kind === 'several' || field.kind === 'yes-no')
    return `Choose an answer to “${field.label}”`
  if (field.kind === 'date')
    return isNamedAsDate(field) ? `Enter ${theDay(field)}` : `Enter a date for “${field.label}”`
  return QUESTION.test(field.label) ? `Enter an answer to “${field.label}”` : `Enter the ${lowerFirst(field.label)}`
}

const isTyped = (form: Form, name: string, { kind }: Field): boolean =>
  kind === 'date' ? !isEmptyDate(typedDate(form, name)) : typedAll(form, name).some((text) => text.trim() !== '')

/** What is wrong with a field that was left empty, where an answered one needs it: a decision needs its day. */
function neededBy(
  { fields }: EventDefinition,
  [name, field]: readonly [string, Field],
  form: Form,
): readonly FieldError[] {
  const needing = Object.entries(fields).find(([other, of]) => of.needs === name && isTyped(form, other, of))
  if (needing === undefined || isTyped(form, name, field)) return []
  const says = `${missing(field)}: “${needing[1].label}” is answered`
  return [{ field: field.kind === 'date' ? `${name}-day` : name, says }]
}

/** What is wrong with a fact's own day by when the council works with the child; null where nothing is. */
function outOfTime({ whileOpen, oncePerDay, title }: EventDefinition, on: Day, known: Standing): string | null {
  const { knownFrom, closedOn, days } = known
  if (oncePerDay && days.includes(on))
    return `A ${lowerFirst(title)} on ${sayDate(on)} is recorded already: correct that one, or enter another day`
  if (!whileOpen) return null
  if (knownFrom !== null && on < knownFrom)
    return `The date must not be before ${sayDate(knownFrom)}, when the council began to work with the child`
  if (closedOn !== null && on > closedOn)
    return `The case was closed on ${sayDate(closedOn)}. If the council works with the child again, record “Child in need” first`
  return null
}

/** Reads a form by the fact's definition. Every field is answered for: null where it was left empty. */
export function readTyped(definition: EventDefinition, form: Form, bounds: Bounds): TypedFact {
  const errors: FieldError[] = []
  const body: Record<string, FieldValue> = {}
  const texts: Record<string, string> = {}
  const happened = readDate(HAPPENED_ON, definition.happenedOn, form, bounds)
  const early = happened.on && bounds.known ? outOfTime(definition, happened.on, bounds.known) : null
  const wrong = happened.says ?? early
  if (wrong !== null) errors.push({ field: `${HAPPENED_ON}-day`, says: wrong })
  for (const [name, field] of Object.entries(definition.fields)) {
    errors.push(...neededBy(definition, [name, field], form))
    if (field.kind === 'long-text') {
      texts[name] = typedText(form, name)
      if (!field.optional && texts[name].trim() === '') errors.push({ field: name, says: missing(field) })
    } else if (field.kind === 'date') {
      const { on, says } = readDate(name, field, form, bounds)
      body[name] = on
      if (says !== null) errors.push({ field: `${name}-day`, says })
      else if ((name === 'endedOn' || field.notBefore) && on !== null && happened.on !== null && on < happened.on)
        errors.push({
          field: `${name}-day`,
          says: `${named(field)} must not be before ${theDay(definition.happenedOn)}`,
        })
    } else {
      const { value, says } = readIfAsked(definition, [name, field], form, bounds.standing ?? {})
      body[name] = value
      const wrongly = says ?? tooYoung(field, value, happened.on, bounds.bornOn)
      if (wrongly !== null) errors.push({ field: name, says: wrongly })
    }
  }
  return { happenedOn: happened.on, body, texts, errors }
}

const datePart = (name: string, on: Day | null): [string, string[]][] =>
  Object.entries<string>({ ...dateToType(on) }).map(([part, text]) => [`${name}-${part}`, [text]])

/** The form that shows a fact as it stands, ready to be changed. */
export function formOf(
  definition: EventDefinition,
  fact: { readonly happenedOn: Day; readonly body: Body; readonly texts: Readonly<Record<string, string>> },
): Form {
  const filled = Object.entries(definition.fields).flatMap(([name, field]): [string, string[]][] => {
    if (field.kind === 'long-text') return [[name, [fact.texts[name] ?? '']]]
    const value = fact.body[name] ?? null
    // A date in a body is a day by its definition; what a file held that was no day never got this far.
    if (field.kind === 'date') return datePart(name, value as Day | null)
    if (field.kind === 'yes-no') return [[name, [value === null ? '' : value === true ? 'yes' : 'no']]]
    if (typeof value === 'object') return [[name, [...(value ?? [])]]]
    return [[name, [String(value)]]]
  })
  return Object.fromEntries([...datePart(HAPPENED_ON, fact.happenedOn), ...filled])
}
