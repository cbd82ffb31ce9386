import { sql } from 'kysely'
import type { AuthorityId, Voice } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Store } from '../database/store.ts'
import { NO_TEAM } from './timeliness.ts'

/** How long it took from what happened to its being recorded, for one kind of event, who told of it, and a team or month. */
export interface RecordingTime {
  readonly type: string
  readonly voice: Voice
  /** The team that had the case when it was recorded, as far as was known; null where nobody had said, and unless asked for. */
  readonly team: string | null
  /** The first day of the month in which it was recorded; null unless asked for. */
  readonly month: Day | null
  readonly events: number
  /** The sum of days; what was recorded before it happened counts as 0. */
  readonly days: number
  /** How many were recorded more than seven days after they happened. */
  readonly late: number
}

/** Which times are read: of the months from one day to another, both included, of one team or all, apart by team or month. */
export interface RecordingAsk {
  readonly from: Day
  readonly to: Day
  readonly team: string | null
  readonly by: 'kind' | 'team' | 'month'
}

/** Reads how soon events were recorded. */
export const readRecordingTimes = (
  store: Store,
  authority: AuthorityId,
  { from, to, team, by }: RecordingAsk,
): Promise<readonly RecordingTime[]> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<RecordingTime>`
      select type, voice, ${by === 'team' ? sql`nullif(team, ${NO_TEAM})` : sql`null::text`} as team,
        ${by === 'month' ? sql`month` : sql`null::date`} as month,
        sum(events) as events, sum(days) as days, sum(late_7) as late
      from recording
      where authority = ${authority} and month between ${from} and ${to} and ${team === null ? sql`true` : sql`team = ${team}`}
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(tx)
    return rows.map((row) => ({
      ...row,
      events: Number(row.events),
      days: Number(row.days),
      late: Number(row.late),
    }))
  })
