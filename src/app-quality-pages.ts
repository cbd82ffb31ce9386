import { randomUUID } from 'node:crypto'
import { complaintPages } from './practice/complaints/index.ts'
import { eventDefinitions } from './practice/index.ts'
import { learningPages } from './practice/learning/index.ts'
import type { AuthorityId, Project, Save } from './record/index.ts'
import { readByNumber, readComplaint, readComplaints, readTeams, readThin, save, type Store } from './store/index.ts'
import type { AuthoritySettings } from './web/background/settings.ts'
import type { PageDefinition } from './web/ui/index.ts'

interface QualityOptions {
  readonly store: Store
  readonly project: Project
  readonly settings: AuthoritySettings
  readonly titleOf: (person: string) => string
}

/** The pages of complaints and of what is learned. */
export function qualityPages({ store, project, settings, titleOf }: QualityOptions): readonly PageDefinition[] {
  const saving = {
    saveEntry: (authority: AuthorityId, entry: Save) => save(store, authority, entry, project, eventDefinitions),
    newId: randomUUID,
  }
  return [
    ...complaintPages({
      ...saving,
      readComplaints: readComplaints(store),
      readComplaint: readComplaint(store, eventDefinitions),
      readByNumber: readByNumber(store),
      readTeams: readTeams(store),
      inForce: settings.inForce,
      titleOf,
    }),
    ...learningPages({ ...saving, readLearning: readThin(store, eventDefinitions, ['learning']) }),
  ]
}
