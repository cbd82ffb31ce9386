import { type RawBuilder, sql } from 'kysely'
import type { AuthorityId, SubjectId } from '../../record/index.ts'
import { daysBetween } from '../../time/index.ts'
import type { Folded } from '../projecting/fold-subjects.ts'
import type { Tx } from '../database/store.ts'
import { columns, type Row, unnested } from '../database/unnest.ts'
import type { NewEntry } from './write-entries.ts'

interface Count {
  events: number
  days: number
  late7: number
}

/** Days from happened to recorded, by kind of event, voice, month and team: kept in memory until the save or import ends. */
export type Timeliness = Map<string, Count>

const LATE_AFTER_DAYS = 7

/** Stored where nobody had said which team has the case: a key holds no null. */
export const NO_TEAM = ''

/** Counts an entry's new facts. Corrections and retractions are not counted: what they correct was. */
export function countTimeliness(
  timeliness: Timeliness,
  { revisions, voice, recordedOn }: NewEntry,
  folded: ReadonlyMap<SubjectId, Folded>,
): void {
  const month = `${recordedOn.slice(0, 7)}-01`
  for (const { revision, type, happenedOn, subjects } of revisions) {
    if (revision !== 0 || happenedOn === null) continue
    const days = Math.max(0, daysBetween(happenedOn, recordedOn))
    const key = [type, voice, month, teamOf(subjects, folded)].join('\u0001')
    const count = timeliness.get(key) ?? { events: 0, days: 0, late7: 0 }
    count.events++
    count.days += days
    if (days > LATE_AFTER_DAYS) count.late7++
    timeliness.set(key, count)
  }
}

/** The team that has the case of the first child concerned: what is told of two teams' children is counted once. */
function teamOf([first]: readonly SubjectId[], folded: ReadonlyMap<SubjectId, Folded>): string {
  const own = first && folded.get(first)
  const root = own?.sameAs ? folded.get(own.sameAs) : own
  return root?.projection.child?.team ?? NO_TEAM
}

const counted = columns('type voice month:date team events:integer days:bigint late_7:integer')

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
    sql`insert into recording as r (authority, type, voice, month, team, events, days, late_7)
      select ${authority}::integer, c.* from ${unnested('c', counted, rows)}
      on conflict (authority, type, voice, month, team) do update set
        events = r.events + excluded.events, days = r.days + excluded.days, late_7 = r.late_7 + excluded.late_7`,
  ]
}
