export { frontDoorEvents } from './events.ts'
export { frontDoorRules } from './rules.ts'
