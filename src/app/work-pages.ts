import { clockRules, type Definitions } from '../practice/index.ts'
import { duePages, type ReadDue } from '../practice/show-due/index.ts'
import { toldPages } from '../practice/show-told/index.ts'
import { reviewsPages } from '../practice/show-reviews/index.ts'
import { teamsPages } from '../practice/show-teams/index.ts'
import {
  countTold,
  markSeen,
  countClimbed,
  readAlerts,
  readCaseloads,
  readClimbed,
  readContinuity,
  readHouseholds,
  readDisputes,
  readOfficerClocks,
  readOfficerDone,
  readOfficers,
  readPlansLacking,
  readRuleWeek,
  readTeamClocks,
  readTeams,
  readTold,
  readUnallocated,
  readUrgent,
  type Store,
} from '../store/index.ts'
import type { AuthoritySettings } from '../web/background/settings.ts'
import type { PageDefinition } from '../web/ui/index.ts'

interface WorkOptions {
  readonly store: Store
  readonly definitions: Definitions
  readonly settings: AuthoritySettings
  readonly titleOf: (person: string) => string
}

/** The pages of the daily work: what is due, and whoever answers for teams and reviews. */
export const workPages = (
  { store, definitions, settings, titleOf }: WorkOptions,
  readDue: ReadDue,
): readonly PageDefinition[] => [
  ...duePages({
    readDue,
    readTeams: readTeams(store),
    rules: clockRules(definitions),
    inForce: settings.inForce,
    titleOf,
  }),
  ...toldPages({
    readTold: readTold(store),
    countTold: countTold(store),
    markSeen: markSeen(store),
    rules: clockRules(definitions),
    inForce: settings.inForce,
    titleOf,
  }),
  ...teamsPages({
    readUrgent: readUrgent(store),
    readRuleWeek: readRuleWeek(store),
    readTeamClocks: readTeamClocks(store),
    readCaseloads: readCaseloads(store),
    readUnallocated: readUnallocated(store),
    readHouseholds: readHouseholds(store),
    readContinuity: readContinuity(store),
    readClimbed: readClimbed(store),
    countClimbed: countClimbed(store),
    readPlansLacking: readPlansLacking(store),
    readTeams: readTeams(store),
    rules: clockRules(definitions),
    inForce: settings.inForce,
  }),
  ...reviewsPages({
    readOfficers: readOfficers(store),
    readOfficerClocks: readOfficerClocks(store),
    readOfficerDone: readOfficerDone(store),
    readAlerts: readAlerts(store),
    readDisputes: readDisputes(store),
    rules: clockRules(definitions),
    inForce: settings.inForce,
  }),
]
