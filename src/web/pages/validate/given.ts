import { makeTables, packPostcodes, readTable, readXml } from '../../../exchange/ssda903/validate/index.ts'
import type { Postcodes, Tables } from '../../../exchange/ssda903/validate/index.ts'
import {
  NO_XML,
  isXml,
  openFile,
  readEarlierFindings,
  readNames,
  refused,
  tell,
  type GivenBeside,
  type GivenFile,
  type Read,
} from './given-files.ts'

/** Everything that was given for one check of a return, read. */
export interface Given extends GivenBeside {
  readonly tables: Tables
  postcodes: Postcodes | null
}

/** Nothing given yet. */
export const nothingGiven = (): Given => ({
  tables: makeTables(),
  files: [],
  postcodes: null,
  names: null,
  earlier: null,
})

const OF = { 'this-year': 'this year', 'last-year': 'last year', providers: 'providers' } as const

/** Reads one file, or the files of a zip, into what was given, and says what each is. */
export const readGiven = (given: Given, file: GivenFile): Promise<void> =>
  openFile(given, file, (one) => readFile(given, one))

async function readFile(given: Given, file: GivenFile): Promise<void> {
  const { kind, bytes } = file
  if (!isXml(bytes)) return void readCsv(given, file)
  if (kind !== 'this-year' && kind !== 'last-year') return void tell(given, file, NO_XML)
  const read = await readXml(given.tables, bytes, OF[kind])
  if ('says' in read) return void tell(given, file, refused(read.says))
  for (const { table, rows } of read) tell(given, file, { is: plain(table), rows, problem: null })
}

/** Reads one CSV file into what was given, and says what it is. */
export const readCsv = (given: Given, file: GivenFile): void => tell(given, file, readAs(given, file))

const plain = (table: string): string => table.replace('_last', '')

function readAs(given: Given, { kind, bytes }: GivenFile): Read {
  if (kind === 'names') return readNames(given, bytes)
  if (kind === 'earlier') return readEarlierFindings(given, bytes)
  if (kind === 'postcodes') {
    const packed = packPostcodes(bytes)
    if ('says' in packed) return refused(packed.says)
    given.postcodes = packed
    return { is: 'Postcodes', rows: packed.size, problem: null }
  }
  const read = readTable(given.tables, bytes, OF[kind])
  if (!('says' in read)) {
    // A Header that gives the team of each child says it for the page, too.
    if (read.table === 'Header') readNames(given, bytes)
    return { is: plain(read.table), rows: read.rows, problem: null }
  }
  // A names file dropped among the files of the return is taken as what it is.
  const names = kind === 'this-year' ? readNames(given, bytes) : null
  return names?.problem === null ? names : refused(read.says)
}
