import { asDay, type Day } from '../../time/index.ts'

/** The dials of an address, read: null where what stands there is no date or no position. */
export function readDials(
  query: Readonly<Record<string, string>>,
): { readonly on: Day | null; readonly position: number | null } | null {
  const on = query.on ? asDay(query.on) : null
  if (query.on && on === null) return null
  if (!query.known) return { on, position: null }
  return /^\d{1,15}$/.test(query.known) ? { on, position: Number(query.known) } : null
}

/** The address without its dials, for the way to another date and back. */
export function withoutDials(url: string): string {
  const [path = '/', query = ''] = url.split('?')
  const kept = new URLSearchParams(query)
  kept.delete('on')
  kept.delete('known')
  const rest = kept.toString()
  return rest === '' ? path : `${path}?${rest}`
}
