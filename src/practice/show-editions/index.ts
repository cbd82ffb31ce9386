export { withoutRecords } from './contents.ts'
export { editionsPages } from './route.tsx'
export type { EditionsPorts } from './ports.ts'
export { quoteEdition } from './quote.ts'
