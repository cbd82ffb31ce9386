export { censusAsAt, isSender, makeCensusOut, writeCensus, yearsOfCensus, type CensusMade } from './make-census.ts'
export { checkCensus, rowsOfCensus } from './check-census.ts'
export type { CensusYear } from './add-child.ts'
