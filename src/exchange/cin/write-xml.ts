import { isIn, partsOfModule } from './census.ts'
import type { TableName } from './census.ts'
import { writeIsoDay } from './days.ts'
import type { FullRow } from './rows.ts'
import type { Keys, Tables } from './tables.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
}

const element = (name: string, inside: string): string => `<${name}>${inside}</${name}>`
const leaf = (name: string, value: string): string =>
  element(
    name,
    value.replaceAll(/[&<>"'\r]/g, (letter) => ESCAPES[letter] ?? letter),
  )

/** By what the rows of a table are found below the row that holds them. */
const JOINED_BY: { readonly [T in TableName]: keyof Keys | 'nothing' } = {
  Header: 'nothing',
  Source: 'nothing',
  ChildIdentifiers: 'child',
  ChildCharacteristics: 'child',
  Disabilities: 'child',
  CINdetails: 'child',
  Assessments: 'details',
  CINPlanDates: 'details',
  Section47: 'details',
  ChildProtectionPlans: 'details',
  AssessmentFactorsList: 'own',
  Reviews: 'own',
}

/** The rows of a table that stand below the row that holds them. */
export function rowsBelow(tables: Tables, table: TableName, keys: Keys): readonly FullRow[] {
  const rows = tables.rows(table)
  const by = JOINED_BY[table]
  if (by === 'nothing') return rows.all
  if (by === 'child') return rows.of(keys.child)
  return by === 'details' ? rows.during(keys.details) : rows.under(keys.own)
}

/** The text of a cell as it stands in the XML; null where it is blank. A date that could not be read is written as it was. */
export function textOf(row: FullRow, column: string): string | null {
  const cell = row[column]
  if (typeof cell === 'number') return Number.isNaN(cell) ? (row.unread?.[column] ?? null) : writeIsoDay(cell)
  return typeof cell === 'string' ? cell : null
}

/** The elements inside a module, in the order of the schema. What the census of the year does not have is left out. */
function inside(tables: Tables, module: string, row: FullRow | null, keys: Keys, year: number): string {
  let xml = ''
  for (const [name, part] of Object.entries(partsOfModule(module))) {
    if (!isIn(part, year)) continue
    if (part.is === 'field') {
      const text = row && textOf(row, name)
      if (text !== null) xml += leaf(name, text)
      continue
    }
    const below = rowsBelow(tables, part.table as TableName, keys) // only modules with rows stand below a child or header
    const each = below.map((one) => inside(tables, part.table, one, one, year))
    if (part.is === 'module') xml += each.map((of) => element(name, of)).join('')
    else if (each.length > 0) xml += element(name, each.join(''))
  }
  return xml
}

/** Every child of the tables, in the order of the file. */
function childrenOf(tables: Tables): Iterable<number> {
  const known = (['ChildIdentifiers', 'ChildCharacteristics', 'CINdetails'] as const).flatMap((table) =>
    tables.rows(table).all.map((row) => row.child),
  )
  return new Set(known.sort((a, b) => a - b))
}

/** The XML of a census, piece by piece, a child each, in the order of the schema of that year. */
export function* censusXml(tables: Tables, year: number): Generator<string> {
  const nobody: Keys = { child: 0, details: 0, own: 0 }
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n'
  const header = inside(tables, 'MessageHeader', null, nobody, year)
  if (header !== '') yield `${element('Header', header)}\n`
  yield '<Children>\n'
  for (const child of childrenOf(tables))
    yield `${element('Child', inside(tables, 'Child', null, { ...nobody, child }, year))}\n`
  yield '</Children>\n</Message>\n'
}
