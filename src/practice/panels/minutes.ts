import {
  definePage,
  forbidden,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../web/ui/index.ts'
import { formPage, readForm, saveOrShow, type FormAbout, type Typed } from '../improvement/index.ts'
import { isAnswer, panelToChange, sayPanel, type About } from './about.ts'
import { panelMinutes, panelMinutesConfirmed } from './events.ts'
import type { PanelPorts } from './ports.ts'

type Asked = PageContext<Readonly<Record<'panel', string>>>

const around = ({ href, panel }: About, step: 'minutes' | 'confirm') => ({
  ...{ called: sayPanel(panel), action: `${href}/${step}`, backHref: href, back: 'Back to the agenda' },
})

const drafting = (about: About): FormAbout => ({
  ...around(about, 'minutes'),
  definition: panelMinutes,
  heading: about.panel.minutes === null ? 'Draft the minutes' : 'Write the minutes anew',
})

const confirming = (about: About): FormAbout => ({
  ...around(about, 'confirm'),
  definition: panelMinutesConfirmed,
  heading: 'Confirm the minutes',
  button: 'Confirm them',
})

/** The agenda whose minutes are drafted, once the panel has met; or confirmed, once they are drafted. */
async function minuted(ports: PanelPorts, asked: Asked, step: 'draft' | 'confirm'): Promise<About | Answer> {
  const about = await panelToChange(ports, asked)
  if (isAnswer(about)) return about
  const { meetsOn, minutes } = about.panel
  if (meetsOn > asked.today) return forbidden('The panel has not met yet: its minutes are drafted afterwards.')
  return step === 'confirm' && minutes === null
    ? forbidden('There are no minutes to confirm yet: they are drafted first.')
    : about
}

const notBefore =
  (day: string, says: string) =>
  ({ happenedOn }: Typed): readonly FieldError[] =>
    happenedOn < day ? [{ field: 'happenedOn-day', says }] : []

/** Drafting and confirming the minutes of a panel. */
export const minutesPages = (ports: PanelPorts): readonly PageDefinition[] => {
  const at = { section: 'permanence', needs: 'panels.minutes' } as const
  return [
    definePage({
      ...{ ...at, method: 'GET', path: '/panels/:panel/minutes' },
      handle: async (asked) => {
        const about = await minuted(ports, asked, 'draft')
        if (isAnswer(about)) return about
        const { minutes } = about.panel
        const texts = minutes && (await ports.readTexts(asked.reading, about.id)).get(minutes.fact)
        return formPage(drafting(about), texts ? { minutes: [texts['minutes'] ?? ''] } : {}, [])
      },
    }),
    definePage({
      ...{ ...at, method: 'POST', path: '/panels/:panel/minutes' },
      handle: async (asked) => {
        const about = await minuted(ports, asked, 'draft')
        if (isAnswer(about)) return about
        const { meetsOn, minutes } = about.panel
        const checked = readForm(
          ...([panelMinutes, asked.form, asked.today] as const),
          notBefore(meetsOn, 'The minutes must be of the day on which it met, or later'),
        )
        return saveOrShow(ports, asked, drafting(about), checked, {
          ...{ subject: about.id, definition: panelMinutes, then: about.href },
          ...(minutes && { corrects: { fact: minutes.fact, revision: minutes.revision + 1 } }),
        })
      },
    }),
    definePage({
      ...{ ...at, method: 'GET', path: '/panels/:panel/confirm' },
      handle: async (asked) => {
        const about = await minuted(ports, asked, 'confirm')
        return isAnswer(about) ? about : formPage(confirming(about), {}, [])
      },
    }),
    definePage({
      ...{ ...at, method: 'POST', path: '/panels/:panel/confirm' },
      handle: async (asked) => {
        const about = await minuted(ports, asked, 'confirm')
        if (isAnswer(about)) return about
        const { minutes, meetsOn } = about.panel
        const checked = readForm(
          ...([panelMinutesConfirmed, asked.form, asked.today] as const),
          notBefore(minutes?.on ?? meetsOn, 'They were confirmed on the day on which they were drafted, or later'),
        )
        return saveOrShow(ports, asked, confirming(about), checked, {
          ...{ subject: about.id, definition: panelMinutesConfirmed, then: '/panels' },
        })
      },
    }),
  ]
}
