import { sql } from 'kysely'
import type { ReadStanding, Standing } from '../../practice/child/index.ts'
import { kept } from '../database/kept-statements.ts'
import type { Store } from '../database/store.ts'

/** Reads when the council works with a child, and on which days something of a kind is on record and not withdrawn. */
export const readStanding =
  (store: Store): ReadStanding =>
  ({ authority, generation }, child, type) =>
    store.inAuthority(authority, async (tx) => {
      const { rows } = await kept(sql<Standing>`
        select min(started_on) as "knownFrom", case when bool_and(ended_on is not null) then max(ended_on) end as "closedOn",
          coalesce((
            select array_agg(e.happened_on::text) from event_subject s
            join event e on e.authority = ${authority} and e.entry = s.entry and e.n = s.n
            where s.authority = ${authority} and s.subject = ${child} and e.type = ${type} and e.happened_on is not null
              and not exists (
                select 1 from event l where l.authority = ${authority} and l.fact = e.fact and l.revision > e.revision)
          ), '{}') as days
        from journey
        where authority = ${authority} and generation = ${generation} and subject = ${child} and practice = 'child'`).execute(
        tx,
      )
      return rows[0] ?? { knownFrom: null, closedOn: null, days: [] }
    })
