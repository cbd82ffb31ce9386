export * from './rows-of-record.ts'
export * from './make-return.ts'
export * from './check-record.ts'
export { sayOfRecord } from './say-not-run.ts'
