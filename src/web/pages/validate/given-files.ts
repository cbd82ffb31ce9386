import { cellsOf, decodeText, eachLine } from '../../../exchange/ssda903/validate/index.ts'
import { readEarlier, type Earlier } from './earlier.ts'
import type { FileSeen, Kind, Whose } from './files.ts'
import { isZip, unzip } from './unzip.ts'

export interface GivenFile {
  readonly kind: Kind
  /** As the person's computer named it. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** What is given for a check of either kind, besides what is checked. */
export interface GivenBeside {
  readonly files: FileSeen[]
  names: ReadonlyMap<string, Whose> | null
  earlier: readonly Earlier[] | null
}

export type Read = Pick<FileSeen, 'is' | 'rows' | 'counted' | 'problem'>

/** A file that could not be taken, and why. */
export const refused = (problem: string): Read => ({ is: '', rows: 0, problem })

/** Whether a file is XML, by how it begins. */
export function isXml(bytes: Uint8Array): boolean {
  const begins = decodeText(bytes.subarray(0, 64))
  return /^\s*<(?:\?xml|!|[A-Za-z])/.test(begins)
}

/** Notes what a file turned out to be. */
export const tell = (given: GivenBeside, { kind, name }: GivenFile, read: Read): void =>
  void given.files.push({ kind, name, ...read })

/** Hands on one file, or the files of a zip one by one, and says what of a zip was passed over. */
export async function openFile(
  given: GivenBeside,
  file: GivenFile,
  read: (file: GivenFile) => Promise<void>,
): Promise<void> {
  const { kind, name, bytes } = file
  if (!isZip(bytes)) return read(file)
  const files = await unzip(bytes)
  if ('says' in files) return void tell(given, file, refused(files.says))
  for (const { path, bytes: inside } of files) {
    const within = { kind, name: `${name}/${path}`, bytes: inside }
    if (isZip(inside)) tell(given, within, refused('this is a zip within a zip. Unpack it first.'))
    else if (/\.(csv|tsv|txt|xml)$/i.test(path)) await read(within)
    else tell(given, within, { is: 'Passed over, as it is no CSV or XML', rows: 0, problem: null })
  }
}

/** Said of XML where only a table will do. */
export const NO_XML = refused('this is XML, and a CSV file is needed here. Save it as CSV.')

/** Reads the list of findings of an earlier check. */
export function readEarlierFindings(given: GivenBeside, bytes: Uint8Array): Read {
  const earlier = readEarlier(bytes)
  if (earlier === null)
    return refused(
      'this is no list of findings saved from this page. Choose the CSV that was downloaded after an earlier check.',
    )
  given.earlier = [...(given.earlier ?? []), ...earlier]
  return { is: 'Earlier findings', rows: earlier.length, problem: null }
}

const HEADINGS_OF_NAMES = [['CHILD', 'CHILD_ID', 'ID'], ['NAME'], ['TEAM']] as const

/** Reads names and teams of children. */
export function readNames(given: GivenBeside, bytes: Uint8Array): Read {
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
