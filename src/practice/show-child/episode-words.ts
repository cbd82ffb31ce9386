import type { Body } from '../../record/index.ts'

const text = (body: Body, field: string): string => String(body[field] ?? '')

const adoptive = new Set(['A3', 'A4', 'A5', 'A6'])

/** The heading of an episode of care: what changed for the child on that day. */
export function sayEpisode(body: Body): string {
  const started = text(body, 'reasonStarted')
  const legal = text(body, 'legalStatus')
  const isAdoptive = adoptive.has(text(body, 'placement'))
  if (started === 'S') return 'Became looked after'
  if (started === 'L')
    return legal === 'E1' ? 'Placement order made' : legal === 'D1' ? 'Freeing order made' : 'Legal status changed'
  if (isAdoptive && (started === 'P' || started === 'B')) return 'Moved in with the adoptive family'
  if (isAdoptive) return 'The placement became an adoptive one'
  if (started === 'T' || started === 'U') return 'Placement changed, with the same carers'
  return 'Moved to another placement'
}
