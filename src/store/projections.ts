import { type RawBuilder, sql } from 'kysely'
import type { AuthorityId, Projection, SubjectId } from '../record/index.ts'
import { type ProjectedTable, projectedTables } from './projected-tables.ts'
import type { Tx } from './store.ts'
import { type Cell, type Row, selected, unnested } from './unnest.ts'

/** Rows of every projected table, in the order of `projectedTables`. */
export type ProjectedRows = readonly (readonly Row[])[]

export interface Place {
  readonly authority: AuthorityId
  readonly generation: number
}

const NOTHING: ProjectedRows = projectedTables.map(() => [])

/** What these subjects' facts come to, as rows. A natural key that a fold gives twice is kept once. */
export const rowsOf = (projections: readonly Projection[]): ProjectedRows =>
  projectedTables.map((table) => {
    const all: Row[] = []
    for (const projection of projections) for (const row of distinct(table, table.rows(projection))) all.push(row)
    return all
  })

function distinct(table: ProjectedTable, rows: readonly Row[]): readonly Row[] {
  if (rows.length < 2) return rows
  const seen = new Set<string>()
  const once = rows.filter((row) => seen.size < seen.add(keyOf(table, row)).size)
  return once.length === rows.length ? rows : once
}

/** The subject comes last: most keys then differ in their first characters. */
function keyOf(table: ProjectedTable, row: Row): string {
  let key = ''
  for (let at = table.key - 1; at >= 0; at--) key += `${String(row[at])}\u0001`
  return key
}

/** The rows that are stored of these subjects, in one question. */
export async function storedRows(tx: Tx, place: Place, subjects: readonly SubjectId[]): Promise<ProjectedRows> {
  if (subjects.length === 0) return NOTHING
  const ofEach = projectedTables.map((table) => sql`(${asJson(table, place, subjects)}) as ${sql.id(table.name)}`)
  const { rows } = await sql<Record<string, Row[] | null>>`select ${sql.join(ofEach)}`.execute(tx)
  return projectedTables.map((table) => rows[0]?.[table.name] ?? [])
}

function asJson(table: ProjectedTable, { authority, generation }: Place, subjects: readonly SubjectId[]) {
  const cells = table.columns.map(({ name, kind }) => (kind === 'uuid[]' ? sql`${sql.ref(name)}::text` : sql.ref(name)))
  return sql`select json_agg(json_build_array(${sql.join(cells)})) from ${sql.table(table.name)}
    where authority = ${authority} and generation = ${generation} and subject = any(${subjects}::uuid[])`
}

/** What must be taken away and what put in, table by table, so that the stored rows become the fresh ones. */
export interface Difference {
  readonly table: ProjectedTable
  readonly away: readonly Row[]
  readonly put: readonly Row[]
}

/** Where stored and fresh rows differ. Empty when they say the same. */
export function differencesBetween(stored: ProjectedRows, fresh: ProjectedRows): Difference[] {
  return projectedTables.flatMap((table, at): Difference[] => {
    const before = new Map((stored[at] ?? []).map((row) => [keyOf(table, row), row]))
    const now = fresh[at] ?? []
    if (before.size === 0) return now.length > 0 ? [{ table, away: [], put: now }] : []
    const put: Row[] = []
    for (const row of now) {
      const known = before.get(keyOf(table, row))
      if (known && isSame(known, row)) before.delete(keyOf(table, row))
      else put.push(row)
    }
    return before.size > 0 || put.length > 0 ? [{ table, away: [...before.values()], put }] : []
  })
}

const isSame = (a: Row, b: Row): boolean => a.length === b.length && a.every((cell: Cell, at) => cell === b[at])

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
    if (away.length > 0) yield removal(table, place, away)
    for (let from = 0; from < put.length; from += rowsAtOnce)
      yield insertion(table, place, put.length <= rowsAtOnce ? put : put.slice(from, from + rowsAtOnce))
  }
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
