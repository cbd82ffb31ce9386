import { sql } from 'kysely'
import { sameAs, type SubjectId } from '../../record/index.ts'
import { type ProjectedTable, projectedTables } from './projected-tables.ts'
import type { Place } from './projections.ts'
import type { Tx } from '../database/store.ts'

/** Later than every entry: nothing was said since. */
const NEVER = '9223372036854775807'

/**
 * Of whom nothing was said after a position, what was known then is what is known now: the stored rows of those among
 * these subjects are given to the generation as they are. One statement, so that no save comes between the question and
 * the rows. Answers the others. A record that was ever joined with another is always among them.
 */
export async function copyUnchanged(
  tx: Tx,
  place: Place,
  ids: readonly SubjectId[],
  position: number,
): Promise<SubjectId[]> {
  const { authority } = place
  const { rows } = await sql<{ id: SubjectId }>`
    with given as materialized (select id from unnest(${ids}::uuid[]) as g(id)),
    since as materialized (
      select coalesce(min(id), ${sql.raw(NEVER)}) as entry from entry
      where authority = ${authority} and position > ${position}),
    unchanged as materialized (
      select g.id from given g, since
      where not exists (
          select from event_subject s where s.authority = ${authority} and s.subject = g.id and s.entry >= since.entry)
        and g.id not in (
          select unnest(subjects) from event where authority = ${authority} and type = ${sameAs.type})),
    ${sql.join(projectedTables.map((table) => copying(table, place)))}
    select id from given except select id from unchanged order by id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Told row by row in the order written: a database without statistics would read the whole table for each batch. */
function copying({ name, columns }: ProjectedTable, { authority, generation }: Place) {
  const names = sql.raw(columns.map((column) => column.name).join())
  return sql`${sql.id(`copied_${name}`)} as (
    insert into ${sql.table(name)} (authority, generation, ${names})
    select ${authority}::integer, ${generation}::integer, t.* from unchanged u
    cross join lateral (
      select ${names} from ${sql.table(name)}
      where authority = ${authority} and generation = 0 and subject = u.id offset 0) t)`
}
