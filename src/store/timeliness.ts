import { type RawBuilder, sql } from 'kysely'
import type { AuthorityId } from '../record/index.ts'
import { daysBetween } from '../time/index.ts'
import type { Tx } from './store.ts'
import { columns, type Row, unnested } from './unnest.ts'
import type { NewEntry } from './write-entries.ts'

interface Count {
  events: number
  days: number
  late7: number
}

/** Days from happened to recorded, by kind of event, voice and month: kept in memory until the save or import ends. */
export type Timeliness = Map<string, Count>

const LATE_AFTER_DAYS = 7

/** Counts an entry's new facts. Corrections and retractions are not counted: what they correct was. */
export function countTimeliness(timeliness: Timeliness, { revisions, voice, recordedOn }: NewEntry): void {
  const month = `${recordedOn.slice(0, 7)}-01`
  for (const { revision, type, happenedOn } of revisions) {
    if (revision !== 0 || happenedOn === null) continue
    const days = Math.max(0, daysBetween(happenedOn, recordedOn))
    const key = [type, voice, month].join('\u0001')
    const count = timeliness.get(key) ?? { events: 0, days: 0, late7: 0 }
    count.events++
    count.days += days
    if (days > LATE_AFTER_DAYS) count.late7++
    timeliness.set(key, count)
  }
}

const counted = columns('type voice month:date events:integer days:bigint late_7:integer')

/** Adds what was counted, in one order for every saver, just before positions are given. */
export async function writeTimeliness(tx: Tx, authority: AuthorityId, timeliness: Timeliness): Promise<void> {
  for (const statement of timelinessAdded(authority, timeliness)) await statement.execute(tx)
}

/** The statement that does so; none where nothing was counted. */
export function timelinessAdded(authority: AuthorityId, timeliness: Timeliness): readonly RawBuilder<unknown>[] {
  if (timeliness.size === 0) return []
  const sorted = [...timeliness].sort(([a], [b]) => (a < b ? -1 : 1))
  const rows = sorted.map(([key, { events, days, late7 }]): Row => [...key.split('\u0001'), events, days, late7])
  return [
    sql`insert into recording as r (authority, type, voice, month, events, days, late_7)
      select ${authority}::integer, c.* from ${unnested('c', counted, rows)}
      on conflict (authority, type, voice, month) do update set
        events = r.events + excluded.events, days = r.days + excluded.days, late_7 = r.late_7 + excluded.late_7`,
  ]
}
