import { has } from '../rows.ts'
import type { Row } from '../rows.ts'

/** A yes of the census: 1 in the XML, or the word that systems export for it. Null is neither yes nor no. */
export const isYes = (answer: string | null): boolean => answer === '1' || answer?.toLowerCase() === 'true'

/** A no of the census: 0, or the word for it. */
export const isNo = (answer: string | null): boolean => answer === '0' || answer?.toLowerCase() === 'false'

/** A day of the census year; false where there is none. */
export const isDuring = (day: number, { start, end }: { readonly start: number; readonly end: number }): boolean =>
  day >= start && day <= end

/** A day that is there and lies outside the census year. */
export const isOutside = (day: number, { start, end }: { readonly start: number; readonly end: number }): boolean =>
  day < start || day > end

type Births = Row<'ChildIdentifiers', 'PersonBirthDate' | 'ExpectedPersonBirthDate'>

/** Somebody who is told by an expected date of birth alone. */
export const isUnborn = (child: Births): boolean =>
  !has(child, 'PersonBirthDate') && has(child, 'ExpectedPersonBirthDate')

/** The rows whose text occurs more than once. */
export function repeated<R>(rows: readonly R[], textOf: (row: R) => string | null): readonly R[] {
  const times = new Map<string, number>()
  for (const row of rows) {
    const text = textOf(row)
    if (text !== null) times.set(text, (times.get(text) ?? 0) + 1)
  }
  return rows.filter((row) => (times.get(textOf(row) ?? '') ?? 0) > 1)
}
