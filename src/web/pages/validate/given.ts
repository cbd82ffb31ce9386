import {
  cellsOf,
  decodeText,
  eachLine,
  makeTables,
  packPostcodes,
  readTable,
  readXml,
} from '../../../exchange/ssda903/validate/index.ts'
import type { Postcodes, Tables } from '../../../exchange/ssda903/validate/index.ts'
import { readEarlier, type Earlier } from './earlier.ts'
import type { FileSeen, Kind, Whose } from './files.ts'
import { isZip, unzip } from './unzip.ts'

export interface GivenFile {
  readonly kind: Kind
  /** As the person's computer named it. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Everything that was given for one check, read. */
export interface Given {
  readonly tables: Tables
  readonly files: FileSeen[]
  postcodes: Postcodes | null
  names: ReadonlyMap<string, Whose> | null
  earlier: readonly Earlier[] | null
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

/** Whether a file is XML, by how it begins. */
function isXml(bytes: Uint8Array): boolean {
  const begins = decodeText(bytes.subarray(0, 64))
  return /^\s*<(?:\?xml|!|[A-Za-z])/.test(begins)
}

/** Reads one file, or the files of a zip, into what was given, and says what each is. */
export async function readGiven(given: Given, file: GivenFile): Promise<void> {
  const { kind, name, bytes } = file
  if (!isZip(bytes)) return readFile(given, file)
  const files = await unzip(bytes)
  if ('says' in files) return void given.files.push({ kind, name, ...refused(files.says) })
  for (const { path, bytes: inside } of files) {
    const within = { kind, name: `${name}/${path}`, bytes: inside }
    if (isZip(inside)) tell(given, within, refused('this is a zip within a zip. Unpack it first.'))
    else if (/\.(csv|tsv|txt|xml)$/i.test(path)) await readFile(given, within)
    else tell(given, within, { is: 'Passed over, as it is no CSV or XML', rows: 0, problem: null })
  }
}

const tell = (given: Given, { kind, name }: GivenFile, read: Read): void =>
  void given.files.push({ kind, name, ...read })

async function readFile(given: Given, file: GivenFile): Promise<void> {
  const { kind, bytes } = file
  if (!isXml(bytes)) return void readCsv(given, file)
  if (kind !== 'this-year' && kind !== 'last-year')
    return void tell(given, file, refused('this is XML, and a CSV file is needed here. Save it as CSV.'))
  const read = await readXml(given.tables, bytes, OF[kind])
  if ('says' in read) return void tell(given, file, refused(read.says))
  for (const { table, rows } of read) tell(given, file, { is: plain(table), rows, problem: null })
}

/** Reads one CSV file into what was given, and says what it is. */
export const readCsv = (given: Given, file: GivenFile): void => tell(given, file, readAs(given, file))

const plain = (table: string): string => table.replace('_last', '')

type Read = Pick<FileSeen, 'is' | 'rows' | 'problem'>

const refused = (problem: string): Read => ({ is: '', rows: 0, problem })

function readAs(given: Given, { kind, bytes }: GivenFile): Read {
  if (kind === 'names') return readNames(given, bytes)
  if (kind === 'earlier') {
    const earlier = readEarlier(bytes)
    if (earlier === null)
      return refused(
        'this is no list of findings saved from this page. Choose the CSV that was downloaded after an earlier check.',
      )
    given.earlier = [...(given.earlier ?? []), ...earlier]
    return { is: 'Earlier findings', rows: earlier.length, problem: null }
  }
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

const HEADINGS_OF_NAMES = [['CHILD', 'CHILD_ID', 'ID'], ['NAME'], ['TEAM']] as const

function readNames(given: Given, bytes: Uint8Array): Read {
  const places: number[] = []
  const names = new Map(given.names)
  eachLine(bytes, (line) => {
    const cells = cellsOf(line)
    const [child = '', name = '', team = ''] = places.map((at) => cells[at] ?? '')
    if (places.length > 0) {
      if (child !== '') names.set(child, { name, team })
      return true
    }
    const headings = cells.map((cell) => cell.toUpperCase().replace(/[ _-]+/g, '_'))
    for (const known of HEADINGS_OF_NAMES)
      places.push(headings.findIndex((heading) => known.some((one) => one === heading)))
    return true
  })
  const [child = -1, name = -1, team = -1] = places
  if (child < 0 || (name < 0 && team < 0))
    return refused('a names file needs the heading CHILD and at least one of NAME and TEAM. Mend its first line.')
  given.names = names
  return { is: 'Names and teams', rows: names.size, problem: null }
}
