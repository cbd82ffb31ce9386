import { sql } from 'kysely'
import type { Reading } from '../../access/index.ts'
import type { Day } from '../../time/index.ts'
import { remembered } from '../projecting/remembered.ts'
import { counted, notAgainst } from '../projecting/seen.ts'
import type { Store } from '../database/store.ts'

/** How the clocks of one rule stand: those that run on the day, or those that stopped in one month up to it. */
export interface RuleStanding {
  readonly rule: string
  /** The first day of the month in which they stopped; null for those that run. */
  readonly month: Day | null
  readonly clocks: number
  /** Of those that stopped: on the due date or before. */
  readonly inTime: number
  /** Of those that run and are not paused. */
  readonly atRisk: number
  readonly late: number
}

/**
 * Reads how the clocks of every rule stand, of the children whom the reader may count, on the day of the reading, and how many stopped in time in each month since
 * `from`. One query, by the index on when a clock ran until. Clocks that ended without what they waited for count in no
 * month. Stands while nothing is saved.
 */
export const readRuleStanding = (store: Store): ((reading: Reading, from: Day) => Promise<readonly RuleStanding[]>) =>
  remembered(store, 24, (reading, from: Day) =>
    store.inAuthority(reading.authority, async (tx) => {
      const { authority, generation, on } = reading
      const { rows } = await sql<RuleStanding>`
        with standing as (
          select rule, warn_on, due_on, stopped_on,
            case when stopped_on <= ${on} then date_trunc('month', stopped_on)::date end as month,
            paused_on is not null and paused_on <= ${on} as paused
          from clock
          where authority = ${authority} and generation = ${generation} and started_on <= ${on}
            and coalesce(stopped_on, ended_without_on, 'infinity'::date) >= ${from}
            and (ended_without_on is null or ended_without_on > ${on})
            and ${counted(reading, sql`subject`)} and ${notAgainst(reading, sql`subject`)}
        )
        select rule, month, count(*)::int as clocks,
          (count(*) filter (where month is not null and stopped_on <= due_on))::int as "inTime",
          (count(*) filter (where month is null and not paused and due_on >= ${on} and warn_on <= ${on}))::int as "atRisk",
          (count(*) filter (where month is null and not paused and due_on < ${on}))::int as late
        from standing group by rule, month order by rule, month`.execute(tx)
      return rows
    }),
  )
