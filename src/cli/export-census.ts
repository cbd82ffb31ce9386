import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import {
  censusAsAt,
  isSender,
  makeCensusOut,
  writeCensus,
  type CensusMade,
  type CensusYear,
} from '../exchange/census-out/index.ts'
import { FIRST_CENSUS, LAST_CENSUS, refuseCensus } from '../exchange/cin/index.ts'
import { defaultDefinitions, eventDefinitions } from '../practice/index.ts'
import { chainHead } from '../store/index.ts'
import type { Day } from '../time/index.ts'
import type { Surroundings } from './command.ts'
import type { OpenedRecord } from './open-record.ts'
import { telling } from './telling.ts'

/** A census to be made, and where it goes. */
export interface CensusAsked {
  readonly path: string
  readonly census: CensusYear
  /** The Department's number of the authority, three figures; null for the one on record. */
  readonly lea: string | null
  readonly json: boolean
}

/** What was asked for, or the sentence that says why it cannot be. */
export function askedCensus(
  path: string,
  { year, lea }: { readonly year: number; readonly lea: string | null },
  today: Day,
): Omit<CensusAsked, 'json'> | string {
  if (lea !== null && !isSender(lea))
    return `“${lea}” is no authority: --lea takes the three figures of the Department.`
  const census = censusAsAt(year, today)
  if (census === null)
    return `Say which census year, of those that have begun: --year ${String(FIRST_CENSUS)} to ${String(LAST_CENSUS)}. The year is the one in which the census’s 31 March lies.`
  return { path, census, lea }
}

/** Why nothing may be written there; null where it may. */
export const censusNotThere = ({ path }: CensusAsked): string | null =>
  existsSync(path) ? `${path} is there already. Name another file.` : null

/** Writes into a place of its own and moves it to where it was asked for: what is there is whole. */
async function write(ask: CensusAsked, made: CensusMade): Promise<void> {
  await mkdir(dirname(ask.path), { recursive: true })
  const work = join(dirname(ask.path), `.${basename(ask.path)}.${randomUUID()}`)
  try {
    await writeCensus(work, made, ask.census.year)
    await rename(work, ask.path)
  } finally {
    await rm(work, { force: true })
  }
}

/** Makes the census from the record and says what is in it. */
export async function exportCensus(
  ask: CensusAsked,
  { store, authority }: OpenedRecord,
  around: Surroundings,
): Promise<string> {
  const code = ask.lea ?? authority.code
  if (code === null)
    refuseCensus(
      ask.path,
      'the census must say the authority’s three figures, and the record has none. Give them with --lea.',
    )
  const progress = telling(around)
  const position = (await chainHead(store, authority.id))?.position ?? 0
  const made = await makeCensusOut(
    { store, definitions: eventDefinitions, practice: defaultDefinitions },
    {
      ...{ authority: authority.id, position, of: ask.census, signal: around.signal },
      sender: { code, at: around.today },
      onProgress: (done, of) => progress('Reading the record', done, of),
    },
  )
  await write(ask, made)
  const { year, to } = ask.census
  const { children, withoutNumber } = made
  if (ask.json) return `${JSON.stringify({ year, asAt: to, position, children, withoutNumber })}\n`
  return [
    `The census of ${String(year)} as at ${to}, from the record at position ${String(position)}: ${String(children)} children.`,
    ...(withoutNumber > 0
      ? [`${String(withoutNumber)} children have no number in the returns and are told by the record’s own identifier.`]
      : []),
    `Written to ${ask.path}. Check it with “throughline validate --cin”: what the record does not hold is blank.`,
    '',
  ].join('\n')
}
