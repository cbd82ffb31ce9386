import { UNREADABLE, partsOf } from '../../engine/days.ts'
import { FIRST_YEAR, LAST_YEAR } from './rule.ts'
import type { Collection } from './rule.ts'
import type { Tables } from './tables.ts'

/** Days before 1696 are no days of anybody's care. */
const EARLIEST = -100_000

function daysOfEpisodes(tables: Tables): readonly number[] {
  const { columns } = tables.table('Episodes')
  return ['DECOM', 'DEC'].flatMap((column) => [...(columns.get(column) ?? [])].filter((day) => day > UNREADABLE))
}

/** The calendar year in whose March the return year of a day ends. */
function returnYearOf(day: number): number {
  const [year, month] = partsOf(day)
  return month > 3 ? year + 1 : year
}

/**
 * The return year that the dates of the episodes speak of: the latest in which more than one date in a hundred lies, so
 * that a few mistyped dates do not decide. Null where there is none that the rules know.
 */
export function suggestedYear(tables: Tables): number | null {
  const days = daysOfEpisodes(tables)
  const counts = new Map<number, number>()
  for (const day of days) {
    const year = returnYearOf(day)
    counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  const often = [...counts].filter(([, times]) => times > days.length / 100).map(([year]) => year)
  const known = often.filter((year) => year >= FIRST_YEAR && year <= LAST_YEAR)
  return known.length === 0 ? null : Math.max(...known)
}

/** Sentences for the person where the dates lie in another return year than the one said, or there are no episodes. */
export function saysOnYear(tables: Tables, { year, start, end }: Collection): readonly string[] {
  const known = daysOfEpisodes(tables).filter((day) => day > EARLIEST)
  if (known.length === 0) return ['There are no episodes in these files, so most rules cannot run.']
  const after = known.filter((day) => day > end).length
  if (known.some((day) => day >= start) && after < known.length / 10) return []
  return [
    `Most dates do not fit return year ${year} (1 April ${year - 1} to 31 March ${year}). Check the year and the files.`,
  ]
}
