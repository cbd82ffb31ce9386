import type { EventDefinition } from '../../record/index.ts'
import type { Complaint } from './complaint.ts'
import { isMistaken, stageOf } from './complaint.ts'
import * as events from './events.ts'
import type { Stage } from './words.ts'

const { advocate, closed, investigators, ombudsmanAsked, stageThreeAsked, stageTwoAsked, withdrawn } = events

/** What may be recorded of a complaint in a stage: the moves, which bind forms and never the record. */
const ofStage: Readonly<Record<Stage, readonly EventDefinition[]>> = {
  received: [closed],
  'stage-one': [events.replied, events.stageOneLonger, advocate, withdrawn],
  'answered-one': [closed, stageTwoAsked, ombudsmanAsked, advocate],
  'stage-two': [events.adjudicated, events.stageTwoLonger, investigators, advocate, withdrawn],
  'answered-two': [closed, stageThreeAsked, ombudsmanAsked, advocate],
  'stage-three': [events.panelMet, events.panelReported, events.panelAnswered, advocate, withdrawn],
  'answered-three': [closed, ombudsmanAsked],
  ombudsman: [events.ombudsmanDecided, closed],
  'ombudsman-decided': [closed],
  mistaken: [],
}

/** What opens it again once it is over. */
const opening: ReadonlySet<string> = new Set([stageTwoAsked.type, stageThreeAsked.type, ombudsmanAsked.type])

/** At stage 3 one step after the other; no step twice in a stage where once is all it can be. */
function isNext({ type }: EventDefinition, recorded: ReadonlySet<string>): boolean {
  if (type === events.panelReported.type) return recorded.has(events.panelMet.type)
  if (type === events.panelAnswered.type) return recorded.has(events.panelReported.type)
  return true
}

const once: ReadonlySet<string> = new Set([
  events.stageOneLonger.type,
  events.stageTwoLonger.type,
  events.panelMet.type,
  events.panelReported.type,
])

/** `recorded`: the types of what is on record of it already. That it was recorded by mistake can be found at any time. */
export const offersFor = (complaint: Complaint, recorded: ReadonlySet<string>): readonly EventDefinition[] => [
  ...ofStage[stageOf(complaint)].filter(
    (definition) =>
      (complaint.ended === null || opening.has(definition.type)) &&
      isNext(definition, recorded) &&
      !(once.has(definition.type) && recorded.has(definition.type)),
  ),
  ...(isMistaken(complaint) ? [] : [events.mistaken]),
]
