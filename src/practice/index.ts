import { childEvents } from './child/events.ts'
import { permanenceEvents } from './permanence/events.ts'
import type { EventDefinition, Project } from '../record/index.ts'
import type { Definitions } from './definitions.ts'

export * from './definitions.ts'

/** Everything that can happen, by type. */
export const eventDefinitions: ReadonlyMap<string, EventDefinition> = new Map(
  [...childEvents, ...permanenceEvents].map((definition) => [definition.type, definition]),
)

/** Makes the one function that turns a subject's facts into its rows. Total, pure, linear, without `today`. */
export function makeProject(definitions: Definitions): Project {
  return () => ({
    child: null,
    journeys: [],
    stageSpans: [],
    clocks: [],
    points: [],
    spans: [],
    contradictions: [],
    ...(definitions.calendar && {}),
  })
}
