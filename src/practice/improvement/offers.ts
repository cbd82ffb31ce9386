import type { EventDefinition } from '../../record/index.ts'
import type { Action } from './action.ts'
import { blocker, blockersCleared, completed, dateMoved, embedded, evidence, progressUpdate } from './events.ts'

/** What a page offers to record of an action as it stands: the moves, which bind forms and never the record. */
export function offersFor(action: Action): readonly EventDefinition[] {
  if (action.embeddedOn !== null) return [evidence]
  if (action.doneOn !== null) return [progressUpdate, evidence, embedded]
  const cleared = action.blockers.length > 0 ? [blockersCleared] : []
  return [progressUpdate, dateMoved, blocker, ...cleared, evidence, completed]
}
