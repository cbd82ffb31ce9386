export { careLeaverEvents } from './events.ts'
export { careLeaverRules, careLeaversWithoutClock } from './rules.ts'
