export { recordRules, recordsWithoutClock } from './rules.ts'
export { closedRows, closingOf, type Closing, type CutOff } from './closing.ts'
export { closingFigure, recordsEvents } from './events.ts'
export { sealingWords } from './sealing.ts'
