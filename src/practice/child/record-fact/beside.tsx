import type { ClockRule } from '../../../clocks/index.ts'
import { sayDate, type Calendar, type Day } from '../../../time/index.ts'
import { sayCount, Status, SummaryList, type SummaryRow } from '../../../web/ui/index.ts'
import type { Outstanding } from '../hand-over/ports.ts'
import { sayNext } from '../say-next.ts'
import type { Standing } from './ports.ts'

/** What stands beside a form: the clocks that what it records would stop, and how often it was recorded before. */
export interface BesideForm {
  readonly type: string
  readonly rules: readonly Pick<ClockRule, 'id' | 'title' | 'stoppedBy'>[]
  readonly clocks: Outstanding['clocks']
  readonly days: Standing['days']
  readonly on: Day
  readonly calendar: Calendar
}

/** "4, the last on 3 October 2025"; null where there is none. */
function sayBefore(days: readonly Day[]): string | null {
  const last = days.reduce<Day | null>((latest, day) => (latest === null || day > latest ? day : latest), null)
  if (last === null) return null
  return days.length === 1 ? sayDate(last) : `${sayCount(days.length, 'time', 'times')}, the last on ${sayDate(last)}`
}

/** Why the form is filled in now: what is due, and when it was last recorded. Nothing where neither is known. */
export function Beside({ type, rules, clocks, days, on, calendar }: BesideForm) {
  const stopped = new Map(rules.flatMap((rule) => (rule.stoppedBy === type ? [[rule.id, rule.title] as const] : [])))
  const due = clocks.flatMap(({ rule, dueOn }): SummaryRow[] => {
    const title = stopped.get(rule)
    if (title === undefined) return []
    const { says, standing } = sayNext(calendar, on, dueOn)
    return [{ key: title, value: standing === 'late' ? <Status standing="late">{says}</Status> : says }]
  })
  const before = sayBefore(days)
  const rows = [...due, ...(before === null ? [] : [{ key: 'Recorded before', value: before }])]
  return rows.length === 0 ? null : <SummaryList rows={rows} short />
}
