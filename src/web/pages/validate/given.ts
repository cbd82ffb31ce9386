import { cellsOf, eachLine, makeTables, packPostcodes, readTable } from '../../../exchange/ssda903/validate/index.ts'
import type { Postcodes, Tables } from '../../../exchange/ssda903/validate/index.ts'
import { readEarlier, type Earlier } from './earlier.ts'
import type { FileSeen, Kind, Whose } from './files.ts'

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

/** Files that this page does not open, known by how they begin. */
function otherKind(bytes: Uint8Array): string | null {
  const begins = String.fromCharCode(...bytes.subarray(0, 64)).replace(/^\u00EF\u00BB\u00BF/, '')
  if (/^PK\u0003\u0004/.test(begins))
    return 'this is a zip or an Excel file. Unpack it, or save it as CSV, and choose the CSV files.'
  if (/^\s*<\?xml|^\s*<[A-Za-z]/.test(begins)) return 'this is XML. Export the return as CSV and choose the CSV files.'
  return null
}

/** Reads one file into what was given, and says what it is. */
export function readGiven(given: Given, file: GivenFile): FileSeen {
  const seen = { kind: file.kind, name: file.name, ...readAs(given, file) }
  given.files.push(seen)
  return seen
}

type Read = Pick<FileSeen, 'is' | 'rows' | 'problem'>

const refused = (problem: string): Read => ({ is: '', rows: 0, problem })

function readAs(given: Given, { kind, bytes }: GivenFile): Read {
  const other = otherKind(bytes)
  if (other !== null) return refused(other)
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
  return 'says' in read ? refused(read.says) : { is: read.table.replace('_last', ''), rows: read.rows, problem: null }
}

const HEADINGS_OF_NAMES = [['CHILD', 'CHILD_ID', 'ID'], ['NAME'], ['TEAM']] as const

function readNames(given: Given, bytes: Uint8Array): Read {
  const places: number[] = []
  const names = new Map(given.names)
  eachLine(bytes, (line) => {
    const cells = cellsOf(line)
    const [child = '', name = '', team = ''] = places.map((at) => cells[at] ?? '')
    if (places.length > 0) {
      names.set(child, { name, team })
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
