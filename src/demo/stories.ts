import { addDays, type Day } from '../time/index.ts'
import type { ChildStory } from './builders.ts'
import { contradictedChildren } from './stories/contradictions.ts'
import { otherChildren } from './stories/other-ways.ts'
import { placedChildren } from './stories/placed.ts'
import { makeTeller } from './stories/tell.ts'
import { waitingChildren } from './stories/waiting.ts'

/** The children whom the demonstration tells of by name, each for a reason; their dates are counted back from today. */
export function stories(today: Day, nextNumber: () => string): readonly ChildStory[] {
  const tell = makeTeller(today, (days) => addDays(today, -days), nextNumber)
  return [...waitingChildren(tell), ...placedChildren(tell), ...otherChildren(tell), ...contradictedChildren(tell)]
}
