export * from './builders.ts'
export * from './as-facts.ts'
export * from './harbour-council.ts'
export type { ToldChild, ToldFact } from './told.ts'
