export {
  everyHousehold,
  readAdopterHousehold,
  readAdopters,
  readFosterHomes,
  readHouseholdFound,
} from './children/adopters.ts'
export { openStore, type Where } from './database/open-store.ts'
export type { Scope, Store, Tx } from './database/store.ts'
export type { Tables } from './database/tables.ts'
export { isFolderInUse, type FolderInUse } from './database/folder-lock.ts'
export { migrate, type Migrated } from './database/migrate.ts'
export { addAuthority, authorities, ensureAuthority, type Authority } from './database/authorities.ts'
export { readAsker, type Asker } from './people/askers.ts'
export { countContradicted, readContradictions } from './children/contradictions.ts'
export * from './returns/imports.ts'
export { readOverview, type Overview } from './children/overview.ts'
export { recordReads, sealReads } from './people/read-log.ts'
export { chainHead, firstAndLastPosition, positionByEndOf, whenRecorded, type Position } from './appending/positions.ts'
export * from './people/reads.ts'
export * from './people/unusual.ts'
export * from './people/emergencies.ts'
export { openQueue, type Queue } from './working/queue.ts'
export { readDue } from './children/due.ts'
export {
  countAuditsDone,
  readAuditors,
  readAudits,
  readOneAudit,
  readPopulation,
  readProgrammeTold,
} from './working/audits.ts'
export { readGovernanceTexts, readLooks } from './working/governance.ts'
export * from './working/paper-runs.ts'
export { readComplaint, readComplaints, readComplaintsOf } from './working/complaints.ts'
export { crossingRequest, readArrived } from './working/crossings.ts'
export { readThin } from './working/thin.ts'
export { wasSaved } from './appending/was-saved.ts'
export { readStanding } from './children/standing.ts'
export { readOutstanding } from './children/outstanding.ts'
export { readAlerts, readDisputes, readOfficerClocks, readOfficerDone, readOfficers } from './working/reviewing.ts'
export {
  readCaseloads,
  readContinuity,
  readHouseholds,
  readPlansLacking,
  readUnallocated,
} from './working/caseloads.ts'
export { countClimbed, readClimbed, readRuleWeek, readTeamClocks, readUrgent } from './working/team-work.ts'
export { readQuiet } from './children/quiet.ts'
export { readRecordingTimes, type RecordingAsk, type RecordingTime } from './appending/recording.ts'
export * from './working/drafts.ts'
export {
  attemptEmergency,
  EMERGENCY,
  emergencyOnSince,
  passEmergency,
  turnEmergencyOff,
  turnEmergencyOn,
} from './people/emergency.ts'
export { drawSample, readByNumber, readCases, readGrants, readGuests, readReviewers } from './people/grants.ts'
export { inviteBy, welcome } from './people/people.ts'
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
} from './people/people-known.ts'
export {
  beginSession,
  endEverywhere,
  endOneOf,
  endSession,
  endSessionsOf,
  moveSession,
  readSessionsOf,
  readWhoAsks,
} from './people/sessions.ts'
export { forgetStatistics, refreshStatistics } from './projecting/statistics.ts'
export { save } from './appending/save.ts'
export {
  countSealed,
  decideRelease,
  noteVaultUse,
  openVault,
  readVaultUses,
  rewrapVault,
  type OpenedFromVault,
  type VaultUse,
} from './sealing/vault.ts'
export { opened, sealed, vaultKeyId } from './appending/sealed.ts'
export { readAdopted, readAdoptedChild } from './children/adopted.ts'
export { seal, type SealedAnswer, type SealingKeys } from './sealing/seal.ts'
export { noteMadeBy, readMadeBy } from './projecting/made-by.ts'
export { purge, type NotPurged } from './sealing/purge.ts'
export { purgeSealed, type NotPurgedFromVault } from './sealing/purge-sealed.ts'
export {
  beginBundle,
  changeBundle,
  endAbandonedBundles,
  forgetBundlesOf,
  readBundle,
  readBundleFiles,
  readBundlesOf,
} from './people/bundles.ts'
export { lacksRetention, readRetention, readRightsListed } from './people/retention.ts'
export { machineRandomness } from './database/machine-randomness.ts'
export { importInto, isImportUnderWay, type ImportUnderWay } from './appending/import-into.ts'
export type { ImportBatch, ImportEntry, ImportInfo, Importing } from './appending/importing.ts'
export type { SourceRef } from './projecting/subjects.ts'
export {
  everyChildOnRecord,
  readOnRecord,
  type BatchOnRecord,
  type ChildOnRecord,
} from './returns/children-on-record.ts'
export { readChildNamed, readFact } from './projecting/child-facts.ts'
export { readChildren, readTeams } from './children/children.ts'
export { lacksSearchWords } from './children/people-found.ts'
export { readClock } from './children/clock.ts'
export { readChildrenCalled } from './children/children-called.ts'
export { readPastJourneys } from './children/past-journeys.ts'
export { planFiles } from './working/plan-files.ts'
export { readRuleStanding, type RuleStanding } from './working/rule-standing.ts'
export { readScorecardRows } from './children/scorecard.ts'
export { keepSearch, readSearch } from './people/searches.ts'
export { readTracked, readWays } from './children/tracker.ts'
export { forgetDemonstrations } from './appending/forget.ts'
export { type Rules } from './projecting/fold-subjects.ts'
export type { Against, Fault, Verified } from './verifying/verified.ts'
export { verify } from './verifying/verify.ts'
export { rebuild, type Rebuilt, type Watching } from './projecting/rebuild.ts'
export { sayOutage } from './database/outage.ts'
export { reconstruct } from './projecting/reconstruct.ts'
export {
  askForReconstruction,
  expireReconstructions,
  failAbandonedReconstructions,
  readReconstruction,
  type Reconstruction,
} from './projecting/reconstructions.ts'
export { readChild, readHistory } from './children/child.ts'
export { readRoot } from './projecting/joined.ts'
export { readGrouped } from './children/grouped.ts'
export * from './returns/returns-out.ts'
export * from './returns/quality-runs.ts'
export { keepChildrensCheck, keepWholeCheck, type NewFinding } from './returns/findings.ts'
export { listFindings, type FindingListed, type FindingsAsked } from './returns/list-findings.ts'
export {
  readFindings,
  type ChildFound,
  type CountBy,
  type FindingCount,
  type FindingTotals,
} from './returns/count-findings.ts'
export { reproject, type Reprojected } from './projecting/reproject.ts'
export { readAuthorityHistory, readDefinitionsInUse, type DefinitionsInUse } from './projecting/settings.ts'
export { readEditionFile, readEditionFiles } from './working/editions.ts'
export { lacksFigures, readBehind, readMonthSums, readSumsApart, tidyFigures } from './projecting/figures.ts'
export { readImprovement, readImprovementHistory, readLastWords } from './working/improvement.ts'
export {
  countTold,
  keepTold,
  markSeen,
  readSlipping,
  readTold,
  type SlippingClock,
  type Telling,
} from './working/told.ts'
export { claimMessage, giveBackMessage, readReachable, type Message, type Reachable } from './working/told-messages.ts'
export { findWritten } from './children/texts-found.ts'
