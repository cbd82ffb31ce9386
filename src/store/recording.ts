import { sql } from 'kysely'
import type { AuthorityId, Voice } from '../record/index.ts'
import type { Day } from '../time/index.ts'
import type { Store } from './store.ts'

/** How long it took from what happened to its being recorded, for one kind of event and who told of it. */
export interface RecordingTime {
  readonly type: string
  readonly voice: Voice
  readonly events: number
  /** The sum of days; what was recorded before it happened counts as 0. */
  readonly days: number
  /** How many were recorded more than seven days after they happened. */
  readonly late: number
}

/** Reads how soon events were recorded, of those recorded in the months from one day to another, both included. */
export const readRecordingTimes = (
  store: Store,
  authority: AuthorityId,
  from: Day,
  to: Day,
): Promise<readonly RecordingTime[]> =>
  store.inAuthority(authority, async (tx) => {
    const rows = await tx
      .selectFrom('recording')
      .select([
        'type',
        'voice',
        sql<number>`sum(events)`.as('events'),
        sql<number>`sum(days)`.as('days'),
        sql<number>`sum(late_7)`.as('late'),
      ])
      .where('authority', '=', authority)
      .where('month', '>=', from)
      .where('month', '<=', to)
      .groupBy(['type', 'voice'])
      .orderBy('type')
      .execute()
    return rows.map((row) => ({
      ...row,
      events: Number(row.events),
      days: Number(row.days),
      late: Number(row.late),
    }))
  })
