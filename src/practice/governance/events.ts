import type { EventDefinition } from '../../record/index.ts'
import { boardEvents } from './board-events.ts'
import { paperEvents } from './paper-events.ts'

/** Everything that can happen to boards, meetings, reports, papers and evidence rooms. */
export const governanceEvents: readonly EventDefinition[] = [...boardEvents, ...paperEvents]
