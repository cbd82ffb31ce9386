import { recognise } from '../recognise.ts'
import { cellsOf, eachLine } from './csv.ts'
import type { BaseTable, TableName } from './schema.ts'
import { fillTable } from './tables.ts'
import type { Filling, Tables } from './tables.ts'

/** What a file turned out to be; or what is wrong with it, as a sentence that names no child. */
export type FileRead = { readonly table: TableName; readonly rows: number } | { readonly says: string }

const PROVIDER_HEADINGS: Readonly<Record<string, string>> = {
  URN: 'URN',
  'UNIQUE REFERENCE NUMBER': 'URN',
  PLACE_CODES: 'PLACE_CODES',
  PROVIDER_CODES: 'PROVIDER_CODES',
  POSTCODE: 'POSTCODE',
  LA_CODE: 'LA_CODE',
  REG_START: 'REG_START',
  'REGISTRATION DATE': 'REG_START',
  REG_END: 'REG_END',
  'REGISTRATION END DATE': 'REG_END',
}

const NAMES: readonly string[] = ['NAME', 'TEAM']

/** The table of these headings. Columns that systems derive and export too are kept: rules ask for them. */
function tableOf(
  headings: readonly string[],
): { readonly table: BaseTable; readonly fields: string[] } | { readonly says: string } {
  const fields = headings.map((heading) => heading.trim().toUpperCase())
  // A Header may say each child's name and team besides: no rule sees them, and pages show findings by them.
  const bare = recognise(headings.map((heading, i) => (NAMES.includes(fields[i] ?? '') ? '' : heading)))
  const known = 'table' in bare && bare.table.name === 'Header' ? bare : recognise(headings)
  return 'table' in known ? { table: known.table.name, fields } : known
}

function providersOf(
  headings: readonly string[],
): { readonly table: BaseTable; readonly fields: string[] } | { readonly says: string } {
  const fields = headings.map((heading) => PROVIDER_HEADINGS[heading.trim().toUpperCase()] ?? '')
  if (fields.includes('URN')) return { table: 'Providers', fields }
  return {
    says: 'this is no list of Ofsted providers: it has no column URN. PLACE_CODES, PROVIDER_CODES, POSTCODE, LA_CODE and REG_END are used where they are there.',
  }
}

/**
 * Reads one file of a return, or of the one before it, into the tables. Codes are read in capitals, as the Department
 * reads them; a child's number stays as it is written.
 */
export function readTable(tables: Tables, bytes: Uint8Array, of: 'this year' | 'last year' | 'providers'): FileRead {
  let filling: Filling | undefined
  let name: TableName | undefined
  let rows = 0
  let says: string | undefined
  const begin = (headings: readonly string[]): boolean => {
    const known = of === 'providers' ? providersOf(headings) : tableOf(headings)
    if ('says' in known) {
      says = known.says
      return false
    }
    name = of === 'last year' ? (`${known.table}_last` as TableName) : known.table // providers come by the other branch
    if (tables.has(name)) {
      says = `there is a ${known.table} file already. Take one of the two out.`
      return false
    }
    filling = fillTable(tables, name, known.fields)
    return true
  }
  const unclosed = eachLine(bytes, (line) => {
    if (!filling) return begin(cellsOf(line))
    rows++
    filling.addLine(line)
    return true
  })
  if (unclosed !== null)
    return { says: `a quotation mark is opened on line ${unclosed} and never closed. Close or delete it.` }
  if (says !== undefined) return { says }
  if (!filling || !name) return { says: 'the file is empty. Export it again, or take it out of the folder.' }
  filling.done()
  return { table: name, rows }
}
