import type { FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Care } from './care.ts'
import { careDoubt, type Doubt } from './doubt.ts'

/** The end of care as a person recorded it. */
export interface TypedEnd {
  readonly on: Day
  readonly fact: FactId
  readonly ending: string
}

const byDay = (a: TypedEnd, b: TypedEnd): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.fact < b.fact ? -1 : 1)

/** The end of a period of care is one slot: what a person recorded stands over what the return says, and a difference is listed. */
export function applyTypedEnds(
  care: readonly Care[],
  ends: readonly TypedEnd[],
): { readonly care: readonly Care[]; readonly doubts: readonly Doubt[] } {
  if (ends.length === 0) return { care, doubts: [] }
  const doubts: Doubt[] = []
  const settled = [...care]
  let i = 0
  for (const end of [...ends].sort(byDay)) {
    while (i + 1 < settled.length && (settled[i + 1]?.from ?? end.on) < end.on) i += 1
    const period = settled[i]
    if (!period || end.on < period.from) continue
    if (period.to !== null && period.to !== end.on) {
      const told = period.endedBy === null ? [end.fact] : [period.endedBy, end.fact]
      doubts.push(careDoubt('sources-differ', end.on, told))
    }
    const next = settled[i + 1]
    const to = next && next.from < end.on ? next.from : end.on
    settled[i] = { ...period, to, ended: end.ending, endedBy: end.fact }
  }
  return { care: settled, doubts }
}
