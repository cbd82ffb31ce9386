import type { FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'

/** Half-open; `to` null while it lasts. */
export interface Lasting {
  readonly from: Day
  readonly to: Day | null
  readonly fact: FactId
}

export const sooner = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)

const byStart = (a: Lasting, b: Lasting): number =>
  a.from < b.from ? -1 : a.from > b.from ? 1 : a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : 0

/** The stretches in order, those that overlap or touch as one. */
export function united(all: readonly Lasting[]): readonly Lasting[] {
  const one: Lasting[] = []
  for (const next of [...all].sort(byStart)) {
    if (next.to !== null && next.to <= next.from) continue
    const last = one[one.length - 1]
    if (!last || (last.to !== null && next.from > last.to)) one.push(next)
    else if (last.to !== null && (next.to === null || next.to > last.to)) one[one.length - 1] = { ...last, to: next.to }
  }
  return one
}

/** A stretch from a day on; null where nothing is left of it. */
export const fromOn = (stretch: Lasting, on: Day): Lasting | null =>
  stretch.to !== null && stretch.to <= on ? null : { ...stretch, from: on > stretch.from ? on : stretch.from }

/** Cuts united stretches at the edges of others, each part with whether it lies within one of those. */
export function cutBy(
  whole: readonly Lasting[],
  within: readonly Lasting[],
): readonly (Lasting & { readonly isIn: boolean })[] {
  const parts: (Lasting & { isIn: boolean })[] = []
  let nth = 0
  for (const { from, to, fact } of whole) {
    let at: Day | null = from
    while (at !== null && (to === null || at < to)) {
      const now: Day = at
      while (within[nth]?.to !== undefined && isOver(within[nth]?.to ?? null, now)) nth += 1
      const next = within[nth]
      const isIn = next !== undefined && next.from <= now
      const until: Day | null = sooner(to, next === undefined ? null : isIn ? next.to : next.from)
      parts.push({ from: now, to: until, fact, isIn })
      at = until
    }
  }
  return parts
}

const isOver = (to: Day | null, on: Day): boolean => to !== null && to <= on
