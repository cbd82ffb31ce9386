import { randomUUID } from 'node:crypto'
import { clockRules, eventDefinitions, type Definitions } from '../practice/index.ts'
import { duePages, type ReadDue } from '../practice/show-due/index.ts'
import { toldPages } from '../practice/show-told/index.ts'
import { reviewsPages } from '../practice/show-reviews/index.ts'
import { supervisionPages } from '../practice/supervision/index.ts'
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
  readProgrammeTold,
  readThin,
  readUnallocated,
  readUrgent,
  save,
  type Store,
} from '../store/index.ts'
import type { AuthorityId, Project, Save } from '../record/index.ts'
import type { AuthoritySettings } from '../web/background/settings.ts'
import type { PageDefinition } from '../web/ui/index.ts'

interface WorkOptions {
  readonly store: Store
  readonly definitions: Definitions
  readonly settings: AuthoritySettings
  readonly titleOf: (person: string) => string
  readonly project: Project
}

/** The pages of the daily work: what is due, and whoever answers for teams and reviews. */
export const workPages = (
  { store, definitions, settings, titleOf, project }: WorkOptions,
  readDue: ReadDue,
): readonly PageDefinition[] => {
  const supervision = {
    readWorkers: readThin(store, eventDefinitions, ['worker']),
    superviseEvery: async (authority: AuthorityId) => (await settings.inForce(authority)).superviseEveryWeeks,
  }
  return [
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
      readDue,
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
      ...supervision,
    }),
    ...supervisionPages({
      ...supervision,
      readCaseloads: readCaseloads(store),
      readWorkerTold: readProgrammeTold(store, eventDefinitions),
      saveEntry: (authority: AuthorityId, entry: Save) => save(store, authority, entry, project, eventDefinitions),
      newId: randomUUID,
      titleOf,
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
}
