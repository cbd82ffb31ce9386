import type { EventDefinition, FactId, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import {
  BackLink,
  definePage,
  isUuid,
  notFound,
  page,
  redirect,
  typedText,
  type Answer,
  type FieldError,
  type Form,
  type PageContext,
  type PageDefinition,
} from '../../web/ui/index.ts'
import {
  BUSY,
  called,
  FactForm,
  formPages,
  typedSave,
  whyNotSaved,
  type ChildNamed,
  type ReadChildNamed,
  type SaveEntry,
} from '../child/index.ts'
import type { ReadHistory } from '../show-child/index.ts'
import { readCare, type CareTold } from './care.ts'
import { filledFrom, forms, readStep, revisionsOf, type Step } from './form.ts'
import { presentCare, stepsOpen } from './present.ts'
import { CareOfChild } from './view.tsx'

/** What the pages of a child’s times in care must be able to do. */
export interface CarePorts {
  readonly readChildNamed: ReadChildNamed
  readonly readHistory: ReadHistory
  readonly saveEntry: SaveEntry
  readonly definitions: ReadonlyMap<string, EventDefinition>
  /** The episode of care, with the codes that may be recorded on a day. */
  readonly episodeOn: (today: Day) => EventDefinition
}

type Asked = PageContext<Readonly<Record<'child', string>>>

interface About {
  readonly child: ChildNamed
  readonly told: CareTold
}

const CHANGED =
  'Somebody else recorded something of this time in care while you did. Nothing was saved and what you typed is kept: look at what stands now, below, and save again.'

async function about(ports: CarePorts, { params, reading }: Asked): Promise<About | null> {
  if (!isUuid(params.child)) return null
  const subject = params.child as SubjectId // a uuid: whether it is a child's is what the read answers
  const [child, history] = await Promise.all([
    ports.readChildNamed(reading, subject),
    ports.readHistory(reading, subject),
  ])
  return child && { child, told: readCare(history, ports.definitions, reading.on) }
}

/** The words that stand for the episode which a form would end: another, or another revision of it, is not the one that was seen. */
const seenAs = ({ told: { current, endedOn } }: About): string =>
  current === null ? (endedOn ?? '') : `${current.fact.id} ${current.lastRevision}`

interface Around {
  readonly status: number
  readonly errors: readonly FieldError[]
  readonly warning?: string
}

function show(ports: CarePorts, step: Step, asked: Asked, found: About, form: Form, around: Around): Answer {
  const { child } = found
  const { status, errors, warning } = around
  const href = `/children/${child.subject}/care`
  const definition = forms[step](ports.episodeOn(asked.today))
  return page({
    title: definition.title,
    status,
    hasErrors: errors.length > 0,
    before: <BackLink href={href}>Back to placement and legal status</BackLink>,
    view: FactForm({
      heading: definition.title,
      called: called(child),
      about: definition.describes,
      ...{ definition, form, errors, action: `${href}/${step}`, childHref: href, button: 'Save' },
      hidden: { seen: seenAs(found) },
      ...(warning === undefined ? {} : { warning }),
    }),
  })
}

const first = (step: Step, { told: { current } }: About): Form =>
  step === 'change' && current ? filledFrom(current.fact) : {}

async function take(ports: CarePorts, step: Step, asked: Asked, found: About): Promise<Answer> {
  const { child, told } = found
  const href = `/children/${child.subject}/care`
  const episode = ports.episodeOn(asked.today)
  const definition = forms[step](episode)
  // The new episode is called by the form that it came with: sent again, it is there already.
  const fact = asked.formRequestId as FactId // a random uuid
  if (told.episodes.has(fact)) return redirect(href, `Saved: ${definition.title}`)
  if (!stepsOpen(told, child.bornOn).includes(step)) return redirect(href)
  if (typedText(asked.form, 'seen') !== seenAs(found))
    return show(ports, step, asked, found, asked.form, { status: 409, errors: [], warning: CHANGED })
  const before = { today: asked.today, bornOn: child.bornOn, current: told.current, endedOn: told.endedOn }
  const { happenedOn, body, errors } = readStep(step, definition, asked.form, before)
  if (errors.length > 0 || happenedOn === null)
    return show(ports, step, asked, found, asked.form, { status: 400, errors })
  const subjects = [child.subject]
  const revisions = revisionsOf(step, { on: happenedOn, body }, { episode, current: told.current, fact, subjects })
  const refused = whyNotSaved(await ports.saveEntry(asked.reading.authority, typedSave(asked, revisions)))
  if (refused === null) return redirect(href, `Saved: ${definition.title}`)
  if (refused === 'busy') return show(ports, step, asked, found, asked.form, { status: 503, errors: [], warning: BUSY })
  const meanwhile = (await about(ports, asked)) ?? found
  return show(ports, step, asked, meanwhile, asked.form, { status: 409, errors: [], warning: CHANGED })
}

const stepPages = (ports: CarePorts, step: Step): readonly PageDefinition[] =>
  formPages({
    path: `/children/:child/care/${step}`,
    find: (asked) => about(ports, asked),
    show: (found, asked) =>
      stepsOpen(found.told, found.child.bornOn).includes(step)
        ? show(ports, step, asked, found, first(step, found), { status: 200, errors: [] })
        : redirect(`/children/${found.child.subject}/care`),
    take: (found, asked) => take(ports, step, asked, found),
  })

/** A child’s times in care, episode by episode, and the forms for their beginning, every change in them, and their end. */
export const carePages = (ports: CarePorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/children/:child/care',
    section: 'children',
    needs: 'child.read',
    readsKnownAt: true,
    handle: async (asked) => {
      const found = await about(ports, asked)
      const episode = ports.definitions.get('child.episode')
      if (!found || !episode) return notFound()
      const { child, told } = found
      const isPast = asked.known !== null || !asked.may('child.record')
      const where = { child: child.subject, bornOn: child.bornOn, on: asked.reading.on, isPast, episode }
      return page({
        title: 'Placement and legal status of one child',
        before: <BackLink href={`/children/${child.subject}`}>Back to the child</BackLink>,
        view: <CareOfChild called={called(child)} shown={presentCare(told, where)} />,
      })
    },
  }),
  ...stepPages(ports, 'begin'),
  ...stepPages(ports, 'change'),
  ...stepPages(ports, 'end'),
]
