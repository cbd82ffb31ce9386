import { type RawBuilder, sql } from 'kysely'
import { binaryArray, type Cell, type ScalarKind } from './binary-array.ts'

export type { Cell }
export type Row = readonly Cell[]

export interface Column {
  readonly name: string
  readonly kind: ScalarKind | 'uuid[]' | 'text[]' | 'bit(128)'
}

/** Columns written as `name:kind`, text where no kind is said. */
export const columns = (text: string): readonly Column[] =>
  text.split(' ').map((each) => {
    const [name = '', kind = 'text'] = each.split(':')
    return { name, kind: kind as Column['kind'] } // said in this room's own texts; the database would refuse another
  })

/** Several texts without commas, quotes or white space as one cell of a `text[]` or `uuid[]` column. */
export const arrayCell = (values: readonly string[]): string => `{${values.join(',')}}`

/** An array of arrays cannot be unnested by row, and bits have no writer: these travel as text and are cast. */
const travelsAs = (kind: Column['kind']): ScalarKind =>
  kind === 'uuid[]' || kind === 'text[]' || kind === 'bit(128)' ? 'text' : kind

/** `unnest(…) as name(columns)`: a table of these rows, in one parameter for each column. */
export function unnested(name: string, of: readonly Column[], rows: readonly Row[]): RawBuilder<unknown> {
  const arrays = of.map(({ kind }, at) => {
    const column = binaryArray(rows.length, (nth) => rows[nth]?.[at] ?? null, travelsAs(kind))
    return sql`${column}::${sql.raw(travelsAs(kind))}[]`
  })
  const names = sql.join(of.map((each) => sql.id(each.name)))
  return sql`unnest(${sql.join(arrays)}) as ${sql.id(name)}(${names})`
}

/** The columns of `unnested`, each as its own type. */
export const selected = (name: string, of: readonly Column[]): RawBuilder<unknown> =>
  sql.join(
    of.map((each) =>
      travelsAs(each.kind) === each.kind
        ? sql.ref(`${name}.${each.name}`)
        : sql`${sql.ref(`${name}.${each.name}`)}::${sql.raw(each.kind)}`,
    ),
  )
