export { adoptersRules, adoptersWithoutClock } from './rules.ts'
