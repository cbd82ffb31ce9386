export { complaintRules } from './rules.ts'
