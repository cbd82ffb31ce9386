import { pageAsked } from '../../ui/index.ts'

/** The ways in which the worklist can be read. */
export const readings = ['rule', 'team', 'worker', 'child', 'list', 'mended', 'not-run'] as const
export type QualityReading = (typeof readings)[number]

/** What the address of the worklist asks for. Null: of any kind; an empty team or worker: of children without one. */
export interface Asked {
  readonly by: QualityReading
  readonly rule: string | null
  readonly team: string | null
  readonly worker: string | null
  readonly since: 'new' | 'still' | null
  readonly page: number
}

export const NOBODY = '-'
const named = (said: string | undefined): string | null => (said ? (said === NOBODY ? '' : said.slice(0, 100)) : null)

/** Reads the address; what it does not say, or says in words that we do not know, is as usual. */
export function readAsked(query: Readonly<Record<string, string>>): Asked {
  const { by, rule, team, worker, since } = query
  return {
    by: readings.find((one) => one === by) ?? 'rule',
    rule: rule ? rule.slice(0, 20) : null,
    team: named(team),
    worker: named(worker),
    since: since === 'new' || since === 'still' ? since : null,
    page: pageAsked(query),
  }
}

/** The address of the worklist with something else asked for; a change of anything but the page starts at the first. */
export function addressOf(asked: Asked, change: Partial<Asked>, path = '/data-quality'): string {
  const next = { ...asked, page: 1, ...change }
  const query = new URLSearchParams()
  if (next.by !== 'rule') query.set('by', next.by)
  if (next.rule !== null) query.set('rule', next.rule)
  if (next.team !== null) query.set('team', next.team || NOBODY)
  if (next.worker !== null) query.set('worker', next.worker || NOBODY)
  if (next.since !== null) query.set('since', next.since)
  if (next.page > 1) query.set('page', String(next.page))
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
