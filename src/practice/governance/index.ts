// What the edge reads of governance.
export { governanceEvents } from './events.ts'
export { governanceRows, isGovernance } from './fold.ts'
export type {
  GovernancePorts,
  Look,
  OfGovernance,
  PaperRun,
  PaperRunState,
  PublishAsked,
  ReadGovernance,
  ReadGovernanceTexts,
} from './ports.ts'
export { publishPaper, toldIn, unwrittenIn, type PublishMeans } from './publish.ts'
export { settledQuarters } from './quarters.ts'
export { auditSource, complaintSource, paperCounts, voiceSource } from './record-sources.ts'
export { type PackSources, type Quoted } from './sources.ts'
export { governancePages } from './pages.ts'
