export { protectionEvents } from './events.ts'
export { protectionRules } from './rules.ts'
