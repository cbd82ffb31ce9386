export { frontDoorRules } from './rules.ts'
