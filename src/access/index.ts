export * from './people.ts'
export * from './reading.ts'
