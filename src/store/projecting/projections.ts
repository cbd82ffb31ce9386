import { type RawBuilder, sql } from 'kysely'
import type { AuthorityId, Projection } from '../../record/index.ts'
import { type ProjectedTable, projectedTables } from './projected-tables.ts'
import type { Tx } from '../database/store.ts'
import { cellsOf, textOf } from '../database/row-text.ts'
import { type Row, selected, unnested } from '../database/unnest.ts'

/** Rows that are stored, of every projected table in the order of `projectedTables`, as the texts that the database writes of them. */
export type StoredRows = readonly (readonly string[])[]

export interface Place {
  readonly authority: AuthorityId
  readonly generation: number
}

/** Rows that a fold gave, of every projected table, by the text that the database would write of their natural keys. */
export type FoldedRows = readonly ReadonlyMap<string, Row>[]

/** What these subjects' facts come to, as rows. A natural key that a fold gives twice is kept once. */
export const rowsOf = (projections: readonly Projection[]): FoldedRows =>
  projectedTables.map((table) => byKey(table, projections.flatMap(table.rows)))

const textsOf = new Map(projectedTables.map((table) => [table.name, textOf(table.columns)]))

const textIn = ({ name }: ProjectedTable, row: Row, from: number, to: number): string =>
  textsOf.get(name)?.(row, from, to) ?? ''

const keyOf = (table: ProjectedTable, row: Row): string => textIn(table, row, 0, table.key)

/** Rows of a table by their natural keys. */
export function byKey(table: ProjectedTable, rows: readonly Row[]): ReadonlyMap<string, Row> {
  const all = new Map<string, Row>()
  for (const row of rows) {
    const own = keyOf(table, row)
    if (!all.has(own)) all.set(own, row)
  }
  return all
}

/** The same rows by the text of all their columns, of which a key is the beginning. */
export function byText(table: ProjectedTable, rows: ReadonlyMap<string, Row>): ReadonlyMap<string, Row> {
  const { length } = table.columns
  if (table.key === length) return rows
  return new Map([...rows].map(([own, row]) => [`${own},${textIn(table, row, table.key, length)}`, row]))
}

/** What must be taken away and what put in, table by table, so that the stored rows become the fresh ones. */
export interface Difference {
  readonly table: ProjectedTable
  readonly away: readonly Row[]
  readonly put: readonly Row[]
}

/** Where stored and fresh rows differ. Empty when they say the same. A row that changed is in both lists. */
export function differencesBetween(stored: StoredRows, fresh: FoldedRows): Difference[] {
  return projectedTables.flatMap((table, at): Difference[] => {
    const before = stored[at] ?? []
    const folded = fresh[at] ?? NOTHING
    if (before.length === 0) return folded.size > 0 ? [{ table, away: [], put: [...folded.values()] }] : []
    const now = byText(table, folded)
    const away: Row[] = []
    const same = new Set<string>()
    for (const text of before) {
      if (now.has(text)) same.add(text)
      else {
        const row = cellsOf(text)
        // A database elsewhere may take another sign for white space, and write the same row with other quotes.
        const own = textIn(table, row, 0, table.columns.length)
        if (now.has(own)) same.add(own)
        else away.push(row)
      }
    }
    if (away.length === 0 && now.size === same.size) return []
    return [{ table, away, put: [...now].flatMap(([text, row]) => (same.has(text) ? [] : [row])) }]
  })
}

const NOTHING: ReadonlyMap<string, Row> = new Map()

/** Takes away and puts in: at most two statements for each table that differs. */
export async function writeDifferences(tx: Tx, place: Place, differences: readonly Difference[]): Promise<void> {
  for (const statement of differenceStatements(place, differences, Infinity)) await statement.execute(tx)
}

/** The statements that take away and put in, so many rows at once, each made when it is asked for. */
export function* differenceStatements(
  place: Place,
  differences: readonly Difference[],
  rowsAtOnce: number,
): Generator<RawBuilder<unknown>> {
  for (const { table, away, put } of differences) {
    const gone = goneFor(table, away, put)
    if (gone.length > 0) yield removal(table, place, gone)
    for (let from = 0; from < put.length; from += rowsAtOnce) {
      const rows = put.length <= rowsAtOnce ? put : put.slice(from, from + rowsAtOnce)
      yield away.length > 0 ? replacement(table, place, rows) : insertion(table, place, rows)
    }
  }
}

/** The same for few rows: what must be away before anything is put, and what may then be one statement, in any order. */
export function fewStatements(
  place: Place,
  differences: readonly Difference[],
): Record<'before' | 'together', readonly RawBuilder<unknown>[]> {
  const before: RawBuilder<unknown>[] = []
  const together: RawBuilder<unknown>[] = []
  for (const difference of differences) {
    const isJourney = difference.table.name === 'journey'
    const [first, ...rest] = [...differenceStatements(place, [difference], Infinity)]
    const isFirstBefore = isJourney && rest.length > 0
    if (first) (isFirstBefore ? before : together).push(first)
    together.push(...rest)
  }
  return { before, together }
}

/**
 * A row that only changed is overwritten. Journeys are taken away first where another becomes the open one: between the
 * first that ends and the second that begins there would be two.
 */
function goneFor(table: ProjectedTable, away: readonly Row[], put: readonly Row[]): readonly Row[] {
  if (away.length === 0) return away
  if (put.length === 0 || (table.name === 'journey' && anotherOpens(table, away, put))) return away
  const changed = new Set(put.map((row) => keyOf(table, row)))
  return away.filter((row) => !changed.has(keyOf(table, row)))
}

function anotherOpens(table: ProjectedTable, away: readonly Row[], put: readonly Row[]): boolean {
  const endedOn = table.columns.findIndex(({ name }) => name === 'ended_on')
  const open = (rows: readonly Row[]) => rows.filter((row) => row[endedOn] === null).map((row) => keyOf(table, row))
  const wasOpen = new Set(open(away))
  return open(put).some((key) => !wasOpen.has(key))
}

const replacement = (table: ProjectedTable, place: Place, rows: readonly Row[]): RawBuilder<unknown> => {
  const id = (names: readonly { readonly name: string }[]) => sql.join(names.map(({ name }) => sql.id(name)))
  const says = table.columns.slice(table.key).map(({ name }) => sql`${sql.id(name)} = excluded.${sql.id(name)}`)
  return sql`${insertion(table, place, rows)}
    on conflict (authority, generation, ${id(table.columns.slice(0, table.key))}) do update set ${sql.join(says)}`
}

function removal(table: ProjectedTable, { authority, generation }: Place, rows: readonly Row[]): RawBuilder<unknown> {
  const key = table.columns.slice(0, table.key)
  const isIt = key.map(({ name }) => sql`t.${sql.id(name)} = k.${sql.id(name)}`)
  return sql`delete from ${sql.table(table.name)} t using ${unnested('k', key, rows)}
    where t.authority = ${authority} and t.generation = ${generation} and ${sql.join(isIt, sql` and `)}`
}

function insertion(table: ProjectedTable, { authority, generation }: Place, rows: readonly Row[]): RawBuilder<unknown> {
  const names = sql.join(table.columns.map(({ name }) => sql.id(name)))
  return sql`insert into ${sql.table(table.name)} (authority, generation, ${names})
    select ${authority}::integer, ${generation}::integer, ${selected('r', table.columns)}
    from ${unnested('r', table.columns, rows)}`
}
