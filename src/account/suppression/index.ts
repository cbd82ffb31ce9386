export type { Sum } from './ranges.ts'
export { suppress, type Guarded, type Suppressed, type Wanted } from './suppress.ts'
export type { Small } from './small.ts'
export {
  breaksOf,
  nearlyTheSame,
  periodsBetween,
  sumOver,
  unknownsOf,
  withoutCorrected,
  type CountOver,
} from './periods.ts'
export { suppressTable, toldBy, type CountedTable, type PublishedCell, type PublishedTable } from './table.ts'
