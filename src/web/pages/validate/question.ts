import type { FieldError } from '../../ui/index.ts'
import { COLLECTIONS } from './collections.ts'
import type { Typed } from './files.ts'
import type { Opened, Question } from './opened.ts'

/** The question that was typed, or what is wrong with it. */
export function questionIn(
  { of, years: [first, last] }: Pick<Opened, 'of' | 'years'>,
  typed: Typed,
): Question | { readonly errors: readonly FieldError[] } {
  const year = Number(typed.year)
  const authority = typed.authority.trim().toUpperCase()
  const errors: FieldError[] = []
  if (!Number.isInteger(year) || year < first || year > last)
    errors.push({ field: 'year', says: `${COLLECTIONS[of].yearEnds}, from ${first} to ${last}` })
  if (authority !== '' && !/^[ENSW]\d{8}$/.test(authority))
    errors.push({ field: 'authority', says: 'Enter the code of the authority as one letter and eight figures' })
  return errors.length > 0 ? { errors } : { year, authority: authority === '' ? null : authority }
}
