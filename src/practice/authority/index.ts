import type { PageDefinition } from '../../web/ui/index.ts'
import { acceptedReturnPages } from './accepted-returns/route.tsx'
import { changeSettingPages } from './change-setting/route.tsx'
import { listSettingsPages } from './list-settings/route.tsx'
import type { SettingsPorts } from './ports.ts'
import { withdrawChangePages } from './withdraw-change/route.tsx'

export { acceptedReturns } from './accepted-returns/read.ts'
export { authorityEvents, editionPublished } from './events.ts'
export { definitionsUnder, settingsOf } from './in-force.ts'
export type { Setting } from './setting.ts'
export { awaitedBy, definitionsShown, sayAwaited, type Told } from './shown.ts'

// Its pages.

export type { AuthorityHistory, RevisionOfAuthority, SettingsPorts } from './ports.ts'

/** The pages on which an authority sees what it is worked out by, and sets it. */
export const settingsPages = (ports: SettingsPorts): readonly PageDefinition[] => [
  ...listSettingsPages(ports),
  ...changeSettingPages(ports),
  ...withdrawChangePages(ports),
  ...acceptedReturnPages(ports),
]
