export * from './rows-of-record.ts'
export * from './make-return.ts'
export * from './check-record.ts'
