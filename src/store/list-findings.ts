import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../access/index.ts'
import type { AuthorityId, FactId, SubjectId } from '../record/index.ts'
import { remembered } from './remembered.ts'
import { seen } from './seen.ts'
import type { Store, Tx } from './store.ts'

/** Findings are of the record as now known: of a reading only whose it is and whom its reader may see. */
type Whose = Pick<Reading, 'authority' | 'sees'>

/** Which findings: all that is not said is of any kind. */
export interface FindingsAsked {
  readonly rule?: string | null
  /** A team's name; empty for children without one. */
  readonly team?: string | null
  /** A worker's number; empty for children without one. */
  readonly worker?: string | null
  readonly child?: SubjectId | null
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

/** How many findings there are of one kind, and in how many children. */
export interface FindingCount {
  readonly of: string
  readonly rows: number
  readonly children: number
}

export type CountBy = 'rule' | 'team' | 'worker'

const CHILD = sql`left join child c on c.authority = f.authority and c.generation = 0 and c.subject = f.subject`
/** Before the first comparison nothing is new. When that was is asked once a statement, not once a row. */
const isNew = ({ authority }: Whose) =>
  sql`coalesce(f.since > (select q.before_at from quality_run q where q.authority = ${authority}), false)`

function matching(whose: Whose, asked: FindingsAsked): RawBuilder<unknown> {
  const parts = [sql`f.authority = ${whose.authority} and f.generation = 0`, seen(whose, sql`f.subject`)]
  parts.push(asked.since === 'mended' ? sql`f.mended_at is not null` : sql`f.mended_at is null`)
  if (asked.since === 'new') parts.push(isNew(whose))
  if (asked.since === 'still') parts.push(sql`not ${isNew(whose)}`)
  if (asked.rule) parts.push(sql`f.rule = ${asked.rule}`)
  if (asked.child) parts.push(sql`f.subject = ${asked.child}::uuid`)
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
  offset: number,
): Promise<readonly FindingListed[]> =>
  store.inAuthority(whose.authority, async (tx) => {
    const { rows } = await sql<FindingListed>`
      select f.subject, f.fact, f.rule, f.table_name as "table", f.fields, f.cells, f.since, f.mended_at as "mendedAt",
        ${isNew(whose)} as "isNew", c.name, c.source_ref as "sourceRef", c.team, c.worker
      from finding f ${CHILD} where ${matching(whose, asked)}
      order by c.team nulls last, c.name nulls last, c.source_ref, f.subject, f.rule, f.fact
      limit ${limit} offset ${offset}`.execute(tx)
    return rows
  })

async function counted(tx: Tx, whose: Whose, asked: FindingsAsked, of: RawBuilder<unknown>) {
  const { rows } = await sql<FindingCount>`
    select ${of} as "of", count(*)::integer as "rows", count(distinct f.subject)::integer as "children"
    from finding f ${CHILD} where ${matching(whose, asked)} group by 1 order by 2 desc, 1`.execute(tx)
  return rows
}

const BY: Readonly<Record<CountBy, RawBuilder<unknown>>> = {
  rule: sql`f.rule`,
  team: sql`coalesce(c.team, '')`,
  worker: sql`coalesce(c.worker, '')`,
}

/** How many findings there are, by rule, team or worker, those with most first. */
export const countFindings = (
  store: Store,
  whose: Whose,
  asked: FindingsAsked,
  by: CountBy,
): Promise<readonly FindingCount[]> => store.inAuthority(whose.authority, (tx) => counted(tx, whose, asked, BY[by]))

/** How many findings there are in all, in how many children, and how many are new and mended since the check before. */
export interface FindingTotals {
  readonly rows: number
  readonly children: number
  readonly isNew: number
  readonly mended: number
}

export const totalFindings = (store: Store, whose: Whose): Promise<FindingTotals> =>
  store.inAuthority(whose.authority, async (tx) => {
    const { rows } = await sql<FindingTotals>`
      select count(*) filter (where f.mended_at is null)::integer as "rows",
        count(distinct f.subject) filter (where f.mended_at is null)::integer as "children",
        count(*) filter (where f.mended_at is null and ${isNew(whose)})::integer as "isNew",
        count(*) filter (where f.mended_at is not null)::integer as "mended"
      from finding f where f.authority = ${whose.authority} and f.generation = 0 and ${seen(whose, sql`f.subject`)}`.execute(
      tx,
    )
    return rows[0] ?? { rows: 0, children: 0, isNew: 0, mended: 0 }
  })

/** A child with how many findings there are in its record. */
export interface ChildFound {
  readonly subject: SubjectId
  readonly name: string | null
  readonly sourceRef: string | null
  readonly team: string | null
  readonly worker: string | null
  readonly rows: number
  readonly rules: readonly string[]
}

/** The children in whose records something is found, those with most first; and how many they are in all. */
export const listChildrenFound = (
  store: Store,
  whose: Whose,
  asked: FindingsAsked,
  limit: number,
  offset: number,
): Promise<{ readonly children: readonly ChildFound[]; readonly total: number }> =>
  store.inAuthority(whose.authority, async (tx) => {
    const { rows } = await sql<ChildFound & { readonly total: number }>`
      select f.subject, c.name, c.source_ref as "sourceRef", c.team, c.worker, count(*)::integer as "rows",
        array_agg(distinct f.rule order by f.rule) as "rules", (count(*) over ())::integer as total
      from finding f ${CHILD} where ${matching(whose, asked)}
      group by f.subject, c.name, c.source_ref, c.team, c.worker
      order by count(*) desc, c.name nulls last, c.source_ref, f.subject limit ${limit} offset ${offset}`.execute(tx)
    return { children: rows, total: rows[0]?.total ?? 0 }
  })

/** Findings are worked out after the saves they come from: what is remembered of them stands until they are worked out again. */
async function workedOut(tx: Tx, authority: AuthorityId): Promise<unknown> {
  const { rows } = await sql`select done_at::text as "done", updated_at::text as "updated"
    from quality_run where authority = ${authority}`.execute(tx)
  return rows[0]
}

/** A page of findings, or a count of them, remembered until they or the record change. */
function rememberedOf<Args extends readonly unknown[], Answer>(
  store: Store,
  read: (store: Store, whose: Whose, ...args: Args) => Promise<Answer>,
): (reading: Reading, ...args: Args) => Promise<Answer> {
  const known = remembered(store, 24, (reading, args: Args) => read(store, reading, ...args), { standsOn: workedOut })
  return (reading, ...args) => known(reading, args)
}

/** The pages of the worklist. Their cost, where nothing changed, does not grow with the findings. */
export const readFindings = (store: Store) => ({
  totals: rememberedOf<readonly [], FindingTotals>(store, totalFindings),
  count: rememberedOf(store, countFindings),
  list: rememberedOf(store, listFindings),
  listChildren: rememberedOf(store, listChildrenFound),
  listAll: (reading: Reading, asked: FindingsAsked, limit: number) => listFindings(store, reading, asked, limit, 0),
})
