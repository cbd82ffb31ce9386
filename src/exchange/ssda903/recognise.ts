import { tables, type Column, type Table } from './tables.ts'

/** Columns that some systems derive and export besides the Department's own: read past. */
const derived: Readonly<Partial<Record<Table['name'], readonly string[]>>> = {
  Header: ['UASC'],
  Episodes: ['PL_LA', 'PL_LOCATION', 'PL_DISTANCE'],
}

/** A table known by its headings: for each of the table's columns, where it stands in the file. */
export interface Recognised {
  readonly table: Table
  readonly places: readonly number[]
}

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`

/**
 * The table whose columns these headings are, in any order and case; or what is wrong with them. Headings that are
 * empty are read past.
 */
export function recognise(
  headings: readonly string[],
): Recognised | { readonly says: string; readonly column: string | null } {
  const names = headings.map((heading) => heading.trim().toUpperCase())
  const given = names.filter((name) => name !== '')
  const twice = given.find((name, i) => given.indexOf(name) !== i)
  if (twice !== undefined)
    return { column: twice, says: 'this heading stands twice. Delete one of the two columns, then try again.' }
  const known = (table: Table): readonly string[] => [
    ...table.columns.map((column) => column.name),
    ...(derived[table.name] ?? []),
  ]
  const missing = (table: Table): readonly Column[] => table.columns.filter((column) => !given.includes(column.name))
  const unknown = (table: Table): readonly string[] => given.filter((name) => !known(table).includes(name))
  const fits = tables.find((table) => missing(table).length === 0 && unknown(table).length === 0)
  if (fits) return { table: fits, places: fits.columns.map((column) => names.indexOf(column.name)) }
  return explain(given, missing, unknown)
}

function explain(
  given: readonly string[],
  missing: (table: Table) => readonly Column[],
  unknown: (table: Table) => readonly string[],
): { readonly says: string; readonly column: string | null } {
  const wrongs = (table: Table): number => missing(table).length + unknown(table).length
  const nearest = tables.reduce((best, table) => (wrongs(table) < wrongs(best) ? table : best))
  const shared = nearest.columns.length - missing(nearest).length
  if (shared < 2 && given.length > 0)
    return {
      column: null,
      says: `its headings (${list(given.slice(0, 6))}${given.length > 6 ? ' …' : ''}) are not those of any table of the return. Take the file out of the folder, or put the Department’s headings in its first line.`,
    }
  const strange = unknown(nearest)
  const lacking = missing(nearest).map((column) => column.name)
  const says = [
    `it looks like ${nearest.name},`,
    strange.length > 0
      ? `but has ${strange.length > 1 ? 'headings' : 'a heading'} that ${nearest.name} does not have: ${list(strange)}`
      : '',
    strange.length > 0 && lacking.length > 0
      ? `and lacks ${list(lacking)}`
      : lacking.length > 0
        ? `but lacks ${list(lacking)}`
        : '',
  ].filter((part) => part !== '')
  return { column: strange[0] ?? lacking[0] ?? null, says: `${says.join(' ')}. Mend the first line, then try again.` }
}
