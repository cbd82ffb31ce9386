export { courtRules, courtWithoutClock } from './rules.ts'
