import type { Fact, FieldValue } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Definitions } from '../definitions.ts'
import { clockSettings } from './clock-settings.ts'
import { settingChanged } from './events.ts'
import { otherSettings } from './other-settings.ts'
import { scorecardSettings } from './scorecard-settings.ts'
import { mayBe, type Setting } from './setting.ts'

/** Everything that may be set, or seen and not set, of the definitions as shipped. Its order is that of the page. */
export const settingsOf = (shipped: Definitions): readonly Setting[] => [
  ...clockSettings(shipped),
  ...scorecardSettings(shipped.scorecard),
  ...otherSettings(shipped),
]

/** A setting changed by the authority, as its fact says. */
export interface Change {
  readonly setting: Setting
  readonly value: FieldValue
  readonly from: Day
  readonly fact: Fact
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Of two changes of one setting for one day, the one recorded later stands; then the one that spells later. */
const inOrder = (a: Change, b: Change): number =>
  order(a.from, b.from) ||
  order(a.fact.recordedOn, b.fact.recordedOn) ||
  order(JSON.stringify(a.value), JSON.stringify(b.value))

/**
 * The changes that the authority's facts come to, in the order in which they are to be followed. A setting that this
 * release does not know, may not be set, or may not have that value is not followed: it stays in the record.
 */
export function changesIn(facts: readonly Fact[], settings: readonly Setting[]): readonly Change[] {
  const byId = new Map(settings.map((setting) => [setting.id, setting]))
  const changes = facts.flatMap((fact): Change[] => {
    const setting = fact.type === settingChanged.type ? byId.get(String(fact.body['setting'])) : undefined
    const value = fact.body['value'] ?? null
    return setting && setting.fixed === null && mayBe(setting, value)
      ? [{ setting, value, from: fact.happenedOn, fact }]
      : []
  })
  return changes.sort(inOrder)
}

/** The definitions in force: those shipped, and over them what the authority's facts set. Pure, and total. */
export function definitionsUnder(shipped: Definitions, facts: readonly Fact[]): Definitions {
  if (facts.length === 0) return shipped
  return changesIn(facts, settingsOf(shipped)).reduce(
    (definitions, { setting, value, from }) => setting.set(definitions, value, from),
    shipped,
  )
}

/** The change of a setting that holds on a day; null where the shipped value does. A day's own setting has none. */
export function changeOn(changes: readonly Change[], setting: Setting, on: Day): Change | null {
  if (setting.applies === 'on-its-day') return null
  const own = changes.filter((change) => change.setting.id === setting.id)
  return (setting.applies === 'throughout' ? own.at(-1) : own.findLast(({ from }) => from <= on)) ?? null
}
