import { FIRST_YEAR, LAST_YEAR } from '../../../exchange/ssda903/validate/index.ts'
import type { FieldError } from '../../ui/index.ts'
import type { Question } from './check.ts'
import type { Typed } from './files.ts'

/** The question that was typed, or what is wrong with it. */
export function questionIn(typed: Typed): Question | { readonly errors: readonly FieldError[] } {
  const year = Number(typed.year)
  const authority = typed.authority.trim().toUpperCase()
  const errors: FieldError[] = []
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR)
    errors.push({
      field: 'year',
      says: `Enter the year in which the return ends, from ${FIRST_YEAR} to ${LAST_YEAR}`,
    })
  if (authority !== '' && !/^[ENSW]\d{8}$/.test(authority))
    errors.push({ field: 'authority', says: 'Enter the code of the authority as one letter and eight figures' })
  return errors.length > 0 ? { errors } : { year, authority: authority === '' ? null : authority }
}
