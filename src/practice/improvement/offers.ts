import type { EventDefinition } from '../../record/index.ts'
import { undecidedMove, type Action } from './action.ts'
import {
  blocker,
  blockersCleared,
  completed,
  embedded,
  evidence,
  milestone,
  moveAsked,
  progressUpdate,
} from './events.ts'

/** What a page offers to record of an action as it stands: the moves, which bind forms and never the record. */
export function offersFor(action: Action): readonly EventDefinition[] {
  if (action.embeddedOn !== null) return [evidence]
  if (action.doneOn !== null) return [progressUpdate, evidence, embedded]
  const cleared = action.blockers.length > 0 ? [blockersCleared] : []
  const move = undecidedMove(action) === null ? [moveAsked] : []
  return [progressUpdate, milestone, ...move, blocker, ...cleared, evidence, completed]
}
