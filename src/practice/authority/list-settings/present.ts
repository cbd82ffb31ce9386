import { sayDate, sayShortDate, type Day } from '../../../time/index.ts'
import { sayCount } from '../../../web/ui/index.ts'
import { changeOn, type Change } from '../in-force.ts'
import { sayValue, type Setting } from '../setting.ts'
import { reasonOf, type SettingsTold } from '../told.ts'
import { saySince, trustWords } from '../words.ts'

/** One setting as a line of the list. */
export interface SettingLine {
  readonly id: string
  readonly href: string
  readonly title: string
  readonly value: string
  /** What was set and does not hold yet. */
  readonly later: string | null
  /** Since when, by whom and why; null where it is as shipped. */
  readonly changed: { readonly since: string; readonly by: string; readonly why: string } | null
  readonly source: string
  readonly trust: string
  /** What its link says: that it can be changed, or only seen. */
  readonly link: string
}

export interface SettingsShown {
  readonly lead: string
  readonly groups: readonly { readonly title: string; readonly id: string; readonly lines: readonly SettingLine[] }[]
}

interface Around {
  readonly on: Day
  readonly titleOf: (person: string) => string
}

function changedWords(told: SettingsTold, change: Change | null, { titleOf }: Around): SettingLine['changed'] {
  if (change === null) return null
  const { fact, setting, from } = change
  const said = told.history.revisions.findLast((revision) => revision.fact === fact.id)
  return {
    since: saySince(setting, from),
    by: said ? `${titleOf(said.by)}, ${sayShortDate(said.recordedOn)}` : '',
    why: reasonOf(told, fact.id, fact.revision),
  }
}

function lineOf(told: SettingsTold, setting: Setting, around: Around): SettingLine {
  const own = told.changes.filter((change) => change.setting.id === setting.id)
  const change = changeOn(told.changes, setting, around.on)
  const next = setting.applies === 'throughout' ? undefined : own.find(({ from }) => from > around.on)
  const isOfDays = setting.applies === 'on-its-day'
  return {
    id: setting.id,
    href: `/settings/${setting.id}`,
    title: setting.title,
    value: isOfDays
      ? sayCount(own.length, 'day set here', 'days set here')
      : sayValue(setting, change === null ? setting.shipped : change.value),
    later: next ? `${sayValue(setting, next.value)}${isOfDays ? ':' : ' from'} ${sayDate(next.from)}` : null,
    changed: changedWords(told, change, around),
    source: setting.source,
    trust: trustWords[setting.trust],
    link: setting.fixed === null ? 'Change' : 'See',
  }
}

/** Every word of the list of settings, in its groups. */
export function presentSettings(told: SettingsTold, around: Around): SettingsShown {
  const lines = told.settings.map((setting) => ({ group: setting.group, line: lineOf(told, setting, around) }))
  const changed = lines.filter(({ line }) => line.changed !== null).length
  return {
    lead: `What this authority’s clocks and figures are worked out by. ${changed === 0 ? 'Everything is as shipped' : sayCount(changed, 'setting is', 'settings are')}${changed === 0 ? '' : ' the authority’s own'}; what the law says word for word is shown, and cannot be changed.`,
    groups: [...Map.groupBy(lines, ({ group }) => group)].map(([title, of]) => ({
      title,
      id: title.toLowerCase().replaceAll(' ', '-'),
      lines: of.map(({ line }) => line),
    })),
  }
}
