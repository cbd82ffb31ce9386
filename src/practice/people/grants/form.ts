import { addMonths, type Day } from '../../../time/index.ts'
import { dayTyped, typedDate, typedText, type FieldError, type Form, type TypedDate } from '../../../web/ui/index.ts'
import { reasonErrors } from '../account-form.tsx'

/** What was typed of a grant. */
export interface TypedGrant {
  readonly person: string
  readonly review: string
  readonly from: TypedDate
  readonly until: TypedDate
  readonly how: string
  readonly numbers: string
  readonly size: string
  readonly reason: string
}

/** A grant that may be made, but for which children its numbers come to. */
export interface CheckedGrant {
  readonly person: string
  readonly review: string
  readonly fromOn: Day
  readonly untilOn: Day
  readonly cases:
    | { readonly kind: 'named'; readonly numbers: readonly string[] }
    | { readonly kind: 'sampled'; readonly size: number }
  readonly reason: string
}

const MOST_CASES = 200
const LONGEST_REVIEW = 200
/** A grant ends by itself after a year at the latest. Ours. */
const LONGEST_MONTHS = 12

export const grantTyped = (form: Form): TypedGrant => ({
  person: typedText(form, 'person'),
  review: typedText(form, 'review'),
  from: typedDate(form, 'from'),
  until: typedDate(form, 'until'),
  how: typedText(form, 'how'),
  numbers: typedText(form, 'numbers'),
  size: typedText(form, 'size'),
  reason: typedText(form, 'reason'),
})

type Say = (field: string, says: string) => null

function casesIn(typed: TypedGrant, say: Say): CheckedGrant['cases'] | null {
  if (typed.how === 'sampled') {
    const size = /^\d{1,4}$/.test(typed.size) ? Number(typed.size) : 0
    return size >= 1 && size <= MOST_CASES
      ? { kind: 'sampled', size }
      : say('size', `Enter how many cases, from 1 to ${MOST_CASES}`)
  }
  if (typed.how !== 'named') return say('how', 'Choose how the cases are found')
  const numbers = [...new Set(typed.numbers.split(/[\s,;]+/).filter((each) => each !== ''))]
  if (numbers.length === 0) return say('numbers', 'Enter the children’s numbers in the return')
  return numbers.length <= MOST_CASES
    ? { kind: 'named', numbers }
    : say('numbers', `Enter at most ${MOST_CASES} numbers`)
}

function daysIn(typed: TypedGrant, today: Day, say: Say): { fromOn: Day; untilOn: Day } | null {
  const [fromOn, untilOn] = [dayTyped(typed.from), dayTyped(typed.until)]
  if (fromOn === null) say('from-day', 'Enter a date, such as 16 10 2025')
  else if (fromOn < today) say('from-day', 'The first day must be today or later')
  if (untilOn === null) return say('until-day', 'Enter a date, such as 16 10 2025')
  if (fromOn === null) return null
  if (untilOn < fromOn) return say('until-day', 'The last day must not be before the first')
  if (untilOn > addMonths(fromOn, LONGEST_MONTHS))
    return say('until-day', 'The last day must be within a year of the first')
  return { fromOn, untilOn }
}

/** Checks what was typed. `reviewers`: whom cases can be granted to. */
export function checkGrant(
  typed: TypedGrant,
  reviewers: readonly { readonly id: string }[],
  today: Day,
): { readonly checked: CheckedGrant | null; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = []
  const say: Say = (field, says) => {
    errors.push({ field, says })
    return null
  }
  const { person, review, reason } = typed
  if (!reviewers.some(({ id }) => id === person)) say('person', 'Choose who reviews')
  if (review === '') say('review', 'Say which review it is')
  else if (review.length > LONGEST_REVIEW) say('review', `The name must be at most ${LONGEST_REVIEW} characters`)
  const days = daysIn(typed, today, say)
  const cases = casesIn(typed, say)
  errors.push(...reasonErrors(reason))
  const isRight = errors.length === 0 && days !== null && cases !== null
  return { checked: isRight ? { person, review, ...days, cases, reason } : null, errors }
}
