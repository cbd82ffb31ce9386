export { everyHousehold, readAdopterHousehold, readAdopters, readFosterHomes, readHouseholdFound } from './adopters.ts'
export { openStore, type Where } from './open-store.ts'
export type { Scope, Store, Tx } from './store.ts'
export type { Tables } from './tables.ts'
export { isFolderInUse, type FolderInUse } from './folder-lock.ts'
export { migrate, type Migrated } from './migrate.ts'
export { addAuthority, authorities, ensureAuthority, type Authority } from './authorities.ts'
export { readAsker, type Asker } from './askers.ts'
export { countContradicted, readContradictions } from './contradictions.ts'
export * from './imports.ts'
export { readOverview, type Overview } from './overview.ts'
export { recordReads, sealReads } from './read-log.ts'
export { chainHead, firstAndLastPosition, positionByEndOf, whenRecorded, type Position } from './positions.ts'
export * from './reads.ts'
export * from './unusual.ts'
export * from './emergencies.ts'
export { openQueue, type Queue } from './queue.ts'
export { readDue } from './due.ts'
export {
  countAuditsDone,
  readAuditFound,
  readAuditors,
  readAudits,
  readOneAudit,
  readPopulation,
} from './audits.ts'
export { readGovernanceTexts, readLooks } from './governance.ts'
export * from './paper-runs.ts'
export { readComplaint, readComplaints } from './complaints.ts'
export { readThin } from './thin.ts'
export { readStanding } from './standing.ts'
export { readOutstanding } from './outstanding.ts'
export { readAlerts, readDisputes, readOfficerClocks, readOfficerDone, readOfficers } from './reviewing.ts'
export { readCaseloads, readContinuity, readPlansLacking, readUnallocated } from './caseloads.ts'
export { readClimbed, readRuleWeek, readTeamClocks, readUrgent } from './team-work.ts'
export { readQuiet } from './quiet.ts'
export { readRecordingTimes, type RecordingAsk, type RecordingTime } from './recording.ts'
export * from './drafts.ts'
export {
  attemptEmergency,
  EMERGENCY,
  emergencyOnSince,
  passEmergency,
  turnEmergencyOff,
  turnEmergencyOn,
} from './emergency.ts'
export { drawSample, readByNumber, readCases, readGrants, readGuests, readReviewers } from './grants.ts'
export { inviteBy, welcome } from './people.ts'
export {
  enableAgain,
  findPeople,
  readAdded,
  readNames,
  readPeople,
  readPerson,
  readPersonHistory,
  readTeamNames,
  whoHasNumber,
} from './people-known.ts'
export {
  beginSession,
  endEverywhere,
  endOneOf,
  endSession,
  endSessionsOf,
  moveSession,
  readSessionsOf,
  readWhoAsks,
} from './sessions.ts'
export { forgetStatistics, refreshStatistics } from './statistics.ts'
export { save } from './save.ts'
export {
  countSealed,
  decideRelease,
  noteVaultUse,
  openVault,
  readVaultUses,
  rewrapVault,
  type OpenedFromVault,
  type VaultUse,
} from './vault.ts'
export { opened, sealed, vaultKeyId } from './sealed.ts'
export { readAdopted, readAdoptedChild } from './adopted.ts'
export { seal, type SealedAnswer, type SealingKeys } from './seal.ts'
export { purge, type NotPurged } from './purge.ts'
export {
  beginBundle,
  changeBundle,
  endAbandonedBundles,
  forgetBundlesOf,
  readBundle,
  readBundleFiles,
  readBundlesOf,
} from './bundles.ts'
export { lacksRetention, readRetention, readRightsListed } from './retention.ts'
export { machineRandomness } from './machine-randomness.ts'
export { importInto, isImportUnderWay, type ImportUnderWay } from './import-into.ts'
export type { ImportBatch, ImportEntry, ImportInfo, Importing } from './importing.ts'
export type { SourceRef } from './subjects.ts'
export { everyChildOnRecord, readOnRecord, type BatchOnRecord, type ChildOnRecord } from './children-on-record.ts'
export { readChildNamed, readFact } from './child-facts.ts'
export { readChildren, readTeams } from './children.ts'
export { lacksSearchWords } from './people-found.ts'
export { readClock } from './clock.ts'
export { readChildrenCalled } from './children-called.ts'
export { readPastJourneys } from './past-journeys.ts'
export { planFiles } from './plan-files.ts'
export { readRuleStanding, type RuleStanding } from './rule-standing.ts'
export { readScorecardRows } from './scorecard.ts'
export { keepSearch, readSearch } from './searches.ts'
export { readTracked, readWays } from './tracker.ts'
export { forgetDemonstrations } from './forget.ts'
export { type Rules } from './fold-subjects.ts'
export type { Against, Fault, Verified } from './verified.ts'
export { verify } from './verify.ts'
export { rebuild, type Rebuilt, type Watching } from './rebuild.ts'
export { sayOutage } from './outage.ts'
export { reconstruct } from './reconstruct.ts'
export {
  askForReconstruction,
  expireReconstructions,
  failAbandonedReconstructions,
  readReconstruction,
  type Reconstruction,
} from './reconstructions.ts'
export { readChild, readHistory } from './child.ts'
export { readRoot } from './joined.ts'
export { readGrouped } from './grouped.ts'
export * from './returns-out.ts'
export * from './quality-runs.ts'
export { keepChildrensCheck, keepWholeCheck, type NewFinding } from './findings.ts'
export { listFindings, type FindingListed, type FindingsAsked } from './list-findings.ts'
export { readFindings, type ChildFound, type CountBy, type FindingCount, type FindingTotals } from './count-findings.ts'
export { reproject, type Reprojected } from './reproject.ts'
export { readAuthorityHistory, readDefinitionsInUse, type DefinitionsInUse } from './settings.ts'
export { readEditionFile, readEditionFiles } from './editions.ts'
export { lacksFigures, readBehind, readMonthSums, readSumsApart, tidyFigures } from './figures.ts'
export { readImprovement, readImprovementHistory, readLastWords } from './improvement.ts'
export { countTold, keepTold, markSeen, readSlipping, readTold, type SlippingClock, type Telling } from './told.ts'
export { claimMessage, giveBackMessage, readReachable, type Message, type Reachable } from './told-messages.ts'
export { findWritten } from './texts-found.ts'
