// What other practices and the edge read of a child.
export { careEnded, childEvents, episode, review, workerReasons } from './events.ts'
export { mayType, openedInEmergency } from './restricted-events.ts'
export { alertThemes, disputeStages, reviewDecisions } from './reviewing-events.ts'
export { outcomeResults, planKinds, planOutcome, planVersion } from './plan-events.ts'
export { lackingIn, outcomeParts, outcomesEnded, outcomesIn, type OutcomePart } from './plan-outcomes.ts'
export { changeMade, changeResults, pledgeResponse, surveyResponse } from './voice-events.ts'
export { tookPartIn } from './taking-part.ts'
export { VIEWS } from './views.ts'
export { adoptionVisits, lookedAfterRules, placementRules, visitRules } from './casework-rules.ts'
export { childDefinitions, childRules, childRulesToCome, childWithoutClock, type ChildDefinitions } from './rules.ts'
export { childRows } from './fold.ts'
export { searchWordsOf } from './search-words.ts'
export { snoozePages, type SnoozePorts } from './snooze-clock/route.tsx'
export type { ReadClock, RunningClock } from './snooze-clock/ports.ts'
export { withSnoozes } from './snooze.ts'
export { isOfRights, readStory, type ChildStory, type Dated } from './story.ts'
export type { Care, Episode } from './care.ts'
export type { Placing, PlacingsByCare } from './placing.ts'
export { careEnding, type CareEnding } from './endings.ts'
export { childStages, type ChildStage } from './stages.ts'
export { cutByOwner, officerOf, ownerNow, ownerOn, type Allocation } from './owners.ts'
export { layeredRows, type Layer, type LayeredPractice } from './layers.ts'
export { asRows, type Doubt } from './doubt.ts'
export { assessmentFactors, disabilities, NO_FACTOR } from './census-choices.ts'
export { dayIn, severalIn, textIn } from './read-body.ts'

// Its pages.
export { called, type Nameable } from './called.ts'
export { recordHref } from './record-path.ts'
export { formPages } from './record-fact/form-pages.ts'
export { recordFactPages, type RecordFactPorts } from './record-fact/route.ts'
export type { ChangeFactPorts } from './record-fact/about-fact.ts'
export type {
  ChildNamed,
  FactShown,
  NewId,
  ReadChildNamed,
  ReadFact,
  ReadStanding,
  SaveEntry,
  Standing,
  FindPeople,
  WasSaved,
} from './record-fact/ports.ts'
export { formOf, HAPPENED_ON, readTyped, type TypedFact } from './record-fact/fields.ts'
export { FactField } from './record-fact/fact-fields.tsx'
export { Beside } from './record-fact/beside.tsx'
export { BackToChild, FactForm } from './record-fact/view.tsx'
export { AS_KNOWN_THEN, BUSY, typedSave, whyNotSaved, type NotSaved } from './record-fact/save.ts'
export { changedFields } from './record-fact/ports.ts'
export { factRows, labelOf, sayValue } from './record-fact/words.ts'
export { correctFactPages } from './correct-fact/route.tsx'
export { withdrawFactPages } from './withdraw-fact/route.tsx'
export { Withdraw } from './withdraw-fact/view.tsx'
export { contradictionPages } from './list-contradictions/route.ts'
export type { ChildContradiction, ContradictionAsk, ReadContradictions } from './list-contradictions/ports.ts'
export type { InForce, SaidInForce } from './in-force.ts'
export { quietPages } from './list-quiet/route.ts'
export type { QuietAsk, QuietChild, ReadQuiet } from './list-quiet/ports.ts'
export { listChildrenPages, type ListChildrenPorts } from './list-children/route.tsx'
export type * from './list-children/ports.ts'
export { FindChild } from './list-children/find-child.tsx'
export { wordsOf } from './list-children/ask.ts'
export { sayOwner } from './say-owner.ts'
export { sayNext } from './say-next.ts'
export { sayAside } from './say-aside.ts'
export { siblingsPages, type SiblingsPorts } from './record-siblings/route.tsx'
export type { Grouped, ReadGrouped } from './record-siblings/ports.ts'
export { samePages, type SamePorts } from './record-same/route.tsx'
export { withCodes, type CodeWords } from './record-fact/with-codes.ts'
export { handOverPages, type HandOverPorts } from './hand-over/route.tsx'
export type { Outstanding, ReadOutstanding } from './hand-over/ports.ts'
export { noteFlags } from './casework-events.ts'
