export { fosteringEvents } from './events.ts'
export { fosterStages, fosteringRows, isFosterStage } from './fold.ts'
export { fosteringRules, fosteringWithoutClock } from './rules.ts'
