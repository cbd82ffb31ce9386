export { fosteringRules, fosteringWithoutClock } from './rules.ts'
