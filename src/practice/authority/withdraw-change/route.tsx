import {
  BackLink,
  definePage,
  notFound,
  page,
  redirect,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { sayDate } from '../../../time/index.ts'
import { typedSave, whyNotSaved } from '../../child/index.ts'
import { settingChanged } from '../events.ts'
import type { Change } from '../in-force.ts'
import type { SettingsPorts } from '../ports.ts'
import { sayValue } from '../setting.ts'
import { readSettings } from '../told.ts'
import { WithdrawChange } from './view.tsx'

type Asked = PageContext<Readonly<Record<'setting' | 'fact', string>>>

const PATH = '/settings/:setting/withdraw/:fact'
const MEANWHILE = 'Somebody changed it while you were typing. Look at it again: what it says now stands above.'
const BUSY = 'It could not be saved just now. Your reason is kept: save it again in a minute.'

async function aboutChange(ports: SettingsPorts, { reading, params }: Asked): Promise<Change | null> {
  const { changes } = await readSettings(ports, reading.authority)
  return changes.find(({ fact, setting }) => fact.id === params.fact && setting.id === params.setting) ?? null
}

function show(change: Change, reason: string, errors: readonly FieldError[], warning: string | null): Answer {
  const { setting, value, from, fact } = change
  const back = `/settings/${setting.id}`
  return page({
    title: 'Withdraw a change',
    status: errors.length > 0 ? 400 : warning === null ? 200 : 409,
    hasErrors: errors.length > 0,
    before: <BackLink href={back}>{setting.title}</BackLink>,
    view: (
      <WithdrawChange
        title={setting.title}
        rows={[
          { key: 'What was set', value: sayValue(setting, value) },
          { key: 'From', value: sayDate(from) },
        ]}
        revision={String(fact.revision)}
        action={`${back}/withdraw/${fact.id}`}
        back={back}
        reason={reason}
        errors={errors}
        warning={warning}
      />
    ),
  })
}

async function withdraw(ports: SettingsPorts, asked: Asked, change: Change): Promise<Answer> {
  const { fact, setting } = change
  const reason = typedText(asked.form, 'reason')
  if (reason === '') return show(change, reason, [{ field: 'reason', says: 'Say why it is withdrawn' }], null)
  if (typedText(asked.form, 'revision') !== String(fact.revision)) return show(change, reason, [], MEANWHILE)
  const { authority } = asked.reading
  const { type, shape } = settingChanged
  const next = { fact: fact.id, revision: fact.revision + 1, type, shape, subjects: fact.subjects }
  const save = typedSave(asked, [{ ...next, happenedOn: null, body: {}, texts: { reason } }])
  const refused = whyNotSaved(await ports.saveEntry(authority, save))
  if (refused !== null) return show(change, reason, [], refused === 'busy' ? BUSY : MEANWHILE)
  await ports.changed(authority)
  return redirect(`/settings/${setting.id}`, 'Withdrawn')
}

/** The pages on which a change of a setting is withdrawn, with the reason. It stays in the record. */
export const withdrawChangePages = (ports: SettingsPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: PATH,
    section: 'home',
    needs: 'settings.change',
    handle: async (asked) => {
      const change = await aboutChange(ports, asked)
      return change ? show(change, '', [], null) : notFound()
    },
  }),
  definePage({
    method: 'POST',
    path: PATH,
    section: 'home',
    needs: 'settings.change',
    handle: async (asked) => {
      const change = await aboutChange(ports, asked)
      // Withdrawn already: a double click.
      return change ? withdraw(ports, asked, change) : redirect(`/settings/${asked.params.setting}`)
    },
  }),
]
