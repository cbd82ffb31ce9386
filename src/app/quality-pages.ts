import { randomUUID } from 'node:crypto'
import { roleIds, roleOf, type Person } from '../access/index.ts'
import { auditPages } from '../practice/audit/index.ts'
import { complaintPages, type ReadLearnedHere } from '../practice/complaints/index.ts'
import { eventDefinitions } from '../practice/index.ts'
import { panelPages } from '../practice/panels/index.ts'
import { learnedHere, learningPages } from '../practice/learning/index.ts'
import type { AuthorityId, Project, Save } from '../record/index.ts'
import {
  chainHead,
  countAuditsDone,
  readAdopterHousehold,
  readAdopters,
  readAuditors,
  readAudits,
  readByNumber,
  readCases,
  readComplaint,
  readComplaints,
  readGovernanceTexts,
  readOneAudit,
  readPopulation,
  readProgrammeTold,
  readTeams,
  readThin,
  save,
  type Store,
} from '../store/index.ts'
import type { AuthoritySettings } from '../web/background/settings.ts'
import type { PageDefinition } from '../web/ui/index.ts'

interface QualityOptions {
  readonly store: Store
  readonly project: Project
  readonly settings: AuthoritySettings
  readonly titleOf: (person: string) => string
  /** Who may sign in by choosing from a list, on this computer alone. */
  readonly local: readonly Person[]
}

/** The roles that audit. */
const auditing = roleIds.filter((role) => roleOf(role).may.includes('audits.do'))

/** The roles whose holders sit on panels. */
const sitting = roleIds.filter((role) => roleOf(role).reach === 'items')

/** The pages of panels, of audits, of complaints and of what is learned. */
export function qualityPages({ store, project, settings, titleOf, local }: QualityOptions): readonly PageDefinition[] {
  const saving = {
    saveEntry: (authority: AuthorityId, entry: Save) => save(store, authority, entry, project, eventDefinitions),
    newId: randomUUID,
  }
  const readLearning = readThin(store, eventDefinitions, ['learning'])
  const readProgrammes = readThin(store, eventDefinitions, ['audit-programme'])
  const readLearned: ReadLearnedHere = async (reading, from) => learnedHere(await readLearning(reading), from)
  return [
    ...complaintPages({
      ...{ ...saving, readLearned },
      readComplaints: readComplaints(store),
      readComplaint: readComplaint(store, eventDefinitions),
      readByNumber: readByNumber(store),
      readTeams: readTeams(store),
      readPeople: readAuditors(store, local, roleIds),
      inForce: settings.inForce,
      titleOf,
    }),
    ...auditPages({
      ...{ ...saving, readLearned },
      readPopulation: readPopulation(store),
      readAudits: readAudits(store),
      readOneAudit: readOneAudit(store, eventDefinitions),
      readProgrammes,
      readProgrammeTold: readProgrammeTold(store, eventDefinitions),
      countDone: countAuditsDone(store),
      readAuditors: readAuditors(store, local, auditing),
      headPosition: async (authority) => (await chainHead(store, authority))?.position ?? 0,
      titleOf,
    }),
    ...panelPages({
      ...saving,
      readPanels: readThin(store, eventDefinitions, ['panel']),
      readTexts: (reading, panel) => readGovernanceTexts(store)(reading, [panel]),
      readCalled: readCases(store),
      readByNumber: readByNumber(store),
      readSitting: readAuditors(store, local, sitting),
      readAdopters: readAdopters(store),
      readAdopterHousehold: readAdopterHousehold(store, eventDefinitions),
    }),
    ...learningPages({
      ...{ ...saving, readLearning, readProgrammes },
      readComplaints: readComplaints(store),
      readAudits: readAudits(store),
    }),
  ]
}
