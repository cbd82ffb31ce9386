import { sql } from 'kysely'
import type { ReadClock, RunningClock } from '../../practice/child/index.ts'
import { seen } from '../projecting/seen.ts'
import type { Store } from '../database/store.ts'

/** Reads one clock of a child that runs on the day of reading: one look by key. */
export const readClock =
  (store: Store): ReadClock =>
  (reading, child, rule, startedBy) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { authority, generation, on } = reading
      const { rows } = await sql<RunningClock>`
        select rule, started_by as "startedBy", due_on as "dueOn" from clock
        where authority = ${authority} and generation = ${generation} and subject = ${child} and rule = ${rule}
          and started_by = ${startedBy} and started_on <= ${on}
          and coalesce(stopped_on, ended_without_on, 'infinity'::date) > ${on} and ${seen(reading, sql`subject`)}`.execute(
        tx,
      )
      return rows[0] ?? null
    })
