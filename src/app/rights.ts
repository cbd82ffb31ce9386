import { randomUUID } from 'node:crypto'
import { eventDefinitions } from '../practice/index.ts'
import { purgingWords, rightsPages, sealingWords, type RightsPorts } from '../practice/records/index.ts'
import { withoutRecords } from '../practice/show-editions/index.ts'
import type { Project } from '../record/index.ts'
import {
  forgetStatistics,
  purge,
  readChildNamed,
  readEditionFile,
  readComplaintsOf,
  readHistory,
  readRetention,
  readRightsListed,
  recordNamed,
  save,
  type Store,
} from '../store/index.ts'
import type { VaultKeys } from './vault.ts'
import type { BundleRuns } from '../web/background/bundle-runs.ts'
import type { AuthoritySettings } from '../web/background/settings.ts'
import { isUuid, type PageDefinition } from '../web/ui/index.ts'

interface RightsOptions {
  readonly store: Store
  readonly project: Project
  readonly settings: Pick<AuthoritySettings, 'inForce'>
  readonly titleOf: (person: string) => string
  readonly bundles: BundleRuns['ports']
  readonly vault?: VaultKeys
}

/** Rights of the people whom records are about: copies, corrections, holds, and the purge by two people. */
export function aboutRights(
  { store, project, settings, titleOf, bundles, vault }: RightsOptions,
  definitions: RightsPorts['definitions'],
): readonly PageDefinition[] {
  const rules = { project, definitions: eventDefinitions }
  return rightsPages({
    readChildNamed: readChildNamed(store),
    readHistory: readHistory(store),
    readComplaintsOf: readComplaintsOf(store, eventDefinitions),
    readRetention: (authority, child) => readRetention(store, authority, child),
    readListed: readRightsListed(store),
    recordNamed: recordNamed(store),
    saveEntry: (authority, entry) => save(store, authority, entry, project, eventDefinitions),
    newId: randomUUID,
    definitions,
    inForce: settings.inForce,
    titleOf,
    bundles,
    readGiven: async (authority, request, name) =>
      isUuid(request) ? readEditionFile(store, authority, request, name) : null,
    purge: async (asked) => {
      const keys = vault?.sealing() ?? null
      if (keys === null) return { purged: false, why: 'no-key' }
      const { scorecard, kept, calendar } = await settings.inForce(asked.authority)
      const words = purgingWords(sealingWords(scorecard, withoutRecords), { kept, calendar })
      const answer = await purge(store, rules, keys.refs, words, asked)
      if (typeof answer === 'string') return { purged: false, why: answer }
      // What the planner remembers of its tables holds values of theirs.
      await forgetStatistics(store)
      return { purged: true, ...answer }
    },
  })
}
