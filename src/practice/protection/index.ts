export { protectionRules } from './rules.ts'
