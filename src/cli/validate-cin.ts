import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  FIRST_CENSUS,
  LAST_CENSUS,
  censusYear,
  cinRules,
  faultsToTell,
  isInForceIn,
  readCensus,
  refuseCensus,
  validateCensus,
} from '../exchange/cin/index.ts'
import type { CensusFindings } from '../exchange/cin/index.ts'

/** Why a census of this year cannot be checked; null where it can. */
export const yearRefused = (year: number): string | null =>
  Number.isInteger(year) && year >= FIRST_CENSUS && year <= LAST_CENSUS
    ? null
    : `Say which census year: --year ${FIRST_CENSUS} to ${LAST_CENSUS}. The year is the one in which the census’s 31 March lies.`

/** What was found, and what each rule says of it. */
interface Checked {
  readonly found: CensusFindings
  readonly words: ReadonlyMap<string, string>
}

/** Reads a census and runs every rule of its year. Throws `Unreadable`; sentences for the person go to `note`. */
export async function checkCensus(path: string, year: number, note: (sentence: string) => void): Promise<Checked> {
  if ((await stat(path)).isDirectory()) refuseCensus(path, 'this is a folder. Name the XML file of the census in it.')
  const read = await readCensus(basename(path), createReadStream(path, { highWaterMark: 256 * 1024 }), year)
  if (read.children === 0) note('There is no child in this file, so there is nothing to check.')
  for (const sentence of faultsToTell(read.faults)) note(`Not as the schema says: ${sentence}`)
  const rules = cinRules.filter((rule) => isInForceIn(rule, year))
  const words = rules.map(({ code, wrong, why, mend }) => [code, `${wrong} ${why} ${mend}`] as const)
  return { found: validateCensus(rules, read.tables, censusYear(year)), words: new Map(words) }
}
