import type { Owner } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'

/** Somebody has the case from one day until another: half-open. */
export interface Allocation {
  readonly from: Day
  readonly to: Day | null
  readonly worker: string
}

const dutyManager: Owner = { role: 'duty-manager', named: null }
const allocated = (worker: string): Owner => ({ role: 'social-worker', named: worker })

const later = (a: Day | null, b: Day | null): boolean => b !== null && (a === null || a > b)

/** Of two allocations on one day the longer stands, then the higher number: never the one that happened to come last. */
function byStart(a: Allocation, b: Allocation): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1
  if (a.to !== b.to) return later(a.to, b.to) ? 1 : -1
  return a.worker < b.worker ? -1 : a.worker > b.worker ? 1 : 0
}

/** Who has the case when: the worker allocated last of those allocated on the day. Without overlaps; linear but for the sort. */
export function whoHasIt(allocations: readonly Allocation[]): Allocation[] {
  const sorted = allocations.filter(({ from, to }) => to === null || to > from).sort(byStart)
  const segments: Allocation[] = []
  const standing: Allocation[] = []
  let reached: Day | null = null
  const put = (worker: string, from: Day, to: Day | null): void => {
    if (to !== null && to <= from) return
    const before = segments[segments.length - 1]
    if (before && before.worker === worker && before.to === from) segments[segments.length - 1] = { ...before, to }
    else segments.push({ worker, from, to })
  }
  const runUntil = (until: Day | null): void => {
    for (let top = standing[standing.length - 1]; top && reached !== null; top = standing[standing.length - 1]) {
      const ends = top.to !== null && (until === null || top.to <= until)
      put(top.worker, reached, ends ? top.to : until)
      if (!ends) break
      if (top.to !== null && top.to > reached) reached = top.to
      standing.pop()
    }
    if (until !== null) reached = until
  }
  for (const allocation of sorted) {
    runUntil(allocation.from)
    standing.push(allocation)
  }
  runUntil(null)
  return segments
}

/** A stretch of time with one owner. */
export interface Owned {
  readonly from: Day
  readonly to: Day | null
  readonly owner: Owner
}

/** Cuts stretches, in order of time and without overlaps, wherever the owner changes. Without a worker it is the duty manager. */
export function cutByOwner<S extends { readonly from: Day; readonly to: Day | null }>(
  stretches: readonly S[],
  who: readonly Allocation[],
): (S & { readonly owner: Owner })[] {
  const cut: (S & { readonly owner: Owner })[] = []
  let i = 0
  for (const stretch of stretches) {
    let from = stretch.from
    const until = stretch.to
    while (until === null || from < until) {
      let next = who[i]
      while (next && next.to !== null && next.to <= from) next = who[++i]
      const isNow = next !== undefined && next.from <= from
      const change = next === undefined ? null : isNow ? next.to : next.from
      const to = change === null ? until : until === null || change < until ? change : until
      cut.push({ ...stretch, from, to, owner: next && isNow ? allocated(next.worker) : dutyManager })
      if (to === null) break
      from = to
    }
  }
  return cut
}

/** Who has the case at the end of everything recorded. */
export function ownerNow(who: readonly Allocation[]): Owner {
  const last = who[who.length - 1]
  return last && last.to === null ? allocated(last.worker) : dutyManager
}

/** Who has the case on a day. */
export function ownerOn(who: readonly Allocation[], on: Day): Owner {
  const found = who.find(({ from, to }) => from <= on && (to === null || on < to))
  return found ? allocated(found.worker) : dutyManager
}

/** The reviewing officer who has the child on a day, or at the end of everything recorded. */
export function officerOf(officers: readonly Allocation[], on: Day | null): Owner {
  const { named } = on === null ? ownerNow(officers) : ownerOn(officers, on)
  return { role: 'iro', named }
}
