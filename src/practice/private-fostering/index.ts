export { privateFosteringRules } from './rules.ts'
