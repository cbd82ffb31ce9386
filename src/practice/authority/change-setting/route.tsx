import type { FactId, NewRevision, Save, SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import {
  BackLink,
  definePage,
  forbidden,
  notFound,
  page,
  redirect,
  typedText,
  type Answer,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { typedSave, whyNotSaved } from '../../child/index.ts'
import { settingChanged } from '../events.ts'
import type { SettingsPorts } from '../ports.ts'
import type { Setting } from '../setting.ts'
import { changeFrom, readSettings, saidOf, type SettingsTold } from '../told.ts'
import { WHO_MAY } from '../words.ts'
import { presentCheck, presentSetting, type Typed } from './present.ts'
import { readChange, type TypedChange } from './read-form.ts'
import { CheckSetting, OneSetting } from './view.tsx'

type Asked = PageContext<Readonly<Record<'setting', string>>>

interface About {
  readonly setting: Setting
  readonly told: SettingsTold
}

const PATH = '/settings/:setting'
const FRESH: Typed = { form: {}, errors: [], warning: null }
const MEANWHILE =
  'Somebody changed this setting while you were typing: see below. What you typed is kept. Save it again if it should still hold.'
const BUSY = 'It could not be saved just now. What you typed is kept: save it again in a minute.'

/** The setting of an address, with all that was said of it; null where there is none. */
export async function aboutSetting(ports: SettingsPorts, authority: number, id: string): Promise<About | null> {
  const told = await readSettings(ports, authority)
  const setting = told.settings.find((each) => each.id === id)
  return setting ? { setting, told } : null
}

function show(ports: SettingsPorts, asked: Asked, { setting, told }: About, typed: Typed): Answer {
  const mayChange = asked.may('settings.change')
  const { titleOf, shipped } = ports
  const around = { on: asked.reading.on, today: asked.today, mayChange, titleOf, calendar: shipped.calendar }
  return page({
    title: setting.title,
    status: typed.errors.length > 0 ? 400 : typed.warning === null ? 200 : 409,
    hasErrors: typed.errors.length > 0,
    before: <BackLink href="/settings">Settings</BackLink>,
    view: <OneSetting shown={presentSetting(setting, told, around, typed, WHO_MAY)} />,
  })
}

/** The revision that says it: the next of a change for that very day, or a new one; and the authority, where it is new to its own record. */
function entryOf(ports: SettingsPorts, asked: Asked, { setting, told }: About, typed: TypedChange): Save {
  const known = told.history.subject
  const subject = known ?? (ports.newId() as SubjectId) // a new random uuid
  const before = typed.from && changeFrom(told, setting, typed.from)
  const revision: NewRevision = {
    fact: before ? before.fact.id : (ports.newId() as FactId), // likewise
    revision: before ? before.fact.revision + 1 : 0,
    type: settingChanged.type,
    shape: settingChanged.shape,
    subjects: [subject],
    happenedOn: typed.from,
    body: { setting: setting.id, value: typed.value },
    texts: { reason: typed.reason },
  }
  const save = typedSave(asked, [revision])
  return known === null ? { ...save, newSubjects: [{ id: subject, kind: 'authority', sourceRef: null }] } : save
}

/** Whether the last thing that was said of it is this very change, by this person: a double click, or the back button. */
function isSaid({ setting, told }: About, asked: Asked, typed: TypedChange): boolean {
  const last = saidOf(told, setting).at(-1)
  return last?.by === asked.person.id && last.happenedOn === typed.from && (last.body['value'] ?? null) === typed.value
}

/** What was typed, once more, before it is saved. */
const check = (asked: Asked, { setting, told }: About, typed: TypedChange & { readonly from: Day }): Answer =>
  page({
    title: 'Check before you save',
    before: <BackLink href={`/settings/${setting.id}`}>{setting.title}</BackLink>,
    view: <CheckSetting shown={presentCheck(setting, told, asked.reading.on, typed, asked.form)} />,
  })

async function change(ports: SettingsPorts, asked: Asked, about: About): Promise<Answer> {
  const { authority } = asked.reading
  const typed = readChange(about.setting, asked.form, asked.today)
  const does = typedText(asked.form, 'do')
  const again = { ...FRESH, form: asked.form, errors: typed.errors }
  const { from } = typed
  if (typed.errors.length > 0 || from === null || does === 'change') return show(ports, asked, about, again)
  if (does !== 'save') return check(asked, about, { ...typed, from })
  const done = (): Answer => redirect('/settings', `Saved: ${about.setting.title}`)
  if (isSaid(about, asked, typed)) return done()
  const isSeen = typedText(asked.form, 'seen') === String(saidOf(about.told, about.setting).length)
  const refused = isSeen
    ? whyNotSaved(await ports.saveEntry(authority, entryOf(ports, asked, about, typed)))
    : 'changed-meanwhile'
  if (refused === null) {
    await ports.changed(authority)
    return done()
  }
  const now = (await aboutSetting(ports, authority, about.setting.id)) ?? about
  return show(ports, asked, now, { form: asked.form, errors: [], warning: refused === 'busy' ? BUSY : MEANWHILE })
}

/** The page of one setting, the form that changes it, and its check. */
export const changeSettingPages = (ports: SettingsPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: PATH,
    section: 'home',
    needs: 'use',
    handle: async (asked) => {
      const about = await aboutSetting(ports, asked.reading.authority, asked.params.setting)
      return about ? show(ports, asked, about, FRESH) : notFound()
    },
  }),
  definePage({
    method: 'POST',
    path: PATH,
    section: 'home',
    needs: 'settings.change',
    handle: async (asked) => {
      const about = await aboutSetting(ports, asked.reading.authority, asked.params.setting)
      if (!about) return notFound()
      return about.setting.fixed === null ? change(ports, asked, about) : forbidden(about.setting.fixed)
    },
  }),
]
