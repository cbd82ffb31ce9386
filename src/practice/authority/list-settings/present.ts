import { sayDate, sayShortDate, type Day } from '../../../time/index.ts'
import { sayCount } from '../../../web/ui/index.ts'
import { changeOn, type Change } from '../in-force.ts'
import { sayValue, type Setting } from '../setting.ts'
import { reasonOf, type SettingsTold } from '../told.ts'
import { saySince, trustWords } from '../words.ts'

/** One setting in the list. */
export interface SettingPart {
  readonly id: string
  readonly href: string
  readonly title: string
  /** Which part it is of the thing that its line is about; null where it is the whole. */
  readonly is: string | null
  readonly value: string
  /** What was set and does not hold yet. */
  readonly later: string | null
  /** Since when, by whom and why; null where it is as shipped. */
  readonly changed: { readonly since: string; readonly by: string; readonly why: string } | null
  /** What its link says: that it can be changed, or only seen. */
  readonly link: string
}

/** One thing of which something may be set. */
export interface SettingLine {
  readonly title: string
  readonly parts: readonly SettingPart[]
  readonly source: string
  /** Null where the source says it already. */
  readonly trust: string | null
}

export interface SettingsShown {
  readonly lead: string
  readonly groups: readonly { readonly title: string; readonly id: string; readonly lines: readonly SettingLine[] }[]
}

interface Around {
  readonly on: Day
  readonly titleOf: (person: string) => string
}

function changedWords(told: SettingsTold, change: Change | null, { titleOf }: Around): SettingPart['changed'] {
  if (change === null) return null
  const { fact, setting, from } = change
  const said = told.history.revisions.findLast((revision) => revision.fact === fact.id)
  return {
    since: saySince(setting, from),
    by: said ? `${titleOf(said.by)}, ${sayShortDate(said.recordedOn)}` : '',
    why: reasonOf(told, fact.id, fact.revision),
  }
}

function partOf(told: SettingsTold, setting: Setting, around: Around): SettingPart {
  const own = told.changes.filter((change) => change.setting.id === setting.id)
  const change = changeOn(told.changes, setting, around.on)
  const next = setting.applies === 'throughout' ? undefined : own.find(({ from }) => from > around.on)
  const isOfDays = setting.applies === 'on-its-day'
  return {
    id: setting.id,
    href: `/settings/${setting.id}`,
    title: setting.title,
    is: setting.part?.is ?? null,
    value: isOfDays
      ? sayCount(own.length, 'day set here', 'days set here')
      : sayValue(setting, change === null ? setting.shipped : change.value),
    later: next ? `${sayValue(setting, next.value)}${isOfDays ? ':' : ' from'} ${sayDate(next.from)}` : null,
    changed: changedWords(told, change, around),
    link: setting.fixed === null ? 'Change' : 'See',
  }
}

const isSaidBySource = ({ source, trust }: Setting): boolean =>
  (trust === 'local' && source.startsWith('Local')) || (trust === 'K?' && source.startsWith('Not settled'))

function lineOf(told: SettingsTold, title: string, settings: readonly Setting[], around: Around): SettingLine[] {
  const [first] = settings
  if (!first) return []
  const parts = settings.map((setting) => partOf(told, setting, around))
  return [{ title, parts, source: first.source, trust: isSaidBySource(first) ? null : trustWords[first.trust] }]
}

/** Every word of the list of settings: in groups, and in them a line for each thing of which something may be set. */
export function presentSettings(told: SettingsTold, around: Around): SettingsShown {
  const changed = told.settings.filter((setting) => changeOn(told.changes, setting, around.on) !== null).length
  const own =
    changed === 0
      ? 'Everything is as shipped'
      : `${sayCount(changed, 'setting is', 'settings are')} the authority’s own`
  return {
    lead: `What this authority’s clocks and figures are worked out by. ${own}. What the law says word for word is shown, and cannot be changed.`,
    groups: [...Map.groupBy(told.settings, ({ group }) => group)].map(([title, of]) => ({
      title,
      id: title.toLowerCase().replaceAll(' ', '-'),
      lines: [...Map.groupBy(of, (setting) => setting.part?.of ?? setting.title)].flatMap(([name, settings]) =>
        lineOf(told, name, settings, around),
      ),
    })),
  }
}
