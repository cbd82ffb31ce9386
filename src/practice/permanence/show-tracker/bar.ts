import { daysBetween, type Day } from '../../../time/index.ts'
import type { PermanenceStage } from '../stages.ts'

/** One stretch of a child's way, in one stage. Half-open. */
export interface BarStretch {
  readonly stage: PermanenceStage
  readonly from: Day
  readonly to: Day | null
}

export interface BarPart {
  readonly stage: PermanenceStage
  readonly from: number
  readonly days: number
}

/** A child's way as a bar of days, cut where the stage changed; `isCut` where it is longer than the scale. */
export interface JourneyBar {
  readonly scale: number
  readonly days: number
  readonly parts: readonly BarPart[]
  readonly threshold: number | null
  readonly isCut: boolean
}

/** Stretches one after another with the same stage are one: a change of owner does not cut the bar. */
export function joined(stretches: readonly BarStretch[]): readonly BarStretch[] {
  const inOrder = [...stretches].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return inOrder.reduce<BarStretch[]>((list, next) => {
    const before = list.at(-1)
    if (before && before.stage === next.stage && before.to === next.from) list.splice(-1, 1, { ...before, to: next.to })
    else list.push(next)
    return list
  }, [])
}

/** The days of each part, as they were on a day: what came later is not drawn. */
export function journeyBar(
  stretches: readonly BarStretch[],
  startedOn: Day,
  on: Day,
  drawn: { readonly scale: number; readonly threshold: number | null },
): JourneyBar {
  const past = joined(stretches).filter((stretch) => stretch.from <= on)
  const parts = past.map((stretch) => {
    const until = stretch.to === null || stretch.to > on ? on : stretch.to
    return { stage: stretch.stage, from: daysBetween(startedOn, stretch.from), days: daysBetween(stretch.from, until) }
  })
  const days = parts.reduce((most, part) => Math.max(most, part.from + part.days), 0)
  return { ...drawn, days, parts: parts.filter((part) => part.days > 0), isCut: days > drawn.scale }
}

const LEAST_SCALE = 600
const MOST_SCALE = 1500

/** One scale for all bars of a page, in days: room for all but the longest, which are cut and say so. */
export function scaleFor(days: readonly number[]): number {
  const most = Math.max(0, ...days)
  return Math.min(MOST_SCALE, Math.max(LEAST_SCALE, Math.ceil(most / 100) * 100))
}
