import { sql } from 'kysely'
import type { Outstanding, ReadOutstanding } from '../../practice/child/index.ts'
import { seen } from '../projecting/seen.ts'
import type { Store } from '../database/store.ts'

/** Reads who has a child on the day, and every clock that runs for it. */
export const readOutstanding =
  (store: Store): ReadOutstanding =>
  (reading, child) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { authority, generation, on } = reading
      const worker = await sql<{ readonly worker: string | null }>`
        select owner as worker from stage_span
        where authority = ${authority} and generation = ${generation} and subject = ${child} and practice = 'child'
          and from_on <= ${on} and to_on > ${on} and owner_role = 'social-worker' and ${seen(reading, sql`subject`)}`.execute(
        tx,
      )
      const clocks = await sql<Outstanding['clocks'][number]>`
        select rule, started_on as "startedOn", due_on as "dueOn" from clock
        where authority = ${authority} and generation = ${generation} and subject = ${child} and started_on <= ${on}
          and coalesce(stopped_on, ended_without_on, 'infinity'::date) > ${on} and ${seen(reading, sql`subject`)}
        order by due_on, rule, started_by`.execute(tx)
      return { worker: worker.rows[0]?.worker ?? null, clocks: clocks.rows }
    })
