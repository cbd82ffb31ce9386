import { isKnown } from '../engine/ages.ts'
import { partsOf } from '../engine/days.ts'
import { FIRST_YEAR, LAST_YEAR } from './rule.ts'
import type { Tables } from './tables.ts'

/** The census year that the header of a census tells; null where it tells none whose rules are known. */
export function suggestedCensus(tables: Tables): number | null {
  const [header] = tables.rows('Header').all
  const day = header?.['ReferenceDate']
  const told = Number(header?.['Year'] ?? (typeof day === 'number' && isKnown(day) ? partsOf(day)[0] : null))
  return Number.isInteger(told) && told >= FIRST_YEAR && told <= LAST_YEAR ? told : null
}
