import { factsFrom, type EventDefinitions, type Fact, type FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { authorityEvents, settingChanged } from './events.ts'
import { changesIn, settingsOf, type Change } from './in-force.ts'
import type { AuthorityHistory, RevisionOfAuthority, SettingsPorts } from './ports.ts'
import type { Setting } from './setting.ts'

const definitions: EventDefinitions = new Map(authorityEvents.map((event) => [event.type, event]))

/** What the authority's own facts come to. */
export const factsOf = ({ revisions }: AuthorityHistory): readonly Fact[] => factsFrom(revisions, definitions)

/** The settings, what was set of them, and all that was ever said of them. */
export interface SettingsTold {
  readonly settings: readonly Setting[]
  readonly changes: readonly Change[]
  readonly history: AuthorityHistory
}

/** Reads what may be set, and what was. */
export async function readSettings(
  ports: Pick<SettingsPorts, 'readAuthorityHistory' | 'shipped'>,
  authority: number,
): Promise<SettingsTold> {
  const history = await ports.readAuthorityHistory(authority)
  const settings = settingsOf(ports.shipped)
  return { settings, changes: changesIn(factsOf(history), settings), history }
}

/** Everything that was ever said of one setting, oldest first: changes, corrections of them and withdrawals. */
export function saidOf({ history }: SettingsTold, setting: Setting): readonly RevisionOfAuthority[] {
  const facts = new Set(
    history.revisions
      .filter(({ type, body }) => type === settingChanged.type && body['setting'] === setting.id)
      .map(({ fact }) => fact),
  )
  return history.revisions.filter(({ fact }) => facts.has(fact))
}

/** The reason that somebody gave with a revision. */
export const reasonOf = ({ history }: SettingsTold, fact: FactId, revision: number): string =>
  history.texts.find((text) => text.fact === fact && text.revision === revision && text.field === 'reason')?.text ?? ''

/** The change of a setting from exactly this day, which a new one for that day corrects. */
export const changeFrom = ({ changes }: SettingsTold, setting: Setting, from: Day): Change | null =>
  changes.findLast((change) => change.setting.id === setting.id && change.from === from) ?? null
