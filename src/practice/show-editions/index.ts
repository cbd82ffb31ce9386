export { withoutRecords } from './contents.ts'
export { openPeriods } from './standing.ts'
export { editionsPages } from './route.tsx'
export type { EditionsPorts } from './ports.ts'
