import type { RecordingAsk } from '../../../store/index.ts'
import { addMonths, day, type Day } from '../../../time/index.ts'
import { sayMonth } from '../../ui/index.ts'

/** What a person asks of the page: how many months, laid out by what, and of which team. */
export interface RecordingAsked {
  readonly months: number
  readonly by: RecordingAsk['by']
  /** Null for every team. */
  readonly team: string | null
}

const BY: readonly RecordingAsk['by'][] = ['kind', 'team', 'month']

/** Reads the page's query; what it does not know counts as not asked. */
export function readAsked(query: Readonly<Partial<Record<string, string>>>): RecordingAsked {
  const months = Number(query['months'] ?? 12)
  return {
    months: [1, 3, 12].includes(months) ? months : 12,
    by: BY.find((by) => by === query['by']) ?? 'kind',
    team: query['team'] ? query['team'] : null,
  }
}

/** The address that asks the same with something changed. */
export function addressOf(path: string, asked: RecordingAsked, change: Partial<RecordingAsked> = {}): string {
  const { months, by, team } = { ...asked, ...change }
  const query = new URLSearchParams({ months: String(months), by })
  if (team !== null) query.set('team', team)
  return `${path}?${query.toString()}`
}

/** What must be read for an ask on a day, and its period in words. */
export function periodOf({ months, by, team }: RecordingAsked, on: Day): { ask: RecordingAsk; period: string } {
  const to = day(`${on.slice(0, 7)}-01`)
  const from = addMonths(to, 1 - months)
  const period = months === 1 ? `in ${sayMonth(to)}` : `from ${sayMonth(from)} to ${sayMonth(to)}`
  return { ask: { from, to, team, by }, period }
}
