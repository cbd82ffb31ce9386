import { type RawBuilder, sql } from 'kysely'

/** A value on its way to the database. Days are text; bytes are hexadecimal text. */
export type Cell = string | number | boolean | null
export type Row = readonly Cell[]

export type ColumnKind =
  'uuid' | 'text' | 'date' | 'integer' | 'bigint' | 'boolean' | 'bytea' | 'jsonb' | 'uuid[]' | 'text[]'

export interface Column {
  readonly name: string
  readonly kind: ColumnKind
}

const NEEDS_QUOTES: ReadonlySet<ColumnKind> = new Set(['text', 'bytea', 'jsonb', 'uuid[]', 'text[]'])

/** One column's values as PostgreSQL's text of an array: written by hand, since it is the way of every imported row. */
export function arrayText(values: Iterable<Cell>, kind: ColumnKind): string {
  let text = ''
  if (NEEDS_QUOTES.has(kind))
    for (const value of values) text += value === null ? ',NULL' : `,"${escaped(String(value))}"`
  else for (const value of values) text += `,${value ?? 'NULL'}`
  return `{${text.slice(1)}}`
}

const SPECIAL = /["\\]/g
const escaped = (text: string): string =>
  text.includes('"') || text.includes('\\') ? text.replace(SPECIAL, '\\$&') : text

/** Several texts as one cell of a `text[]` or `uuid[]` column. */
export const arrayCell = (values: readonly string[], kind: 'uuid[]' | 'text[]'): string =>
  arrayText(values, kind === 'uuid[]' ? 'uuid' : 'text')

/** An array of arrays cannot be unnested by row: these travel as text and are cast. */
const travelsAs = (kind: ColumnKind): string => (kind.endsWith('[]') ? 'text' : kind)

/** `unnest(…) as name(columns)`: a table of these rows, in one parameter for each column. */
export function unnested(name: string, columns: readonly Column[], rows: readonly Row[]): RawBuilder<unknown> {
  const arrays = columns.map(({ kind }, at) => sql`${arrayText(column(rows, at), kind)}::${sql.raw(travelsAs(kind))}[]`)
  const names = sql.join(columns.map((each) => sql.id(each.name)))
  return sql`unnest(${sql.join(arrays)}) as ${sql.id(name)}(${names})`
}

function* column(rows: readonly Row[], at: number): Iterable<Cell> {
  for (const row of rows) yield row[at] ?? null
}

/** The columns of `unnested`, each as its own type. */
export const selected = (name: string, columns: readonly Column[]): RawBuilder<unknown> =>
  sql.join(
    columns.map((each) =>
      each.kind.endsWith('[]')
        ? sql`${sql.ref(`${name}.${each.name}`)}::${sql.raw(each.kind)}`
        : sql.ref(`${name}.${each.name}`),
    ),
  )
