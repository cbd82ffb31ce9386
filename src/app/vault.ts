import type { KeyObject } from 'node:crypto'
import { acceptedReturns } from '../practice/authority/index.ts'
import { withoutRecords } from '../practice/show-editions/index.ts'
import { eventDefinitions } from '../practice/index.ts'
import {
  sealedPurgingWords,
  sealingPages,
  sealingWords,
  vaultUsed,
  type RecordsPorts,
} from '../practice/records/index.ts'
import {
  countSealed,
  decideRelease,
  noteVaultUse,
  openVault,
  purgeSealed,
  readAdopted,
  readAdoptedChild,
  readAuthorityHistory,
  readVaultUses,
  recordReads,
  forgetStatistics,
  seal,
  type Store,
} from '../store/index.ts'
import type { Project } from '../record/index.ts'
import type { AuthoritySettings } from '../web/background/settings.ts'
import { isUuid, type PageDefinition } from '../web/ui/index.ts'

/** The keys of the vault, each read when it is needed; null where its file is not at hand. */
export interface VaultKeys {
  readonly sealing: () => { readonly publicKey: KeyObject; readonly refs: KeyObject } | null
  readonly opening: () => KeyObject | null
}

interface VaultOptions {
  readonly store: Store
  readonly project: Project
  readonly settings: Pick<AuthoritySettings, 'inForce'>
  readonly titleOf: (person: string) => string
  readonly vault?: VaultKeys
}

/** The pages on which adoption records are sealed, with the vault behind them. */
export function vaultPages({ store, project, settings, titleOf, vault }: VaultOptions): readonly PageDefinition[] {
  const rules = { project, definitions: eventDefinitions }
  const ports: RecordsPorts = {
    readAdopted: readAdopted(store),
    readAdoptedChild: async (authority, child) => (isUuid(child) ? readAdoptedChild(store)(authority, child) : null),
    sealingRule: async (authority) => ({
      months: (await settings.inForce(authority)).sealAdoptionAfterMonths,
      accepted: acceptedReturns(await readAuthorityHistory(store, authority)).map(({ year }) => year),
    }),
    seal: async (asked) => {
      const keys = vault?.sealing() ?? null
      if (keys === null) return { sealed: false, why: 'no-key' }
      const words = sealingWords((await settings.inForce(asked.authority)).scorecard, withoutRecords)
      const answer = await seal(store, rules, keys, words, asked)
      // What the planner remembers of its tables holds values of theirs.
      if (answer.sealed) await forgetStatistics(store)
      return answer
    },
    countSealed: (authority) => countSealed(store, authority),
    openVault: async (authority) => {
      const key = vault?.opening() ?? null
      return key && openVault(store, authority, key)
    },
    noteUse: async (authority, use) => {
      const keys = vault?.sealing() ?? null
      return keys && noteVaultUse(store, authority, { ...use, saidAs: vaultUsed }, keys.publicKey)
    },
    decideRelease: async (authority, id, decided) =>
      isUuid(id) && decideRelease(store, authority, id, { ...decided, saidAs: vaultUsed }),
    keeping: async (authority) => {
      const { kept, calendar } = await settings.inForce(authority)
      return { kept, calendar }
    },
    purgeSealed: async (asked) => {
      const [sealing, privateKey] = [vault?.sealing() ?? null, vault?.opening() ?? null]
      if (sealing === null || privateKey === null) return 'no-key'
      if (!isUuid(asked.use)) return 'not-asked'
      const { kept, calendar } = await settings.inForce(asked.authority)
      const words = sealedPurgingWords({ kept, calendar }, eventDefinitions, asked.today)
      const answer = await purgeSealed(store, { privateKey, publicKey: sealing.publicKey }, words, asked)
      if (answer === 'purged') await forgetStatistics(store)
      return answer
    },
    readUses: (authority, limit) => readVaultUses(store, authority, vault?.opening() ?? null, limit),
    recordRead: recordReads(store),
    titleOf,
  }
  return sealingPages(ports, eventDefinitions)
}
