import type { FieldValue } from '../../../record/index.ts'
import { type Day } from '../../../time/index.ts'
import { dayTyped, isEmptyDate, typedDate, typedText, type FieldError, type Form } from '../../../web/ui/index.ts'
import { mayBe, type Setting } from '../setting.ts'
import { dayLabel } from '../words.ts'

/** What a person typed of a change, and what is wrong with it. Usable only where there is no error. */
export interface TypedChange {
  readonly value: FieldValue
  readonly from: Day | null
  readonly reason: string
  readonly errors: readonly FieldError[]
}

const LONGEST_REASON = 2000

function readValue(setting: Setting, form: Form): { value: FieldValue; says: string | null } {
  const { asks } = setting
  const typed = typedText(form, 'value')
  if (asks.kind === 'whole-number') {
    if (typed === '' && asks.none !== undefined) return { value: null, says: null }
    const value = /^\d{1,6}$/.test(typed) ? Number(typed) : null
    return value !== null && mayBe(setting, value)
      ? { value, says: null }
      : { value: null, says: `Enter a whole number from ${asks.least} to ${asks.most}` }
  }
  if (asks.kind === 'choice')
    return mayBe(setting, typed) ? { value: typed, says: null } : { value: null, says: 'Choose one of the answers' }
  if (asks.kind === 'switch')
    return typed === 'on' || typed === 'off'
      ? { value: typed === 'on', says: null }
      : { value: null, says: 'Choose one of the answers' }
  if (typed.length > asks.longest) return { value: null, says: `Use at most ${asks.longest} characters` }
  return { value: typed === '' ? null : typed, says: null }
}

function readDay(setting: Setting, form: Form, today: Day): { from: Day | null; says: string | null } {
  const typed = typedDate(form, 'from')
  if (isEmptyDate(typed)) return { from: null, says: `Enter a date for “${dayLabel[setting.applies]}”` }
  const from = dayTyped(typed)
  if (from === null) return { from, says: 'It must be a real date, such as 27 3 2025' }
  if (setting.applies === 'throughout' && from > today)
    return { from: null, says: 'It holds for the whole record at once, so that the day must be today or in the past' }
  return { from, says: null }
}

/** Reads the form of one setting. */
export function readChange(setting: Setting, form: Form, today: Day): TypedChange {
  const { value, says: ofValue } = readValue(setting, form)
  const { from, says: ofDay } = readDay(setting, form, today)
  const reason = typedText(form, 'reason')
  const ofReason =
    reason === '' ? 'Say why it is changed' : reason.length > LONGEST_REASON ? 'Use at most 2,000 characters' : null
  const errors = [
    { field: 'value', says: ofValue },
    { field: 'from-day', says: ofDay },
    { field: 'reason', says: ofReason },
  ]
  return { value, from, reason, errors: errors.flatMap(({ field, says }) => (says === null ? [] : [{ field, says }])) }
}
