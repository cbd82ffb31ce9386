import { sql } from 'kysely'
import type { AuthorityId, Coverage, SubjectId } from '../../record/index.ts'
import type { Tx } from '../database/store.ts'
import { arrayCell, columns, type Row, selected, unnested } from '../database/unnest.ts'

/** Which returns have spoken of these children. */
export async function readCoverage(
  tx: Tx,
  authority: AuthorityId,
  subjects: readonly SubjectId[],
): Promise<Map<SubjectId, Coverage[]>> {
  const rows = await tx
    .selectFrom('coverage')
    .select(['subject', 'year', 'as_at', 'tables'])
    .where('authority', '=', authority)
    .where('subject', '=', sql<SubjectId>`any(${subjects}::uuid[])`)
    .orderBy('year')
    .orderBy('as_at')
    .execute()
  const found = new Map<SubjectId, Coverage[]>()
  for (const { subject, year, as_at: asAt, tables } of rows)
    found.set(subject, [...(found.get(subject) ?? []), { year, asAt, tables }])
  return found
}

const covers = columns('subject:uuid year:integer as_at:date tables:text[]')

/** Replaces what is covered of each of these children; `unknown` are those of whom nothing was. */
export async function writeCoverage(
  tx: Tx,
  authority: AuthorityId,
  source: string,
  coverage: ReadonlyMap<SubjectId, readonly Coverage[]>,
  unknown: ReadonlySet<SubjectId>,
): Promise<void> {
  if (coverage.size === 0) return
  const rows = [...coverage].flatMap(([subject, years]) =>
    years.map(({ year, asAt, tables }): Row => [subject, year, asAt, arrayCell(tables)]),
  )
  const our = sql`${authority}::integer, ${source}::text`
  const known = [...coverage.keys()].filter((subject) => !unknown.has(subject))
  if (known.length > 0)
    await sql`delete from coverage where authority = ${authority} and source = ${source}
      and subject = any(${known}::uuid[])`.execute(tx)
  await sql`insert into coverage (authority, source, subject, year, as_at, tables)
    select ${our}, ${selected('c', covers)} from ${unnested('c', covers, rows)}`.execute(tx)
}
