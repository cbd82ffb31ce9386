import { type RawBuilder, sql } from 'kysely'
import type { SubjectId } from '../../record/index.ts'
import { rowsAsText, rowsIn } from '../database/row-text.ts'
import { type ProjectedTable, projectedTables } from './projected-tables.ts'
import type { Place, StoredRows } from './projections.ts'
import type { Tx } from '../database/store.ts'

/** Rows as they come from the database: of each projected table one text; null where there is no row. */
type StoredTold = Readonly<Record<ProjectedTable['name'], string | null>>

/** The rows that are stored of these subjects, in one question. */
export async function storedRows(tx: Tx, place: Place, subjects: readonly SubjectId[]): Promise<StoredRows> {
  if (subjects.length === 0) return projectedTables.map(() => [])
  const { rows } = await storedTold(place, subjects).execute(tx)
  return storedFrom(rows[0])
}

/** Asks for a text for each table, by its name. */
export const storedTold = (place: Place, subjects: readonly SubjectId[]): RawBuilder<StoredTold> =>
  sql`select ${sql.join(projectedTables.map((table) => rowsOfTable(table, place, subjects)))}`

/** Names of our own declarations: made once, since they are told to the database with every save. */
const texts = new Map(
  projectedTables.map(({ name, columns }) => [name, sql.raw(`${rowsAsText(columns)} from ${name}`)]),
)

/** The generation is told in words: a plan that is kept for any generation could use no index of the record as now known. */
const rowsOfTable = ({ name }: ProjectedTable, { authority, generation }: Place, subjects: readonly SubjectId[]) =>
  sql`(select ${texts.get(name)}
    where authority = ${authority} and generation = ${sql.lit(generation)} and subject = any(${subjects}::uuid[])) as ${sql.id(name)}`

/** The rows of every projected table. */
export const storedFrom = (told: StoredTold | undefined): StoredRows =>
  projectedTables.map(({ name }) => rowsIn(told?.[name] ?? null))
