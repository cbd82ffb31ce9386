import type { FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Chapter } from './chapters.ts'
import { changesIn } from './changes.ts'
import { atFirst, stageOf } from './state.ts'
import type { PermanenceStage } from './stages.ts'
import type { Steps } from './steps.ts'

/** A stay in one stage. Half-open. */
export interface Stay {
  readonly from: Day
  readonly to: Day | null
  readonly stage: PermanenceStage | 'achieved'
  /** The fact that began it. */
  readonly fact: FactId
}

/**
 * The stays of one period of care, which follow one another from its first day to its last: every day is in exactly
 * one. What is dated before care began counts from its first day; what is dated after it ended changes nothing.
 */
export function timeline(chapter: Chapter, steps: Steps, longTermCounts: boolean): Stay[] {
  const { from, to, begunBy, care, reviews } = chapter
  const changes = changesIn(from, care, reviews, steps, longTermCounts)
  const state = atFirst()
  const stays: Stay[] = []
  let current: Stay = { from, to, stage: stageOf(state), fact: begunBy }
  for (let i = 0; i < changes.length;) {
    const on = changes[i]?.on ?? from
    if (to !== null && on >= to && on > from) break
    let fact = begunBy
    for (let change = changes[i]; change?.on === on; change = changes[++i]) {
      change.apply(state)
      fact = change.fact
    }
    const stage = stageOf(state)
    if (stage === current.stage) continue
    if (on > current.from) stays.push({ ...current, to: on })
    current = { from: on, to, stage, fact: on > from ? fact : begunBy }
  }
  if (to === null || to > current.from || stays.length === 0) stays.push(current)
  return stays
}
