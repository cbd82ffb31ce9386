import type { EventDefinition, Field } from '../../record/index.ts'
import { sayDate, type Day } from '../../time/index.ts'
import { typedText, type FieldError, type Form } from '../../web/ui/index.ts'
import { HAPPENED_ON, outcomeResults, planOutcome, planVersion, readTyped, type TypedFact } from '../child/index.ts'
import type { Outcome } from './plans.ts'

const again = ({ fields }: EventDefinition, name: string): Field => {
  const field = fields[name]
  if (!field) throw new Error('The event has lost a field that this form asks for')
  return field
}

const only = (definition: EventDefinition, names: readonly string[]): EventDefinition => ({
  ...definition,
  fields: Object.fromEntries(names.map((name) => [name, again(definition, name)])),
})

/** What is asked of the version as a whole. */
export const ofVersion = only(planVersion, ['otherwise', 'summary', 'views'])

/** What is asked of each new outcome. */
export const ofOutcome = only(planOutcome, ['outcome', 'measure', 'seenToBy', 'byOn'])

/** What can be said of an outcome of the version before: that it goes on, or what became of it. */
export const GOES_ON = 'goes-on'
export const whatBecame: Readonly<Record<string, string>> = { [GOES_ON]: 'It goes on', ...outcomeResults }

const ROWS_AT_FIRST = 3
const MOST_ROWS = 30

/** How many outcomes the form offers to write. */
export function rowsOf(form: Form): number {
  const asked = Number(typedText(form, 'rows'))
  return Number.isInteger(asked) && asked >= ROWS_AT_FIRST && asked <= MOST_ROWS ? asked : ROWS_AT_FIRST
}

/** Whether the form was sent for one more outcome, and not to be saved. */
export const isAdding = (form: Form): boolean => typedText(form, 'do') === 'add'

export const withOneMore = (form: Form): Form => ({ ...form, rows: [String(Math.min(MOST_ROWS, rowsOf(form) + 1))] })

export const nameInRow = (row: number, name: string): string => `new-${row}-${name}`
export const becameOf = ({ fact }: Outcome): string => `became-${fact.id}`
export const cameOf = ({ fact }: Outcome): string => `came-${fact.id}`

/** The fields of one row under their own names, with the date of the version. */
function rowOf(form: Form, row: number): Form {
  const prefix = nameInRow(row, '')
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, typed]) =>
      name.startsWith(prefix)
        ? [[name.slice(prefix.length), typed]]
        : name.startsWith(`${HAPPENED_ON}-`)
          ? [[name, typed]]
          : [],
    ),
  )
}

const isEmpty = (row: Form): boolean =>
  Object.entries(row).every(
    ([name, typed]) => name.startsWith(`${HAPPENED_ON}-`) || typed.every((each) => each.trim() === ''),
  )

/** What was said of an outcome of the version before. */
export interface Became {
  readonly outcome: Outcome
  /** A code of `whatBecame`. */
  readonly result: string
  readonly came: string
}

export interface TypedPlan {
  readonly version: TypedFact
  readonly added: readonly TypedFact[]
  readonly became: readonly Became[]
  readonly errors: readonly FieldError[]
}

type Bounds = Parameters<typeof readTyped>[2] & {
  /** The day of the version before: this one comes after it. */
  readonly after: Day | null
}

/** Reads a version of a plan: the new outcomes, what became of those before, and the plan as a whole. */
export function readPlan(form: Form, before: readonly Outcome[], bounds: Bounds): TypedPlan {
  const version = readTyped(ofVersion, form, bounds)
  const errors = [...version.errors]
  if (bounds.after !== null && version.happenedOn !== null && version.happenedOn <= bounds.after)
    errors.push({
      field: `${HAPPENED_ON}-day`,
      says: `The version before is of ${sayDate(bounds.after)}: correct that one, or enter a later day`,
    })
  const became = before.map((outcome) => ({
    outcome,
    result: typedText(form, becameOf(outcome)),
    came: typedText(form, cameOf(outcome)),
  }))
  for (const { outcome, result } of became) {
    if (!Object.hasOwn(whatBecame, result))
      errors.push({ field: becameOf(outcome), says: `Choose what became of “${String(outcome.fact.body['outcome'])}”` })
  }
  const added: TypedFact[] = []
  for (let row = 1; row <= rowsOf(form); row += 1) {
    const own = rowOf(form, row)
    if (isEmpty(own)) continue
    const typed = readTyped(ofOutcome, own, { today: bounds.today, bornOn: bounds.bornOn })
    added.push(typed)
    for (const { field, says } of typed.errors)
      if (!field.startsWith(HAPPENED_ON)) errors.push({ field: nameInRow(row, field), says })
  }
  if (added.length === 0 && !became.some(({ result }) => result === GOES_ON || result === ''))
    errors.push({ field: nameInRow(1, 'outcome'), says: 'Enter at least one outcome: what is to change for the child' })
  return { version, added, became, errors }
}
