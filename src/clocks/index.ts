export * from './rule.ts'
export * from './status.ts'
export * from './rules-in.ts'
