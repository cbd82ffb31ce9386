export {
  keptDefinitions,
  keptRules,
  recordsWithoutClock,
  rightsDefinitions,
  rightsRules,
  type KeptDefinitions,
  type RightsDefinitions,
} from './rules.ts'
export { rightsClocks } from './clocks.ts'
export { retentionRow } from './retention.ts'
export { purgingWords, sealedPurgingWords } from './purging.ts'
export { closedRows, closingOf, type Closing, type CutOff } from './closing.ts'
export { closingFigure, recordsEvents, vaultUsed } from './events.ts'
export { sealingWords } from './sealing.ts'
export { rightsPages, sealingPages } from './pages.ts'
export type * from './ports.ts'
export type * from './rights-ports.ts'
export { bundleOf, countWithheld } from './bundle.ts'
export { documentOf } from './bundle-document.ts'
