import { readsAgenda } from '../../access/index.ts'
import { wordFor, type SubjectId } from '../../record/index.ts'
import { sayDate } from '../../time/index.ts'
import { forbidden, notFound, type Answer, type PageContext } from '../../web/ui/index.ts'
import { AS_KNOWN_THEN } from '../child/index.ts'
import { panelKinds } from './events.ts'
import { readPanel, type Panel } from './panel.ts'
import type { PanelPorts } from './ports.ts'

/** An agenda that somebody may read. */
export interface About {
  readonly id: SubjectId
  readonly href: string
  readonly panel: Panel
}

export const isAnswer = (about: About | Answer): about is Answer => 'kind' in about

export const sayPanel = ({ panel, meetsOn }: Panel): string =>
  `${wordFor(panelKinds, panel, 'Panel')} of ${sayDate(meetsOn)}`

/** Every agenda that somebody may read today, as it is today or was on the day that is read. */
export async function agendasFor(
  { readPanels }: Pick<PanelPorts, 'readPanels'>,
  { reading, person, today }: PageContext,
): Promise<readonly About[]> {
  const all = await readPanels({ ...reading, generation: 0, on: today })
  return all.flatMap(({ subject, facts }) => {
    const now = readPanel(facts)
    if (now === null || !readsAgenda(person, { members: now.members, isConfirmed: now.confirmedOn !== null })) return []
    const panel = reading.on === today ? now : readPanel(facts.filter(({ happenedOn }) => happenedOn <= reading.on))
    return panel === null ? [] : [{ id: subject, href: `/panels/${subject}`, panel }]
  })
}

/** The agenda that an address names; what they may not read is not there. */
export async function panelAsked(
  ports: Pick<PanelPorts, 'readPanels'>,
  asked: PageContext<Readonly<Record<'panel', string>>>,
): Promise<About | Answer> {
  return (await agendasFor(ports, asked)).find(({ id }) => id === asked.params.panel) ?? notFound()
}

/** The same for a form: today’s, and while its minutes are not confirmed. */
export async function panelToChange(
  ports: Pick<PanelPorts, 'readPanels'>,
  asked: PageContext<Readonly<Record<'panel', string>>>,
): Promise<About | Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const about = await panelAsked(ports, { ...asked, reading: { ...asked.reading, on: asked.today } })
  if (isAnswer(about)) return about
  return about.panel.confirmedOn === null
    ? about
    : forbidden('The minutes of this panel are confirmed: nothing on its agenda changes any more.')
}
