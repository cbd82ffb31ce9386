export { censusAsAt, makeCensusOut, xmlOfCensus, type CensusMade } from './make-census.ts'
export type { CensusYear } from './add-child.ts'
