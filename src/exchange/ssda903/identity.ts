import { financialYear, sayDate, type Day } from '../../time/index.ts'
import { yearBegins } from './row.ts'

/** Which return it is: its year (that of the 31 March on which it ends) and the day as at which it speaks. */
export interface Identity {
  readonly year: number
  readonly asAt: Day
}

/** How a source names its statement in the record: return year, colon, as-at date. */
export const statementOf = ({ year, asAt }: Identity): string => `${year}:${asAt}`

/** The return that a statement in the record came from; null where it is no return's. */
export function identityOfStatement(statement: string | null): Identity | null {
  const parts = /^(\d{4}):(\d{4}-\d{2}-\d{2})$/.exec(statement ?? '')
  return parts ? { year: Number(parts[1]), asAt: parts[2] as Day } : null // written by statementOf
}

/** Later is newer: first by year, then by as-at date. Equal for two statements as at one day. */
export const compareIdentity = (a: Identity, b: Identity): number =>
  a.year - b.year || (a.asAt < b.asAt ? -1 : a.asAt > b.asAt ? 1 : 0)

/** Why there can be no such return yet, or ever, in a sentence without its full stop; null where there can. */
export function whyNoReturn({ year, asAt }: Identity, today: Day): string | null {
  if (asAt > today) return 'The as-at date must be today or earlier'
  return financialYear(asAt) < year
    ? `The return of ${String(year)} begins on ${sayDate(yearBegins(year))}: it cannot be as at ${sayDate(asAt)}`
    : null
}

/** How many of a thousand dates must lie on a day or after it before the day is believed: strays are no evidence. */
const STRAYS_IN_A_THOUSAND = 1

/**
 * The return that these dates come from: as at the latest of them up to today, leaving out one stray date in a
 * thousand. Null where there are none.
 */
export function identityOf(days: readonly ReadonlyMap<Day, number>[], today: Day): Identity | null {
  const counts = new Map<Day, number>()
  let total = 0
  for (const some of days)
    for (const [day, count] of some)
      if (day <= today) {
        counts.set(day, (counts.get(day) ?? 0) + count)
        total += count
      }
  const strays = Math.floor((total * STRAYS_IN_A_THOUSAND) / 1000)
  let seen = 0
  for (const [day, count] of [...counts].sort(([a], [b]) => (a < b ? 1 : -1))) {
    seen += count
    if (seen > strays) return { year: financialYear(day), asAt: day }
  }
  return null
}
