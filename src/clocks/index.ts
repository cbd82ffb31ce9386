export * from './rule.ts'
export * from './status.ts'
