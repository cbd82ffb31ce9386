// What the edge reads of improvement.
export { examplePlan, type PlannedAction } from './plan.ts'
export { planOn, type PlanOn } from './plan-on.ts'
export { measureOf, scorecardMeasures, type Measure } from './measures.ts'
export { bandOf, valueOf, whyImpossible, type Band } from './bands.ts'
export { checkPaper } from './publish-check/check.ts'
export type { Finding, Paper } from './publish-check/document.ts'
export { improvementEvents } from './events.ts'
export { improvementRows } from './fold.ts'
export { measuresOfAction, requirementsOfAction } from './requirements.ts'
export type {
  ImprovementPorts,
  KeptPlanFile,
  OfImprovement,
  PlanFiles,
  ReadImprovement,
  ReadImprovementHistory,
  ReadLastWords,
} from './ports.ts'
export type { ReadBehind, ReadMonthSums, ReadSumsApart } from './figure-ports.ts'
export type { GivenTable } from './plan-file/given.ts'
export type { WrittenDocument, WrittenPart, WrittenSheet } from './written.ts'
export { actionsFound, plansOn } from './plans.ts'
export { improvementPages } from './pages.ts'
export {
  formPage,
  readForm,
  saveFact,
  saveOrShow,
  whyWords,
  without,
  type Checked,
  type FormAbout,
  type Typed,
} from './typed-fact.tsx'
