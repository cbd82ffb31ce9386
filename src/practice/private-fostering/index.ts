export { privateFosteringEvents } from './events.ts'
export { privateFosteringRules } from './rules.ts'
