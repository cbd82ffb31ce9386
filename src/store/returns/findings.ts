import { sql } from 'kysely'
import type { AuthorityId, FactId, SubjectId } from '../../record/index.ts'
import type { QualityOutcome } from './quality-runs.ts'
import type { Store, Tx } from '../database/store.ts'
import { columns, selected, unnested, type Row } from '../database/unnest.ts'

/** Something that a rule found in the row that a fact has in the return. */
export interface NewFinding {
  readonly subject: SubjectId
  readonly fact: FactId
  readonly rule: string
  readonly table: string
  readonly fields: readonly string[]
  readonly cells: readonly string[]
}

// Arrays of arrays cannot be unnested by row, and cells hold any sign: they travel as JSON.
const found = columns('subject:uuid rule fact:uuid table_name fields cells')
const rowOf = ({ subject, rule, fact, table, fields, cells }: NewFinding): Row => [
  ...[subject, rule, fact, table],
  ...[JSON.stringify(fields), JSON.stringify(cells)],
]

/** Beyond this many rows at once a statement's parameters take more memory than they save time. */
const ROWS_AT_ONCE = 5000

const texts = (name: string) => sql`array(select json_array_elements_text(${sql.ref(name)}::json))`

interface Change {
  readonly authority: AuthorityId
  /** Its number among the changes of this authority's findings. */
  readonly change: number
}

/** Puts findings in: what was there before keeps the time at which it was first found. */
async function putIn(tx: Tx, { authority, change }: Change, findings: readonly NewFinding[]): Promise<void> {
  for (let from = 0; from < findings.length; from += ROWS_AT_ONCE) {
    const rows = findings.slice(from, from + ROWS_AT_ONCE).map(rowOf)
    await sql`insert into finding (authority, generation, subject, rule, fact, table_name, fields, cells, since, change)
      select ${authority}::integer, 0, ${selected('f', found.slice(0, 4))}, ${texts('f.fields')}, ${texts('f.cells')}, now(),
        ${change}::bigint
      from ${unnested('f', found, rows)}
      on conflict (authority, generation, subject, rule, fact) do update set
        table_name = excluded.table_name, fields = excluded.fields, cells = excluded.cells,
        change = excluded.change,
        since = case when finding.mended_at is null then finding.since else excluded.since end, mended_at = null`.execute(
      tx,
    )
  }
}

const keys = columns('subject:uuid rule fact:uuid')
const keyOf = ({ subject, rule, fact }: NewFinding): Row => [subject, rule, fact]

/** The keys of what is found, looked up by hash however many there are. */
const stillThere = (findings: readonly NewFinding[]) =>
  sql`with k as materialized (select * from ${unnested('k', keys, findings.map(keyOf))})`
const IS_GONE = sql`not exists (select from k where k.subject = f.subject and k.rule = f.rule and k.fact = f.fact)`

/** Whoever works out findings waits for whoever is at it: a whole check and a save may want the same rows. */
const beTheOnlyOne = (tx: Tx, authority: AuthorityId) =>
  sql`select pg_advisory_xact_lock(${WORKING_OUT}, ${authority})`.execute(tx)

/** Any number that nothing else in this database locks by, beside the authority's. */
const WORKING_OUT = 740_326

/**
 * Replaces all findings by those of a whole check. What is no longer found is mended, and stays to be seen until the
 * next whole check; what was mended before the last one goes.
 */
export const keepWholeCheck = (
  store: Store,
  authority: AuthorityId,
  check: { readonly year: number; readonly position: number; readonly outcome: QualityOutcome },
  findings: readonly NewFinding[],
): Promise<void> =>
  store.inAuthority(authority, async (tx) => {
    await beTheOnlyOne(tx, authority)
    // Findings of another return year are of another return: nothing is compared with them. The instants stay in the
    // database, which knows them to the microsecond.
    const { rows } = await sql<{ changes: number }>`
      update quality_run set before_at = case when year = ${check.year} then done_at end, changes = changes + 1
      where authority = ${authority} returning changes`.execute(tx)
    const change = { authority, change: rows[0]?.changes ?? 0 }
    await sql`delete from finding f using quality_run q
      where f.authority = ${authority} and f.generation = 0 and q.authority = f.authority
        and (q.before_at is null or f.mended_at <= q.before_at)`.execute(tx)
    await sql`${stillThere(findings)} update finding f set mended_at = now(), change = ${change.change}
      where authority = ${authority} and generation = 0 and mended_at is null and ${IS_GONE}`.execute(tx)
    await putIn(tx, change, findings)
    await tx
      .updateTable('quality_run')
      .set({
        ...{ state: 'done', problem: null, year: check.year, position: check.position },
        ...{ done_at: sql<Date>`now()`, updated_at: null },
        outcome: JSON.stringify(check.outcome),
      })
      .where('authority', '=', authority)
      .execute()
  })

/** Replaces what these rules found of these children. Answers false where no whole check of this year has been done. */
export const keepChildrensCheck = (
  store: Store,
  authority: AuthorityId,
  check: { readonly year: number; readonly children: readonly SubjectId[]; readonly rules: readonly string[] },
  findings: readonly NewFinding[],
): Promise<boolean> =>
  store.inAuthority(authority, async (tx) => {
    await beTheOnlyOne(tx, authority)
    const { rows } = await sql<{ changes: number }>`
      update quality_run set updated_at = now(), changes = changes + 1
      where authority = ${authority} and year = ${check.year} and done_at is not null returning changes`.execute(tx)
    const [run] = rows
    if (!run) return false
    await sql`${stillThere(findings)} update finding f set mended_at = now(), change = ${run.changes}
      where authority = ${authority} and generation = 0 and mended_at is null
        and subject = any(${check.children}::uuid[]) and rule = any(${check.rules}::text[]) and ${IS_GONE}`.execute(tx)
    await putIn(tx, { authority, change: run.changes }, findings)
    return true
  })
