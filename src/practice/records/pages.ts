import type { EventDefinitions } from '../../record/index.ts'
import type { PageDefinition } from '../../web/ui/index.ts'
import { listRecordsPages } from './list-records/route.tsx'
import { vaultPages } from './open-vault/route.tsx'
import { childRightsPages } from './child-rights/route.tsx'
import { listRightsPages } from './list-rights/route.tsx'
import type { RecordsPorts } from './ports.ts'
import type { RightsPorts } from './rights-ports.ts'
import { releasePages } from './releases/route.tsx'
import { sealRecordPages } from './seal-record/route.tsx'

/** The pages on which adoption records are sealed, opened from the vault and released. */
export const sealingPages = (ports: RecordsPorts, definitions: EventDefinitions): readonly PageDefinition[] => [
  ...listRecordsPages(ports),
  ...sealRecordPages(ports),
  ...vaultPages(ports, definitions),
  ...releasePages(ports),
]

/** The pages of rights and retention: requests, corrections, what is withheld, holds, and the purge by two people. */
export const rightsPages = (ports: RightsPorts): readonly PageDefinition[] => [
  ...listRightsPages(ports),
  ...childRightsPages(ports),
]
