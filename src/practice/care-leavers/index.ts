export { careLeaverRules, careLeaversWithoutClock } from './rules.ts'
