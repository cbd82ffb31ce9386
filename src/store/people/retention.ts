import { type RawBuilder, sql } from 'kysely'
import type { Reading } from '../../access/index.ts'
import type { ListedRight, ReadRightsListed, RetainedChild } from '../../practice/records/index.ts'
import type { AuthorityId, RetentionRow, SubjectId } from '../../record/index.ts'
import { seen } from '../projecting/seen.ts'
import type { Store, Tx } from '../database/store.ts'

/** Whether rows of a release that stored no retention are there: children in care, and none of whom it is said until when. */
export const lacksRetention = (store: Store, authority: AuthorityId): Promise<boolean> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<{ lacks: boolean }>`select exists (
        select from span where authority = ${authority} and generation = 0 and measure = 'child.looked-after')
      and not exists (select from retention where authority = ${authority} and generation = 0) as lacks`.execute(tx)
    return rows[0]?.lacks ?? false
  })

/** Until when a record is kept; null where no rule keeps it. */
export const readRetention = (store: Store, authority: AuthorityId, child: SubjectId): Promise<RetentionRow | null> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<RetentionRow>`
      select subject, kept_until as "keptUntil", kept_by as "keptBy", is_held as "isHeld", is_purge_asked as "isPurgeAsked"
      from retention where authority = ${authority} and generation = 0 and subject = ${child}`.execute(tx)
    return rows[0] ?? null
  })

async function retained(tx: Tx, reading: Reading, which: RawBuilder<unknown>, limit: number, offset: number) {
  const { authority } = reading
  const { rows } = await sql<RetainedChild & { total: number }>`
    select r.subject, c.name, c.source_ref as "sourceRef", c.born_on as "bornOn", r.kept_until as "keptUntil",
      r.kept_by as "keptBy", r.is_held as "isHeld", r.is_purge_asked as "isPurgeAsked", count(*) over ()::integer as total
    from retention r
    join child c on c.authority = ${authority} and c.generation = 0 and c.subject = r.subject
    where r.authority = ${authority} and r.generation = 0 and (${which}) and ${seen(reading, sql`r.subject`)}
    order by r.kept_until nulls last, r.subject limit ${limit} offset ${offset}`.execute(tx)
  return { total: rows[0]?.total ?? 0, children: rows.map(({ total: _, ...child }) => child) }
}

/**
 * Records that are closed and that no rule keeps, and those that a rule keeps whose day cannot be worked out: of none is it
 * known until when it is kept, so none is ever purged before somebody decides.
 */
async function undecided(tx: Tx, reading: Reading, limit: number, offset: number) {
  const { authority } = reading
  const { rows } = await sql<RetainedChild & { total: number }>`
    select c.subject, c.name, c.source_ref as "sourceRef", c.born_on as "bornOn", null as "keptUntil",
      r.kept_by as "keptBy", coalesce(r.is_held, false) as "isHeld", coalesce(r.is_purge_asked, false) as "isPurgeAsked",
      count(*) over ()::integer as total
    from child c
    left join retention r on r.authority = ${authority} and r.generation = 0 and r.subject = c.subject
    where c.authority = ${authority} and c.generation = 0 and r.kept_until is null
      and (r.kept_by is not null or not exists (
        select from journey j where j.authority = ${authority} and j.generation = 0 and j.subject = c.subject
          and j.ended_on is null))
      and ${seen(reading, sql`c.subject`)}
    order by c.last_event_on nulls first, c.subject limit ${limit} offset ${offset}`.execute(tx)
  return { total: rows[0]?.total ?? 0, children: rows.map(({ total: _, ...child }) => child) }
}

/** The requests about records that wait for an answer or a correction, the one first that is due first. */
async function waiting(tx: Tx, reading: Reading, rules: readonly string[], limit: number, offset: number) {
  const { authority } = reading
  const { rows } = await sql<ListedRight & { total: number }>`
    select k.subject, c.name, c.source_ref as "sourceRef", k.rule, k.started_by as request, k.started_on as "startedOn",
      k.warn_on as "warnOn", k.due_on as "dueOn", count(*) over ()::integer as total
    from clock k
    join child c on c.authority = ${authority} and c.generation = 0 and c.subject = k.subject
    where k.authority = ${authority} and k.generation = 0 and k.rule = any(${rules}::text[])
      and coalesce(k.stopped_on, k.ended_without_on, 'infinity'::date) = 'infinity'::date
      and ${seen(reading, sql`k.subject`)}
    order by k.due_on, k.subject limit ${limit} offset ${offset}`.execute(tx)
  return { total: rows[0]?.total ?? 0, requests: rows.map(({ total: _, ...request }) => request) }
}

/** Reads what waits for whoever looks after rights: requests, records whose time is over by a day, holds, purges. */
export const readRightsListed =
  (store: Store): ReadRightsListed =>
  (reading, { which, until, rules, limit, offset }) =>
    store.inAuthority(reading.authority, async (tx) => {
      if (which === 'requests') return { ...(await waiting(tx, reading, rules, limit, offset)), children: [] }
      if (which === 'undecided') return { ...(await undecided(tx, reading, limit, offset)), requests: [] }
      const is = {
        due: sql`r.kept_until <= ${until}`,
        held: sql`r.is_held`,
        purges: sql`r.is_purge_asked`,
      }[which]
      return { ...(await retained(tx, reading, is, limit, offset)), requests: [] }
    })
