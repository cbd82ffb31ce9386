import { dayOf, type Day } from '../../time/index.ts'

/** What was typed: each field's values in the order they were sent. */
export type Form = Readonly<Record<string, readonly string[]>>

/** What is wrong with one field, in a sentence that says how to mend it. `field` is the id of the input to go to. */
export interface FieldError {
  readonly field: string
  readonly says: string
}

/** The first value of a field without surrounding spaces; empty where nothing was sent. */
export const typedText = (form: Form, field: string): string => form[field]?.[0]?.trim() ?? ''

/** Every value of a field, for checkboxes. */
export const typedAll = (form: Form, field: string): readonly string[] => form[field] ?? []

/** A date as it was typed in three boxes. */
export interface TypedDate {
  readonly day: string
  readonly month: string
  readonly year: string
}

/** The three boxes of a date input whose name is `field`. */
export const typedDate = (form: Form, field: string): TypedDate => ({
  day: typedText(form, `${field}-day`),
  month: typedText(form, `${field}-month`),
  year: typedText(form, `${field}-year`),
})

/** The three boxes as they should be filled in for a known day. */
export const dateToType = (on: Day | null): TypedDate =>
  on === null
    ? { day: '', month: '', year: '' }
    : { day: String(Number(on.slice(8))), month: String(Number(on.slice(5, 7))), year: on.slice(0, 4) }

/** Whether all three boxes are empty. */
export const isEmptyDate = (typed: TypedDate): boolean => `${typed.day}${typed.month}${typed.year}` === ''

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const monthNumber = (typed: string): number =>
  /^\d{1,2}$/.test(typed) ? Number(typed) : MONTHS.indexOf(typed.slice(0, 3).toLowerCase()) + 1

/** The day that was typed in three boxes, or null where it is no day. Months may be written as words. */
export function dayTyped(typed: TypedDate): Day | null {
  if (!/^\d{1,2}$/.test(typed.day) || !/^\d{4}$/.test(typed.year)) return null
  return dayOf(Number(typed.year), monthNumber(typed.month), Number(typed.day))
}

/** Whether a text is a uuid: the only ids that our addresses carry. Ask before looking anything up by it. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** Which page of a list the address asks for, counted from 1. */
export function pageAsked(query: Readonly<Record<string, string>>): number {
  const asked = Number(query.page)
  return Number.isSafeInteger(asked) && asked > 0 && asked < 1_000_000 ? asked : 1
}

/** An address that may be gone back to: a page of ours, and never another site's. */
export const ourAddress = (address: string | undefined): string =>
  address !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(address) ? address : '/'
