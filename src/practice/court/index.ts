export { courtEvents } from './events.ts'
export { courtRules, courtWithoutClock } from './rules.ts'
