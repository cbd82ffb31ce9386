export { frontDoorEvents, sources } from './events.ts'
export { frontDoorRules } from './rules.ts'
