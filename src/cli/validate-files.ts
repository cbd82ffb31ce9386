import { readFile } from 'node:fs/promises'
import { cannotRead, findReturns } from '../exchange/ssda903/index.ts'
import type { FoundReturn } from '../exchange/ssda903/index.ts'
import {
  collectionOf,
  isInForce,
  locatePlacements,
  makeTables,
  packPostcodes,
  readTable,
  rules,
  validate,
} from '../exchange/ssda903/validate/index.ts'
import type { Findings, Tables } from '../exchange/ssda903/validate/index.ts'

/** The files of one check. */
export interface FilesToCheck {
  readonly folder: string
  readonly previous: string | null
  readonly providers: readonly string[]
  readonly year: number
  /** The nine characters by which the Office for National Statistics knows the authority that makes the return. */
  readonly authority: string | null
  /** A postcode directory of the Office for National Statistics. */
  readonly postcodes: string | null
}

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return all.length === 1 && all[0] ? all[0] : Buffer.concat(all)
}

/** The one return at a path; more than one is refused, since nobody can tell which is meant. */
function onlyReturn(path: string, returns: readonly FoundReturn[]): FoundReturn {
  const [only] = returns
  if (!only || returns.length > 1)
    cannotRead(
      path,
      `there are ${returns.length} returns here (${returns.map(({ label }) => label).join(', ')}). Name the folder of one.`,
    )
  return only
}

async function readFolder(tables: Tables, path: string, of: 'this year' | 'last year'): Promise<void> {
  const found = await findReturns(path)
  try {
    for (const file of onlyReturn(path, found.returns).files) {
      if (file.form === 'xml')
        cannotRead(file.name, 'this command reads CSV files. Export the return as CSV, then try again.')
      const read = readTable(tables, await bytesOf(file.read()), of)
      if ('says' in read) cannotRead(file.name, read.says)
    }
  } finally {
    found.close()
  }
}

/** Dates that lie in another return year than the one said: the files are most likely those of another year. */
function notesOnYear(tables: Tables, year: number, start: number, end: number): readonly string[] {
  const days = ['DECOM', 'DEC'].flatMap((column) => [...(tables.table('Episodes').columns.get(column) ?? [])])
  const known = days.filter((day) => day > -100_000)
  if (known.length === 0) return ['There are no episodes in these files, so most rules cannot run.']
  const after = known.filter((day) => day > end).length
  if (known.some((day) => day >= start) && after < known.length / 10) return []
  return [
    `Most dates do not fit return year ${year} (1 April ${year - 1} to 31 March ${year}). Check --year and the files.`,
  ]
}

/** Reads the files and runs every rule of the year. Throws `Unreadable`; sentences for the person go to `note`. */
export async function checkFiles(files: FilesToCheck, note: (sentence: string) => void): Promise<Findings> {
  const tables = makeTables()
  await readFolder(tables, files.folder, 'this year')
  if (files.previous !== null) await readFolder(tables, files.previous, 'last year')
  for (const path of files.providers) {
    const read = readTable(tables, await readFile(path), 'providers')
    if ('says' in read) cannotRead(path, read.says)
  }
  if (files.postcodes !== null) {
    const packed = packPostcodes(await readFile(files.postcodes))
    if ('says' in packed) cannotRead(files.postcodes, packed.says)
    locatePlacements(tables, 'Episodes', packed, files.authority)
    locatePlacements(tables, 'Episodes_last', packed, files.authority)
  }
  const collection = { ...collectionOf(files.year), authority: files.authority }
  for (const sentence of notesOnYear(tables, files.year, collection.start, collection.end)) note(sentence)
  const inForce = rules.filter((rule) => isInForce(rule, files.year))
  return validate(inForce, tables, collection)
}

const messages = new Map(rules.map(({ code, wrong, why, mend }) => [code, `${wrong} ${why} ${mend}`]))

/** The findings as other programs read them: one JSON object and a line end. */
export function findingsJson(year: number, { ran, notRun, issues, unreadable }: Findings): string {
  return `${JSON.stringify({
    year,
    rules: ran.length + notRun.length,
    ran: ran.length,
    notRun,
    issues: issues.map((issue) => ({ ...issue, message: messages.get(issue.rule) ?? '' })),
    unreadable,
  })}\n`
}

/** The findings as a person reads them: how many of each rule, and what was not checked. */
export function findingsTable(year: number, { ran, notRun, issues, unreadable }: Findings): string {
  const counts = new Map<string, number>()
  for (const { rule } of issues) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  const found = [...counts].map(
    ([rule, times]) => `  ${rule.padEnd(10)}${String(times).padStart(6)}  ${messages.get(rule) ?? ''}`,
  )
  const not = notRun.map(({ rule, reason }) => `  ${rule.padEnd(10)}${reason}`)
  return [
    `Return year ${year}: ${ran.length} of ${ran.length + notRun.length} rules ran; ${issues.length} rows to look at; ${unreadable.length} cells could not be read.`,
    ...(found.length > 0 ? ['', 'Rule        Rows  What is wrong, why it matters, how to mend it', ...found] : []),
    ...(not.length > 0 ? ['', 'Not checked:', ...not] : []),
    '',
  ].join('\n')
}
