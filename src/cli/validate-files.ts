import { createReadStream } from 'node:fs'
import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  collectionOf,
  isInForce,
  locatePlacements,
  makeTables,
  postcodePacker,
  readTable,
  readXml,
  rules,
  saysOnReturn,
  validate,
} from '../exchange/ssda903/validate/index.ts'
import type { Findings, Tables } from '../exchange/ssda903/validate/index.ts'
import { readProviders } from './provider-file.ts'

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

/** Thrown where the files cannot be checked. Its message is fit for a person to read and names no child. */
function refuse(file: string, says: string): never {
  throw Object.assign(new Error(`${file}: ${says}`), { name: 'Unreadable' })
}

async function refuseFolder(path: string): Promise<void> {
  if ((await stat(path)).isDirectory()) refuse(path, 'this is a folder. Name the file in it.')
}

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
  readonly isXml: boolean
}

/** The files of a folder that holds CSV files and nothing else; null for anything else, a zip or folders within. */
async function plainFolder(path: string): Promise<readonly NamedBytes[] | null> {
  const entries = await readdir(path, { withFileTypes: true })
  const shown = entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1))
  if (shown.length === 0 || !shown.every((entry) => entry.isFile() && /\.csv$/i.test(entry.name))) return null
  return Promise.all(shown.map(async ({ name }) => ({ name, bytes: await readFile(join(path, name)), isXml: false })))
}

/** The files of the one return at a path, however it is packed; more than one is refused: nobody can tell which is meant. */
async function packedReturn(path: string): Promise<readonly NamedBytes[]> {
  // Asked for only here: what reads zips and XML takes longer to load than most returns take to check.
  const { findReturns } = await import('../exchange/ssda903/index.ts')
  const found = await findReturns(path)
  try {
    const [only] = found.returns
    const labels = found.returns.map(({ label }) => label).join(', ')
    if (!only || found.returns.length > 1)
      refuse(path, `there are ${found.returns.length} returns here (${labels}). Name the folder of one.`)
    return await Promise.all(
      only.files.map(async ({ name, form, read }) => ({ name, bytes: await bytesOf(read()), isXml: form === 'xml' })),
    )
  } finally {
    found.close()
  }
}

async function readFolder(tables: Tables, path: string, of: 'this year' | 'last year'): Promise<void> {
  const isFolder = await stat(path).then(
    (there) => there.isDirectory(),
    () => refuse(path, 'there is no such file or folder.'),
  )
  const files = (isFolder ? await plainFolder(path) : null) ?? (await packedReturn(path))
  for (const { name, bytes, isXml } of files) {
    const read = isXml ? await readXml(tables, bytes, of) : readTable(tables, bytes, of)
    if ('says' in read) refuse(name, read.says)
  }
}

/** Reads the files and runs every rule of the year. Throws `Unreadable`; sentences for the person go to `note`. */
export async function checkFiles(files: FilesToCheck, note: (sentence: string) => void): Promise<Findings> {
  const tables = makeTables()
  await readFolder(tables, files.folder, 'this year')
  if (files.previous !== null) await readFolder(tables, files.previous, 'last year')
  for (const path of files.providers) {
    await refuseFolder(path)
    const read = await readProviders(tables, path)
    if ('says' in read) refuse(path, read.says)
  }
  if (files.postcodes !== null) {
    await refuseFolder(files.postcodes)
    const packer = postcodePacker()
    for await (const piece of createReadStream(files.postcodes, { highWaterMark: 4 * 1024 * 1024 }))
      packer.add(piece as Uint8Array) // no encoding was asked for
    const packed = packer.done()
    if ('says' in packed) refuse(files.postcodes, packed.says)
    locatePlacements(tables, 'Episodes', packed, files.authority)
    locatePlacements(tables, 'Episodes_last', packed, files.authority)
  }
  const collection = { ...collectionOf(files.year), authority: files.authority }
  for (const sentence of saysOnReturn(tables, collection)) note(sentence)
  const inForce = rules.filter((rule) => isInForce(rule, files.year))
  return validate(inForce, tables, collection)
}

const messages: ReadonlyMap<string, string> = new Map(
  rules.map(({ code, wrong, why, mend }) => [code, `${wrong} ${why} ${mend}`]),
)

/** What the findings of any return have in common; no row where the whole return is at fault. */
export interface Told {
  readonly ran: readonly string[]
  readonly notRun: Findings['notRun']
  readonly issues: readonly {
    readonly rule: string
    readonly table: string
    readonly row: number | null
    readonly fields: readonly string[]
    readonly child: string
  }[]
  readonly unreadable: readonly object[]
}

/** JSON in letters of ASCII alone: such texts take half the memory and a third of the time on their way out. */
const json = (of: unknown): string =>
  JSON.stringify(of).replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

const PIECE = 64 * 1024

/**
 * The findings as other programs read them, in pieces: one JSON object and a line end. `words` are the messages by rule. A
 * return may have a hundred thousand findings, which differ in row and child alone: what a rule says of each is written once.
 */
export function* findingsJson(year: number, told: Told, words = messages): Iterable<string> {
  const { ran, notRun, issues, unreadable } = told
  const before = { year, rules: ran.length + notRun.length, ran: ran.length, notRun }
  let piece = `${json(before).slice(0, -1)},"issues":[`
  let last: Told['issues'][number] | undefined
  let [begin, middle, end] = ['', '', '']
  for (const issue of issues) {
    if (issue.rule !== last?.rule || issue.table !== last.table || issue.fields !== last.fields) {
      begin = `{"rule":${json(issue.rule)},"table":${json(issue.table)},"row":`
      middle = `,"fields":${json(issue.fields)},"child":`
      end = `,"message":${json(words.get(issue.rule) ?? '')}}`
    }
    piece += `${last ? ',' : ''}${begin}${String(issue.row)}${middle}${json(issue.child)}${end}`
    last = issue
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield `${piece}],"unreadable":${json(unreadable)}}\n`
}

/** The findings as a person reads them: how many of each rule, and what was not checked. */
export function findingsTable(year: number, { ran, notRun, issues, unreadable }: Told, words = messages): string {
  const counts = new Map<string, number>()
  for (const { rule } of issues) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  const found = [...counts].map(
    ([rule, times]) => `  ${rule.padEnd(10)}${String(times).padStart(6)}  ${words.get(rule) ?? ''}`,
  )
  const not = notRun.map(({ rule, reason }) => `  ${rule.padEnd(10)}${reason}`)
  return [
    `Return year ${year}: ${ran.length} of ${ran.length + notRun.length} rules ran; ${issues.length} rows to look at; ${unreadable.length} cells could not be read.`,
    ...(found.length > 0 ? ['', 'Rule        Rows  What is wrong, why it matters, how to mend it', ...found] : []),
    ...(not.length > 0 ? ['', 'Not checked:', ...not] : []),
    '',
  ].join('\n')
}
