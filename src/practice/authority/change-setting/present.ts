import { sayDate, type Calendar, type Day } from '../../../time/index.ts'
import { dateToType, type FieldError, type Form } from '../../../web/ui/index.ts'
import { typedDate, typedText, type TypedDate } from '../../../web/ui/index.ts'
import { changeOn } from '../in-force.ts'
import { sayValue, type Asks, type Setting } from '../setting.ts'
import { reasonOf, saidOf, type SettingsTold } from '../told.ts'
import { appliesWords, dayLabel, saySince, trustWords } from '../words.ts'
import type { TypedChange } from './read-form.ts'
import { presentHolidays, type HolidaysShown } from './bank-holidays.ts'

/** One thing that was said of the setting: a change, a correction of one, or a withdrawal. */
export interface Said {
  readonly key: string
  readonly what: string
  readonly from: string
  readonly by: string
  readonly why: string
  /** Where it can be withdrawn; null where it was, was said anew since, or nobody may. */
  readonly withdrawHref: string | null
}

export interface SettingShown {
  readonly title: string
  readonly group: string
  readonly now: readonly { readonly key: string; readonly value: string }[]
  /** Why it cannot be changed, in a sentence; null where the form is shown. */
  readonly fixed: string | null
  readonly asks: Asks
  readonly form: {
    readonly action: string
    readonly seen: string
    readonly value: string
    readonly from: TypedDate
    readonly reason: string
    readonly dayLabel: string
    readonly dayHint: string
    /** What happens when it is saved. */
    readonly after: string
  }
  readonly errors: readonly FieldError[]
  readonly warning: string | null
  readonly said: readonly Said[]
  /** For the setting that each day has of its own: the days that are bank holidays. */
  readonly holidays: HolidaysShown | null
}

/** What is shown once more before it is saved. */
export interface SettingChecked {
  readonly title: string
  readonly action: string
  readonly rows: readonly { readonly key: string; readonly value: string }[]
  /** What happens when it is saved. */
  readonly after: string
  /** What was typed, to be sent again as it is. */
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** What was typed and is wrong, or must be known. */
export interface Typed {
  readonly form: Form
  readonly errors: readonly FieldError[]
  readonly warning: string | null
}

const afterSaving = ({ isProjected }: Setting): string =>
  isProjected
    ? 'Journeys, clocks and figures are then worked out again in the background. Until that is done, pages show them as they were, and say so.'
    : 'Pages follow it at once.'

/** What holds now, what is to hold from when, and why: every word of the page that checks it. */
export function presentCheck(
  setting: Setting,
  told: SettingsTold,
  on: Day,
  typed: TypedChange & { readonly from: Day },
  form: Form,
): SettingChecked {
  const change = changeOn(told.changes, setting, on)
  const now = change === null ? setting.shipped : change.value
  const isOfDays = setting.applies === 'on-its-day'
  return {
    title: setting.title,
    action: `/settings/${setting.id}`,
    rows: [
      ...(isOfDays ? [] : [{ key: 'Now', value: sayValue(setting, now) }]),
      { key: isOfDays ? 'What it is' : 'To what', value: sayValue(setting, typed.value) },
      { key: dayLabel[setting.applies], value: sayDate(typed.from) },
      { key: 'Why', value: typed.reason },
    ],
    after: afterSaving(setting),
    fields: ['seen', 'value', 'from-day', 'from-month', 'from-year', 'reason'].map((name) => [
      name,
      typedText(form, name),
    ]),
  }
}

function typedValue(setting: Setting, told: SettingsTold, on: Day, form: Form): string {
  if (form['value']) return typedText(form, 'value')
  if (setting.applies === 'on-its-day') return ''
  const change = changeOn(told.changes, setting, on)
  const value = change === null ? setting.shipped : change.value
  if (setting.asks.kind === 'switch') return value === true ? 'on' : 'off'
  return value === null ? '' : String(value)
}

function saidShown(told: SettingsTold, setting: Setting, may: boolean, titleOf: (person: string) => string): Said[] {
  const live = new Map(told.changes.map(({ fact }) => [fact.id, fact.revision]))
  return saidOf(told, setting)
    .map((revision) => {
      const { fact, happenedOn, body, by, recordedOn } = revision
      const verb = revision.revision === 0 ? '' : 'Put right: '
      return {
        key: `${fact} ${revision.revision}`,
        what: happenedOn === null ? 'Withdrawn' : `${verb}${sayValue(setting, body['value'] ?? null)}`,
        from: happenedOn === null ? '' : sayDate(happenedOn),
        by: `${titleOf(by)}, ${sayDate(recordedOn)}`,
        why: reasonOf(told, fact, revision.revision),
        withdrawHref:
          may && happenedOn !== null && live.get(fact) === revision.revision
            ? `/settings/${setting.id}/withdraw/${fact}`
            : null,
      }
    })
    .reverse()
}

/** Every word of one setting's page. */
export function presentSetting(
  setting: Setting,
  told: SettingsTold,
  around: {
    readonly on: Day
    readonly today: Day
    readonly mayChange: boolean
    readonly titleOf: (person: string) => string
    /** The working days as shipped. */
    readonly calendar: Calendar
  },
  typed: Typed,
  whoMay: string,
): SettingShown {
  const change = changeOn(told.changes, setting, around.on)
  const value = change === null ? setting.shipped : change.value
  const isOfDays = setting.applies === 'on-its-day'
  const now = isOfDays
    ? []
    : [
        {
          key: 'Now',
          value: `${sayValue(setting, value)}${change === null ? '' : `, ${saySince(setting, change.from)}`}`,
        },
        { key: 'As shipped', value: sayValue(setting, setting.shipped) },
      ]
  return {
    title: setting.title,
    group: setting.group,
    now: [
      ...now,
      { key: isOfDays ? 'Where they come from' : 'Where it comes from', value: setting.source },
      ...(isOfDays ? [] : [{ key: 'How far to trust that', value: trustWords[setting.trust] }]),
    ],
    fixed: setting.fixed ?? (around.mayChange ? null : whoMay),
    asks: setting.asks,
    form: {
      action: `/settings/${setting.id}`,
      seen: String(saidOf(told, setting).length),
      value: typedValue(setting, told, around.on, typed.form),
      from: typed.form['from-day'] || isOfDays ? typedDate(typed.form, 'from') : dateToType(around.today),
      reason: typedText(typed.form, 'reason'),
      dayLabel: dayLabel[setting.applies],
      dayHint: appliesWords[setting.applies],
      after: afterSaving(setting),
    },
    errors: typed.errors,
    warning: typed.warning,
    said: saidShown(told, setting, around.mayChange, around.titleOf),
    holidays: isOfDays
      ? presentHolidays(
          around.calendar,
          told.changes.filter((one) => one.setting.id === setting.id),
          around.today,
        )
      : null,
  }
}
