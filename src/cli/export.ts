import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  csvFolder,
  csvZip,
  makeReturn,
  returnAsAt,
  xmlFile,
  type ReturnMade,
  type ReturnSink,
} from '../exchange/return-out/index.ts'
import { returnYears, tablesWithoutXml, type ReturnToWrite } from '../exchange/ssda903/index.ts'
import { eventDefinitions } from '../practice/index.ts'
import { beginReturnOut, chainHead, changeReturnOut, isFolderInUse } from '../store/index.ts'
import type { Command, Surroundings } from './command.ts'
import { recordCommandRead } from './command-reads.ts'
import { askedCensus, censusNotThere, exportCensus, type CensusAsked } from './export-census.ts'
import { openRecord, type OpenedRecord } from './open-record.ts'
import { telling } from './telling.ts'

const usage = [
  'throughline export --ssda903 FOLDER --year 2026 [--xml] [--json]    CSV files, one for each table',
  'throughline export --ssda903 FILE.zip --year 2026 [--xml] [--json]  the same, zipped',
  'throughline export --cin FILE.xml --year 2026 [--lea 999] [--json]  the children in need census',
]

interface Asked {
  readonly path: string
  readonly of: ReturnToWrite
  readonly isXml: boolean
  readonly json: boolean
}

/** What was asked for, or the sentence that says why it cannot be. */
function asked(args: readonly string[], around: Surroundings): Asked | CensusAsked | string {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ssda903: { type: 'string' },
      cin: { type: 'string' },
      lea: { type: 'string' },
      year: { type: 'string' },
      xml: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  if (values.cin !== undefined) {
    if (values.ssda903 !== undefined) return 'Say one of --ssda903 and --cin: they are two returns.'
    const census = askedCensus(values.cin, { year: Number(values.year), lea: values.lea ?? null }, around.today)
    return typeof census === 'string' ? census : { ...census, json: values.json }
  }
  if (!values.ssda903) return 'Say where the return is to go: --ssda903 FOLDER, or a zip.'
  const of = returnAsAt(Number(values.year), around.today)
  if (of === null)
    return `Say which return year, of those that have begun: --year ${String(returnYears.first)} to ${String(returnYears.last)}. The year is the one in which the return’s 31 March lies.`
  return { path: values.ssda903, of, isXml: values.xml, json: values.json }
}

const isZip = (path: string): boolean => /\.zip$/i.test(path)
const xmlName = ({ year }: ReturnToWrite): string => `ssda903-${String(year)}.xml`

/** Where the XML goes: into the folder, or beside the zip. */
const xmlPath = ({ path, of }: Asked): string => join(isZip(path) ? dirname(path) : path, xmlName(of))

/** Why nothing may be written there; null where it may. Files of another day must not mix with these. */
async function whyNotThere(ask: Asked): Promise<string | null> {
  if (ask.isXml && existsSync(xmlPath(ask))) return `${xmlPath(ask)} is there already. Name another place.`
  if (isZip(ask.path)) return existsSync(ask.path) ? `${ask.path} is there already. Name another file.` : null
  const there = await readdir(ask.path).catch((error: unknown) => (isMissing(error) ? [] : null))
  if (there === null) return `${ask.path} is no folder. Name a folder, or a file that ends in .zip.`
  return there.length > 0
    ? `${ask.path} holds files already. Name an empty folder, or one that is not there yet.`
    : null
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

interface Written extends ReturnMade {
  readonly year: number
  readonly asAt: string
  readonly position: number
}

/** Writes into a place of its own and moves it to where it was asked for: what is there is whole. */
async function write(ask: Asked, record: OpenedRecord, position: number, around: Surroundings): Promise<ReturnMade> {
  const parent = dirname(ask.path)
  await mkdir(parent, { recursive: true })
  const work = join(parent, `.${basename(ask.path)}.${randomUUID()}`)
  await mkdir(work, { mode: 0o700 })
  try {
    const csv = isZip(ask.path)
      ? await csvZip(join(work, 'csv.zip'), ask.of)
      : await csvFolder(join(work, 'csv'), ask.of)
    const sinks: ReturnSink[] = ask.isXml ? [csv, xmlFile(join(work, 'xml'))] : [csv]
    const progress = telling(around)
    const made = await makeReturn(
      { store: record.store, definitions: eventDefinitions },
      {
        authority: record.authority.id,
        position,
        of: ask.of,
        signal: around.signal,
        onProgress: (done, of) => progress('Reading the record', done, of),
      },
      sinks,
    )
    if (!isZip(ask.path)) await rm(ask.path, { recursive: true, force: true })
    await rename(join(work, isZip(ask.path) ? 'csv.zip' : 'csv'), ask.path)
    if (ask.isXml) await rename(join(work, 'xml'), xmlPath(ask))
    return made
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Makes the return and keeps in the history who had it made, when, and of which position of the record. */
async function makeFrom(ask: Asked, record: OpenedRecord, around: Surroundings): Promise<Written> {
  const { store, authority } = record
  const position = (await chainHead(store, authority.id))?.position ?? 0
  const id = randomUUID()
  await beginReturnOut(store, authority.id, {
    ...{ id, kind: 'ssda903', by: 'command line' },
    ...ask.of,
    position,
    state: 'making',
    folder: null,
  })
  try {
    const made = await write(ask, record, position, around)
    await changeReturnOut(store, authority.id, id, { state: 'done', outcome: made, hasEnded: true })
    return { year: ask.of.year, asAt: ask.of.asAt, position, ...made }
  } catch (error) {
    const state = around.signal.aborted ? 'cancelled' : 'failed'
    // What went wrong is what the caller must hear, even where the history cannot be told.
    await changeReturnOut(store, authority.id, id, { state, hasEnded: true }).catch(() => undefined)
    throw error
  }
}

function tell(ask: Asked, written: Written): string {
  if (ask.json) return `${JSON.stringify(written)}\n`
  const { year, asAt, position, children, rows, withoutNumber } = written
  const tables = Object.entries(rows).map(([table, n]) => `  ${table.padEnd(16)}${String(n).padStart(8)}`)
  return [
    `The return of ${String(year)} as at ${asAt}, from the record at position ${String(position)}: ${String(children)} children.`,
    ...tables,
    ...(withoutNumber > 0 ? [`${String(withoutNumber)} children have no number in the return and are left out.`] : []),
    `Written to ${ask.path}${ask.isXml ? `, the XML to ${xmlPath(ask)}` : ''}.`,
    ...(ask.isXml ? [`The XML carries no ${tablesWithoutXml.map(({ name }) => name).join(' and no ')}.`] : []),
    '',
  ].join('\n')
}

async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const ask = asked(args, around)
  if (typeof ask === 'string') {
    around.err(`${ask}\nUse: ${usage.join('\n     ')}\n`)
    return 2
  }
  const refused = 'census' in ask ? censusNotThere(ask) : await whyNotThere(ask)
  if (refused !== null) {
    around.err(`${refused}\n`)
    return 1
  }
  let record: OpenedRecord | null = null
  try {
    record = await openRecord(around.env)
    await recordCommandRead(record, 'export')
    around.out(
      'census' in ask ? await exportCensus(ask, record, around) : tell(ask, await makeFrom(ask, record, around)),
    )
    return 0
  } catch (error) {
    if (around.signal.aborted) around.err('Stopped. Nothing was written.\n')
    else if (isFolderInUse(error) || isUnreadable(error)) around.err(`${error.message}\n`)
    else throw error
    return 1
  } finally {
    await record?.store.close()
  }
}

const isUnreadable = (error: unknown): error is Error => error instanceof Error && error.name === 'Unreadable'

export const exportCommand: Command = {
  name: 'export',
  summary: 'Make the SSDA903 return or the children in need census of a year from the record',
  usage,
  run,
}
