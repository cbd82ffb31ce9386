export * from './day.ts'
export * from './period.ts'
export * from './working-days.ts'
export * from './words.ts'
