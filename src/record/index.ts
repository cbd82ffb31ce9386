export * from './fact.ts'
export * from './projection.ts'
export * from './definition.ts'
export * from './ports.ts'
