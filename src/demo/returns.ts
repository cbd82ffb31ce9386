import { join } from 'node:path'
import { writeReturn, yearBegins, yearEnds, type ChildToWrite, type ReturnToWrite } from '../exchange/ssda903/index.ts'
import { addDays, day, financialYear, type Day } from '../time/index.ts'
import { PAST_YEARS } from './history.ts'
import type { ToldChild } from './told.ts'

/** What files say of a child on a day: nothing that is said only later, and mistakes that are not put right yet. */
export const asSaidOn = (child: ToldChild, on: Day): ChildToWrite => ({
  number: child.number,
  facts: child.facts
    .filter((told) => told.voice === 'ssda903' && (told.saidFrom === null || told.saidFrom <= on))
    .map((told) => (told.mistake && on < told.mistake.until ? { ...told, ...told.mistake } : told)),
})

const monthBegins = (on: Day): Day => day(`${on.slice(0, 8)}01`)

/**
 * The returns that Harbour Council has made: one for each of ten years, as at 31 March, then this year's as it stood
 * at the end of last month, and as it stands today.
 */
export function returnsUntil(today: Day): readonly ReturnToWrite[] {
  const thisYear = financialYear(today)
  const past = Array.from({ length: PAST_YEARS }, (_, nth) => thisYear - PAST_YEARS + nth)
  const lastMonthEnd = addDays(monthBegins(today), -1)
  return [
    ...past.map((year) => ({ year, asAt: yearEnds(year) })),
    ...(lastMonthEnd >= yearBegins(thisYear) ? [{ year: thisYear, asAt: lastMonthEnd }] : []),
    { year: thisYear, asAt: today },
  ]
}

/** The folder of one return, such as `2026 as at 2025-10-16`: sorted by name they are in order. */
export const folderOf = (of: ReturnToWrite): string => `${String(of.year)} as at ${of.asAt}`

/** Which return each folder holds, for a reader that would otherwise read it from the latest dates. */
export const identitiesOf = (returns: readonly ReturnToWrite[]): ReadonlyMap<string, ReturnToWrite> =>
  new Map(returns.map((of) => [folderOf(of), of]))

/** Writes every return of the children into a folder of its own; answers the folders, in order. */
export async function writeReturns(
  folder: string,
  children: readonly ToldChild[],
  returns: readonly ReturnToWrite[],
): Promise<readonly string[]> {
  const written: string[] = []
  for (const of of returns) {
    const into = join(folder, folderOf(of))
    await writeReturn(
      into,
      of,
      children.map((child) => asSaidOn(child, of.asAt)),
    )
    written.push(into)
  }
  return written
}
