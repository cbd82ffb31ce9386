export { recordRules, recordsWithoutClock } from './rules.ts'
