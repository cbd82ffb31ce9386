import type { FactId } from '../../record/index.ts'
import { daysBetween, type Day } from '../../time/index.ts'
import type { Doubt } from '../child/index.ts'
import { doubt } from './doubt.ts'

/** One saying of a step, by a person or by a return. */
export interface Said {
  readonly on: Day
  readonly fact: FactId
  readonly typed: boolean
}

/** A person and a return speak of the same step when their dates lie no further apart; further apart they are two steps. */
const ONE_STEP_DAYS = 60

const bySaying = (a: Said, b: Said): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : 0

/** The place of the nearest saying to a day that nobody has taken yet, at or after `since`; -1 where none is near enough. */
function nearest(imported: readonly Said[], taken: readonly boolean[], on: Day, since: number): number {
  let best = -1
  let least = ONE_STEP_DAYS + 1
  for (let i = since; i < imported.length; i += 1) {
    const said = imported[i]
    if (!said || taken[i]) continue
    const away = daysBetween(said.on, on)
    if (away < -ONE_STEP_DAYS) break
    if (Math.abs(away) < least) {
      best = i
      least = Math.abs(away)
    }
  }
  return best
}

/**
 * Each step is a slot. What a person recorded stands over what a return says of the same step, and a difference is
 * listed; a saying without its counterpart stands alone. In order of time, whatever order they came in.
 */
export function settle<T extends Said>(
  sayings: readonly T[],
  over: (typed: T, imported: T) => T,
): { readonly steps: readonly T[]; readonly doubts: readonly Doubt[] } {
  if (sayings.length === 0) return { steps: [], doubts: [] }
  const sorted = [...sayings].sort(bySaying)
  const imported = sorted.filter(({ typed }) => !typed)
  if (imported.length === 0 || imported.length === sorted.length) return { steps: sorted, doubts: [] }
  const taken: boolean[] = []
  const steps: T[] = []
  const doubts: Doubt[] = []
  let since = 0
  for (const said of sorted) {
    if (!said.typed) continue
    while (since < imported.length && daysBetween(imported[since]?.on ?? said.on, said.on) > ONE_STEP_DAYS) since += 1
    const i = nearest(imported, taken, said.on, since)
    const other = imported[i]
    if (!other) {
      steps.push(said)
      continue
    }
    taken[i] = true
    steps.push(over(said, other))
    if (other.on !== said.on) doubts.push(doubt('sources-differ', said.on, [said.fact, other.fact]))
  }
  imported.forEach((said, i) => {
    if (!taken[i]) steps.push(said)
  })
  return { steps: steps.sort(bySaying), doubts }
}
