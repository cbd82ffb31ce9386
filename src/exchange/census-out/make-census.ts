import { open } from 'node:fs/promises'
import type { Definitions } from '../../practice/index.ts'
import { dayNumber, day, type Day } from '../../time/index.ts'
import { childrenAsAt } from '../annex-a/index.ts'
import { FIRST_CENSUS, LAST_CENSUS, censusXml, makeCensus, type CensusTables } from '../cin/index.ts'
import { childrenOfRecord, type Means, type OfRecord } from '../return-out/index.ts'
import { addChild, type CensusYear } from './add-child.ts'

/** The census of a year as at today, or as at its last day once that is past; null of a year that has not begun or is not known. */
export function censusAsAt(year: number, today: Day): CensusYear | null {
  if (!Number.isInteger(year) || year < FIRST_CENSUS || year > LAST_CENSUS) return null
  const from = day(`${String(year - 1)}-04-01`)
  const ends = day(`${String(year)}-03-31`)
  return from > today ? null : { year, from, to: today < ends ? today : ends }
}

/** The years of which a census can be made today, the newest first. */
export const yearsOfCensus = (today: Day): readonly number[] =>
  Array.from({ length: LAST_CENSUS - FIRST_CENSUS + 1 }, (_, nth) => LAST_CENSUS - nth).filter(
    (year) => censusAsAt(year, today) !== null,
  )

/** Whether something is a number by which the Department knows an authority. */
export const isSender = (code: string): boolean => /^\d{3}$/.test(code)

/** A census that was made from the record. */
export interface CensusMade {
  readonly tables: CensusTables
  readonly children: number
  /** Those of them who are told by the record's own identifier, because no return has given them a number. */
  readonly withoutNumber: number
}

/** The census takes at most 20 letters and figures for a child. */
const LONGEST_ID = 20

/** The record's own identifier of a child as the census can take it: the same every year. */
const ownIdentifier = (subject: string): string => subject.replaceAll('-', '').slice(-LONGEST_ID)

/** Whose census it is: the three figures by which the Department knows the authority. */
export interface Sender {
  readonly code: string
  readonly at: Day
}

function addHeader(tables: CensusTables, { year }: CensusYear, { code, at }: Sender): void {
  const nobody = { child: 0, details: 0, own: 0 }
  tables.add('Header', nobody, {
    Collection: 'CIN',
    Year: String(year),
    ReferenceDate: dayNumber(day(`${String(year)}-03-31`)),
  })
  tables.add('Source', nobody, {
    ...{ SourceLevel: 'L', LEA: code, SoftwareCode: 'Throughline', SerialNo: '001', DateTime: `${at}T00:00:00` },
  })
}

/** Makes the tables of a census from the record, child by child. Throws the signal's reason when it is stopped. */
export async function makeCensusOut(
  means: Means & { readonly practice: Definitions },
  asked: OfRecord & { readonly of: CensusYear; readonly sender: Sender },
): Promise<CensusMade> {
  const read = childrenAsAt(means.practice, asked.of.to)
  const tables = makeCensus()
  addHeader(tables, asked.of, asked.sender)
  let [children, withoutNumber] = [0, 0]
  for await (const known of childrenOfRecord(means, asked)) {
    if (!addChild(tables, read(known), known.number ?? ownIdentifier(known.subject), children + 1, asked.of)) continue
    children += 1
    if (known.number === null) withoutNumber += 1
  }
  return { tables, children, withoutNumber }
}

/** Writes the XML of a census that was made into a file that is not there yet. */
export async function writeCensus(path: string, { tables }: CensusMade, year: number): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    for (const piece of censusXml(tables, year)) await file.write(piece)
  } finally {
    await file.close()
  }
}
