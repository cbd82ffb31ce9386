import { type RawBuilder, sql } from 'kysely'
import type { AuthorityId, Projection, SubjectId } from '../record/index.ts'
import { type ProjectedTable, projectedTables } from './projected-tables.ts'
import type { Tx } from './store.ts'
import { type Row, selected, unnested } from './unnest.ts'

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
  const cells = table.columns.map(({ name, kind }) =>
    kind.endsWith('[]') ? sql`${sql.ref(name)}::text` : sql.ref(name),
  )
  return sql`select json_agg(json_build_array(${sql.join(cells)})) from ${sql.table(table.name)}
    where authority = ${authority} and generation = ${generation} and subject = any(${subjects}::uuid[])`
}

/** What must be taken away and what put in, table by table, so that the stored rows become the fresh ones. */
export interface Difference {
  readonly table: ProjectedTable
  readonly away: readonly Row[]
  readonly put: readonly Row[]
}

/** Where stored and fresh rows differ. Empty when they say the same. A row that changed is in both lists. */
export function differencesBetween(stored: ProjectedRows, fresh: ProjectedRows): Difference[] {
  return projectedTables.flatMap((table, at): Difference[] => {
    const before = new Map((stored[at] ?? []).map((row) => [JSON.stringify(row), row]))
    const now = fresh[at] ?? []
    if (before.size === 0) return now.length > 0 ? [{ table, away: [], put: now }] : []
    const put = now.filter((row) => !before.delete(JSON.stringify(row)))
    return before.size > 0 || put.length > 0 ? [{ table, away: [...before.values()], put }] : []
  })
}

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

/**
 * A row that only changed is overwritten. Journeys are taken away first: between the first that ends and the second
 * that begins there would be two open ones.
 */
function goneFor(table: ProjectedTable, away: readonly Row[], put: readonly Row[]): readonly Row[] {
  if (table.name === 'journey' || put.length === 0) return away
  const changed = new Set(put.map((row) => keyOf(table, row)))
  return away.filter((row) => !changed.has(keyOf(table, row)))
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
