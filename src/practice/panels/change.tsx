import type { Body, FactId, SubjectId } from '../../record/index.ts'
import {
  definePage,
  forbidden,
  notFound,
  redirect,
  type Answer,
  type Form,
  type PageContext,
  type PageDefinition,
} from '../../web/ui/index.ts'
import { householdCalled } from '../adopters/index.ts'
import { AS_KNOWN_THEN } from '../child/index.ts'
import { formPage, readForm, saveFact, saveOrShow, without, type FormAbout, type GoesTo } from '../improvement/index.ts'
import { isAnswer, panelToChange, sayPanel, type About } from './about.ts'
import { agendaPage, checkAgenda } from './agenda-form.tsx'
import { agendaDrawnUp, itemPutOn, itemTakenOff } from './events.ts'
import { checkItem, itemPage } from './item-form.tsx'
import type { PanelItem } from './panel.ts'
import type { PanelPorts } from './ports.ts'

const NEW = '/panels/new'
const MOST_HOUSEHOLDS = 200

const newAgenda = { heading: 'Draw up an agenda', action: NEW, backHref: '/panels', back: 'Panels' }
const changeOf = ({ href }: About) => ({
  ...{ heading: 'Change who sits, or when', action: `${href}/change`, backHref: href, back: 'Back to the agenda' },
})

/** An agenda as its form shows it again. */
function formOf({ agenda, members, panel, meetsOn }: About['panel']): Form {
  const [year = '', month = '', dayOf = ''] = (typeof agenda.body['meetsOn'] === 'string' ? meetsOn : '').split('-')
  return {
    ...{ panel: [panel ?? ''], members },
    ...{ 'meetsOn-day': [dayOf], 'meetsOn-month': [month], 'meetsOn-year': [year] },
  }
}

async function keepAgenda(
  ports: PanelPorts,
  asked: PageContext,
  about: typeof newAgenda,
  to: GoesTo & { readonly drawnUpOn?: About['panel']['meetsOn'] },
): Promise<Answer> {
  const sitting = await ports.readSitting(asked.reading.authority)
  const { body, errors } = checkAgenda(asked.form, sitting, asked.today)
  if (body === null) return agendaPage(about, asked.form, sitting, errors)
  const typed = { happenedOn: to.drawnUpOn ?? asked.today, body, texts: {} }
  const refused = await saveFact(ports, asked, agendaDrawnUp, to, typed)
  return refused === null
    ? redirect(`/panels/${to.subject}`, 'Saved: the agenda')
    : agendaPage(about, asked.form, sitting, [], refused)
}

const householdsFor = async (ports: PanelPorts, { reading }: PageContext) => {
  const { households } = await ports.readAdopters(reading, { show: 'under-way', limit: MOST_HOUSEHOLDS, offset: 0 })
  return households
    .map((line) => ({ id: line.subject, called: householdCalled(line) }))
    .toSorted((a, b) => a.called.localeCompare(b.called, 'en-GB'))
}

async function putOn(ports: PanelPorts, asked: PageContext, about: About): Promise<Answer> {
  const { form, reading, today } = asked
  const households = await householdsFor(ports, asked)
  const { item, errors } = checkItem(form)
  const household = households.find(({ id }) => id === item.household)
  const [child] = item.number === '' ? [] : await ports.readByNumber({ ...reading, on: today }, [item.number])
  const is = (own: PanelItem): boolean =>
    own.takenOff === null && own.child === (child?.subject ?? null) && own.household === (household?.id ?? null)
  const wrong = [
    ...errors,
    ...(item.number !== '' && child === undefined
      ? [{ field: 'number', says: 'Enter the number of a child whom you may see: there is none with this one' }]
      : []),
    ...(item.household !== '' && household === undefined
      ? [{ field: 'household', says: 'Choose prospective adopters of the list, or nobody' }]
      : []),
  ]
  if (wrong.length > 0) return itemPage(about, households, form, wrong)
  if (about.panel.items.some(is))
    return itemPage(about, households, form, [
      { field: child ? 'number' : 'household', says: 'This is on the agenda already' },
    ])
  const body: Body = {
    place: about.panel.items.reduce((most, { place }) => Math.max(most, place), 0) + 1,
    about: item.about,
    ...(child && { child: child.subject }),
    ...(household && { household: household.id }),
  }
  const typed = { happenedOn: today, body, texts: { asks: item.asks } }
  const refused = await saveFact(ports, asked, itemPutOn, { subject: about.id }, typed)
  return refused === null
    ? redirect(about.href, 'Saved: an item was put on the agenda')
    : itemPage(about, households, form, [], refused)
}

const takingOff = (about: About, item: FactId): FormAbout => ({
  definition: without(itemTakenOff, 'item'),
  called: sayPanel(about.panel),
  action: `${about.href}/items/${item}/take-off`,
  backHref: about.href,
  back: 'Back to the agenda',
  heading: 'Take it off the agenda',
})

/** The item that an address names, while it is on the agenda. */
async function itemAsked(
  ports: PanelPorts,
  asked: PageContext<Readonly<Record<'panel' | 'item', string>>>,
): Promise<{ readonly about: About; readonly item: PanelItem } | { readonly answer: Answer }> {
  const about = await panelToChange(ports, asked)
  if (isAnswer(about)) return { answer: about }
  const item = about.panel.items.find(({ fact, takenOff }) => fact === asked.params.item && takenOff === null)
  return item ? { about, item } : { answer: notFound() }
}

/** Drawing up an agenda, changing it, putting items on it and taking them off. */
export const changePanelPages = (ports: PanelPorts): readonly PageDefinition[] => {
  const at = { section: 'permanence', needs: 'panels.record' } as const
  return [
    definePage({
      ...{ ...at, method: 'GET', path: NEW },
      handle: async ({ known, reading }) =>
        known ? forbidden(AS_KNOWN_THEN) : agendaPage(newAgenda, {}, await ports.readSitting(reading.authority), []),
    }),
    definePage({
      ...{ ...at, method: 'POST', path: NEW },
      handle: (asked) =>
        asked.known
          ? forbidden(AS_KNOWN_THEN)
          : keepAgenda(ports, asked, newAgenda, { subject: ports.newId() as SubjectId, isNew: 'panel' }), // a new random uuid
    }),
    definePage({
      ...{ ...at, method: 'GET', path: '/panels/:panel/change' },
      handle: async (asked) => {
        const about = await panelToChange(ports, asked)
        if (isAnswer(about)) return about
        return agendaPage(changeOf(about), formOf(about.panel), await ports.readSitting(asked.reading.authority), [])
      },
    }),
    definePage({
      ...{ ...at, method: 'POST', path: '/panels/:panel/change' },
      handle: async (asked) => {
        const about = await panelToChange(ports, asked)
        if (isAnswer(about)) return about
        const { fact, revision, drawnUpOn } = about.panel.agenda
        const corrects = { fact, revision: revision + 1 }
        return keepAgenda(ports, asked, changeOf(about), { subject: about.id, corrects, drawnUpOn })
      },
    }),
    definePage({
      ...{ ...at, method: 'GET', path: '/panels/:panel/items/new' },
      handle: async (asked) => {
        const about = await panelToChange(ports, asked)
        return isAnswer(about) ? about : itemPage(about, await householdsFor(ports, asked), {}, [])
      },
    }),
    definePage({
      ...{ ...at, method: 'POST', path: '/panels/:panel/items/new' },
      handle: async (asked) => {
        const about = await panelToChange(ports, asked)
        return isAnswer(about) ? about : putOn(ports, asked, about)
      },
    }),
    definePage({
      ...{ ...at, method: 'GET', path: '/panels/:panel/items/:item/take-off' },
      handle: async (asked) => {
        const found = await itemAsked(ports, asked)
        return 'answer' in found ? found.answer : formPage(takingOff(found.about, found.item.fact), {}, [])
      },
    }),
    definePage({
      ...{ ...at, method: 'POST', path: '/panels/:panel/items/:item/take-off' },
      handle: async (asked) => {
        const found = await itemAsked(ports, asked)
        if ('answer' in found) return found.answer
        const { about, item } = found
        const checked = readForm(without(itemTakenOff, 'item'), asked.form, asked.today)
        return saveOrShow(ports, asked, takingOff(about, item.fact), checked, {
          ...{ subject: about.id, definition: itemTakenOff, known: { item: item.fact }, then: about.href },
        })
      },
    }),
  ]
}
