import {
  FIRST_CENSUS,
  LAST_CENSUS,
  censusYear,
  cinRules,
  faultsToTell,
  isInForceIn,
  moduleReader,
  readCensus,
  suggestedCensus,
  validateCensus,
  type CensusRead,
  type CensusTable,
} from '../../../exchange/cin/index.ts'
import { UNREADABLE_WORDS } from '../../../exchange/ssda903/validate/index.ts'
import type { Checked } from './checked.ts'
import { compose, runInPortions } from './compose.ts'
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
} from './given-files.ts'
import type { Opened, Question } from './opened.ts'

interface Given extends GivenBeside {
  census: { readonly file: GivenFile; readonly read: CensusRead; readonly year: number } | null
}

/** The parser is given the file in pieces, as it would be from a disk. */
const PIECE = 256 * 1024

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
}

const readIn = ({ name, bytes }: GivenFile, year: number): Promise<CensusRead> =>
  readCensus(name, piecesOf(bytes), year)

async function readTheCensus(given: Given, file: GivenFile): Promise<void> {
  if (!isXml(file.bytes))
    return void tell(given, file, refused('this is no XML. The census is one XML file: export it from your system.'))
  if (given.census)
    return void tell(given, file, refused('there is a census already. Check one at a time: leave the other out.'))
  try {
    const read = await readIn(file, LAST_CENSUS)
    given.census = { file, read, year: LAST_CENSUS }
    tell(given, file, { is: 'Census', rows: read.children, counted: 'children', problem: null })
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'Unreadable') throw error
    // It begins with the file's name, which is told already.
    tell(given, file, refused(error.message.slice(file.name.length).replace(/^[,:] /, '')))
  }
}

async function readFile(given: Given, file: GivenFile): Promise<void> {
  if (file.kind === 'this-year') return readTheCensus(given, file)
  if (isXml(file.bytes)) return void tell(given, file, NO_XML)
  tell(given, file, file.kind === 'names' ? readNames(given, file.bytes) : readEarlierFindings(given, file.bytes))
}

async function check(
  given: Given,
  { year }: Question,
  onProgress: (done: number, of: number) => void = () => undefined,
): Promise<Checked> {
  const { census } = given
  if (!census) throw new Error('A census is checked only where one was read.')
  // What the schema asks for differs from year to year.
  const { tables, children, faults } = census.year === year ? census.read : await readIn(census.file, year)
  const inForce = cinRules.filter((rule) => isInForceIn(rule, year))
  const collection = censusYear(year)
  return compose({
    of: 'census',
    year,
    inForce,
    found: runInPortions(inForce, (some) => validateCensus(some, tables, collection), onProgress),
    makeReader: (table) => moduleReader(tables, table as CensusTable, year), // findings name tables of the census
    unreadable: { ...UNREADABLE_WORDS, mend: 'Write a real day as YYYY-MM-DD, such as 2026-03-07.' },
    given,
    notes: children === 0 ? ['There is no child in this file, so there is nothing to check.'] : [],
    structure: faultsToTell(faults),
  })
}

/** Begins the check of a census. */
export function openCensus(): Opened {
  const given: Given = { census: null, files: [], names: null, earlier: null }
  return {
    of: 'census',
    years: [FIRST_CENSUS, LAST_CENSUS],
    files: given.files,
    read: (file) => openFile(given, file, (one) => readFile(given, one)),
    suggestedYear: () => given.census && suggestedCensus(given.census.read.tables),
    check: (question, onProgress) => check(given, question, onProgress),
  }
}
