import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../access/index.ts'
import type { FactId, SubjectId } from '../../record/index.ts'
import { seen } from '../projecting/seen.ts'
import type { Store } from '../database/store.ts'

/** Findings are of the record as now known: of a reading only whose it is and whom its reader may see. */
export type Whose = Pick<Reading, 'authority' | 'sees'>

/** Which findings: all that is not said is of any kind. */
export interface FindingsAsked {
  readonly rule?: string | null
  /** A team's name; empty for children without one. */
  readonly team?: string | null
  /** A worker's number; empty for children without one. */
  readonly worker?: string | null
  readonly child?: SubjectId | null
  readonly among?: readonly SubjectId[]
  /** Against the whole check before the last one: first found since, found before, or mended since. */
  readonly since?: 'new' | 'still' | 'mended' | null
}

/** One finding with the child whose record it is in. */
export interface FindingListed {
  readonly subject: SubjectId
  readonly fact: FactId
  readonly rule: string
  readonly table: string
  readonly fields: readonly string[]
  readonly cells: readonly string[]
  readonly since: Date
  readonly mendedAt: Date | null
  readonly isNew: boolean
  readonly name: string | null
  readonly sourceRef: string | null
  readonly team: string | null
  readonly worker: string | null
}

export const CHILD = sql`left join child c on c.authority = f.authority and c.generation = 0 and c.subject = f.subject`
/** Before the first comparison nothing is new. When that was is asked once a statement, not once a row. */
export const isNew = ({ authority }: Whose) =>
  sql`coalesce(f.since > (select q.before_at from quality_run q where q.authority = ${authority}), false)`

function matching(whose: Whose, asked: FindingsAsked): RawBuilder<unknown> {
  const parts = [sql`f.authority = ${whose.authority} and f.generation = 0`, seen(whose, sql`f.subject`)]
  parts.push(asked.since === 'mended' ? sql`f.mended_at is not null` : sql`f.mended_at is null`)
  if (asked.since === 'new') parts.push(isNew(whose))
  if (asked.since === 'still') parts.push(sql`not ${isNew(whose)}`)
  if (asked.rule) parts.push(sql`f.rule = ${asked.rule}`)
  if (asked.child) parts.push(sql`f.subject = ${asked.child}::uuid`)
  if (asked.among) parts.push(sql`f.subject = any(${asked.among}::uuid[])`)
  for (const column of ['team', 'worker'] as const)
    if (typeof asked[column] === 'string') parts.push(sql`coalesce(${sql.ref(`c.${column}`)}, '') = ${asked[column]}`)
  return sql.join(parts, sql` and `)
}

/** Findings, child by child, so many of them. */
export const listFindings = (
  store: Store,
  whose: Whose,
  asked: FindingsAsked,
  limit: number,
  offset = 0,
): Promise<readonly FindingListed[]> =>
  store.inAuthority(whose.authority, async (tx) => {
    const { rows } = await sql<FindingListed>`
      select f.subject, f.fact, f.rule, f.table_name as "table", f.fields, f.cells, f.since, f.mended_at as "mendedAt",
        ${isNew(whose)} as "isNew", c.name, c.source_ref as "sourceRef", c.team, c.worker
      from finding f ${CHILD} where ${matching(whose, asked)}
      order by c.team collate "C" nulls last, c.name collate "C" nulls last, c.source_ref collate "C", f.subject, f.rule, f.fact
      limit ${limit} offset ${offset}`.execute(tx)
    return rows
  })
