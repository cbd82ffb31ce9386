import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  FIRST_CENSUS,
  LAST_CENSUS,
  censusYear,
  cinRules,
  isInForceIn,
  readCensus,
  refuseCensus,
  validateCensus,
} from '../exchange/cin/index.ts'
import type { CensusFault, CensusFindings } from '../exchange/cin/index.ts'

/** How many kinds of fault in the structure are told; a file of another system may have hundreds. */
const TOLD = 20

/** Faults of one kind are told once, with how often and where first. */
function faultsToTell(faults: readonly CensusFault[]): readonly string[] {
  const kinds = new Map<string, { times: number; line: number }>()
  for (const { says, line } of faults) {
    const kind = kinds.get(says)
    if (kind) kind.times++
    else kinds.set(says, { times: 1, line })
  }
  const told = [...kinds].slice(0, TOLD).map(([says, { times, line }]) => {
    const often = times === 1 ? `on line ${line}` : `${times} times, first on line ${line}`
    return `Not as the schema says: ${says.slice(0, -1)}, ${often}.`
  })
  return kinds.size > TOLD ? [...told, `And ${kinds.size - TOLD} more kinds of fault in the structure.`] : told
}

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
  for (const sentence of faultsToTell(read.faults)) note(sentence)
  const rules = cinRules.filter((rule) => isInForceIn(rule, year))
  const words = rules.map(({ code, wrong, why, mend }) => [code, `${wrong} ${why} ${mend}`] as const)
  return { found: validateCensus(rules, read.tables, censusYear(year)), words: new Map(words) }
}
