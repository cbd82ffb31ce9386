// What the edge reads of improvement.
export { examplePlan, type PlannedAction } from './plan.ts'
export { planOn, type PlanOn } from './plan-on.ts'
export { measureOf, scorecardMeasures, type Measure } from './measures.ts'
export { bandOf, valueOf, whyImpossible, type Band } from './bands.ts'
export { checkPaper } from './publish-check/check.ts'
export type { Finding, FindingKind, Paper } from './publish-check/document.ts'
export { dueNow, undecidedMove } from './action.ts'
export { sayDue } from './due.ts'
export { documentFormats, improvementEvents } from './events.ts'
export { documentsIn, nameOfDocument, saySize, type KeptDocument } from './documents.ts'
export { mediaTypes } from './keep-document/format.ts'
export { promiseKept, promiseMade } from './promise-events.ts'
export { promisesOn, sayDueOf, standingOf, type PromiseOn } from './promise.ts'
export { hrefOfPromise } from './show-promises/view.tsx'
export { requirements, sources, type Requirement, type Source } from './requirements.ts'
export { traceOf } from './trace.ts'
export { verdictsBy } from './verdict.ts'
export { sayBrag, sayVerdict, upperFirst, type Said } from './words.ts'
export { Parts } from './sub-navigation.tsx'
export {
  formPage,
  readForm,
  saveFact,
  saveOrShow,
  withEmptied,
  whyWords,
  without,
  type Checked,
  type FormAbout,
  type GoesTo,
  type Typed,
} from './typed-fact.tsx'
export { recordPages, type ToRecord } from './record-pages.ts'
export { improvementRows } from './fold.ts'
export { improvementDefinitions, improvementRules, type ImprovementDefinitions } from './rules.ts'
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
export { numberColumns, type WrittenDocument, type WrittenPart, type WrittenSheet } from './written.ts'
export { hrefToCompare } from './show-plan/present.ts'
export { actionsFound, plansOn, type ActionOn, type PlanAt } from './plans.ts'
export { improvementPages } from './pages.ts'
export { lines } from './figures/lines.ts'
export { monthIn } from './show-behind/present.ts'
export { quoteMeasures, quoteWhole } from './quote-measures.ts'
