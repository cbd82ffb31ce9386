import { type RawBuilder, sql } from 'kysely'
import type { SubjectId } from '../../record/index.ts'
import { type ProjectedTable, projectedTables } from './projected-tables.ts'
import type { Place, ProjectedRows } from './projections.ts'
import type { Tx } from '../database/store.ts'
import type { Cell, Row } from '../database/unnest.ts'

/** Rows as they come from the database: for each projected table, its columns in their order; a column is null where there is no row. */
export type StoredTold = readonly (readonly (readonly Cell[] | null)[])[]

/** The rows that are stored of these subjects, in one question. */
export async function storedRows(tx: Tx, place: Place, subjects: readonly SubjectId[]): Promise<ProjectedRows> {
  if (subjects.length === 0) return storedFrom([])
  const { rows } = await sql<{ told: StoredTold }>`select ${storedAsJson(place, subjects)} as told`.execute(tx)
  return storedFrom(rows[0]?.told ?? [])
}

/** One value of JSON that tells them all, by column. */
export const storedAsJson = (place: Place, subjects: readonly SubjectId[]): RawBuilder<unknown> =>
  sql`json_build_array(${sql.join(projectedTables.map((table) => columnsAsJson(table, place, subjects)))})`

/** Names of our own declarations: made once, since they are told to the database with every save. */
const columnLists = new Map(
  projectedTables.map(({ name, columns }) => {
    const cells = columns.map((column) => `json_agg(${column.name}${column.kind.endsWith('[]') ? '::text' : ''})`)
    return [name, sql.raw(`json_build_array(${cells.join()}) from ${name}`)]
  }),
)

const columnsAsJson = ({ name }: ProjectedTable, { authority, generation }: Place, subjects: readonly SubjectId[]) =>
  sql`(select ${columnLists.get(name)}
    where authority = ${authority} and generation = ${generation} and subject = any(${subjects}::uuid[]))`

/** The rows of every projected table. */
export const storedFrom = (told: StoredTold): ProjectedRows =>
  projectedTables.map((_, at): Row[] => {
    const columns = (told[at] ?? []).map((column) => column ?? [])
    return (columns[0] ?? []).map((_, nth) => columns.map((column) => column[nth] ?? null))
  })
