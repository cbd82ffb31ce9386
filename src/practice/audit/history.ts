import type { EventDefinition } from '../../record/index.ts'
import { auditEvents } from './events.ts'

/** What can happen to an audit, a programme or a focus week, by its type. */
export const auditDefinitions: ReadonlyMap<string, EventDefinition> = new Map(
  auditEvents.map((each) => [each.type, each]),
)

/** Everything that a fact says stands above its history, which says what happened, who recorded it, and what was corrected. */
export const saidElsewhere: ReadonlySet<string> = new Set(auditEvents.flatMap(({ fields }) => Object.keys(fields)))
