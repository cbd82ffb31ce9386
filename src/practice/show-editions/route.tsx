import {
  BackLink,
  definePage,
  file,
  forbidden,
  isUuid,
  notFound,
  page,
  redirect,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../web/ui/index.ts'
import { AS_KNOWN_THEN, whyNotSaved } from '../child/index.ts'
import { periodNames, periodsOn, sayPeriod } from '../permanence/index.ts'
import { contentsOf, published, workedOutBy } from './contents.ts'
import { editionsIn, type Edition } from './editions.ts'
import type { EditionsPorts } from './ports.ts'
import { openContentsOf, type OpenContents } from './open-figures.ts'
import { editionLines, presentEdition, presentOpen } from './present.ts'
import { publishing } from './publish.ts'
import { Editions, OneEdition, OpenEdition, type PublishShown } from './view.tsx'

const MOVING = 'The record is being changed just now. What you typed is kept: publish it again in a minute.'
const LONGEST = 500
/** Files of an edition by their address. Only those called open may be read by people who may see no child. */
const FILES: Readonly<Record<string, { readonly name: string; readonly type: string; readonly isOpen?: true }>> = {
  'scorecard.csv': { name: 'csv', type: 'text/csv; charset=utf-8' },
  'scorecard.json': { name: 'json', type: 'application/json' },
  'open.csv': { name: 'openCsv', type: 'text/csv; charset=utf-8', isOpen: true },
  'open.json': { name: 'open', type: 'application/json', isOpen: true },
}

type Asked = PageContext

async function list(
  ports: EditionsPorts,
  asked: Asked,
  errors: readonly FieldError[],
  warning: string | null,
): Promise<Answer> {
  const { authority, on } = asked.reading
  const awaited = await ports.sayAwaited(authority)
  const periods = periodsOn(on)
  const mayPublish = asked.may('figures.publish') && asked.known === null && on === asked.today
  const publish: PublishShown = {
    periods: periodNames.map((name) => ({ value: name, text: sayPeriod(name, periods[name]) })),
    period: typedText(asked.form, 'period'),
    purpose: typedText(asked.form, 'purpose'),
    errors,
    warning: warning ?? (awaited && `${awaited} Publish when that is done.`),
  }
  const lines = editionLines(editionsIn(await ports.readAuthorityHistory(authority)), ports.titleOf)
  return page({
    title: 'Editions',
    status: errors.length > 0 ? 400 : warning === null ? 200 : 503,
    hasErrors: errors.length > 0,
    before: <BackLink href="/scorecard">Adoption scorecard</BackLink>,
    view: <Editions lines={lines} publish={mayPublish ? publish : null} />,
  })
}

async function publish(ports: EditionsPorts, asked: Asked): Promise<Answer> {
  if (asked.known !== null || asked.reading.on !== asked.today) return forbidden(AS_KNOWN_THEN)
  const period = periodNames.find((name) => name === typedText(asked.form, 'period'))
  const purpose = typedText(asked.form, 'purpose')
  const errors = [
    ...(period ? [] : [{ field: 'period', says: 'Choose which period' }]),
    ...(purpose === '' ? [{ field: 'purpose', says: 'Say what it is published for' }] : []),
    ...(purpose.length > LONGEST ? [{ field: 'purpose', says: `Use at most ${LONGEST} characters` }] : []),
  ]
  if (!period || errors.length > 0) return list(ports, asked, errors, null)
  const awaited = await ports.sayAwaited(asked.reading.authority)
  if (awaited !== null) return list(ports, asked, [], `${awaited} Publish when that is done.`)
  const entry = await publishing(ports, asked, period, purpose)
  if (entry === null) return list(ports, asked, [], MOVING)
  const saved = await ports.saveEntry(asked.reading.authority, entry.save)
  if (!saved.saved && saved.why === 'already-saved') return redirect('/editions', 'Published')
  return whyNotSaved(saved) === null ? redirect(`/editions/${entry.fact}`, 'Published') : list(ports, asked, [], MOVING)
}

async function find(ports: EditionsPorts, { reading, params }: Asked): Promise<Edition | null> {
  const id = params['edition'] ?? ''
  if (!isUuid(id)) return null
  return editionsIn(await ports.readAuthorityHistory(reading.authority)).find((edition) => edition.id === id) ?? null
}

const NOT_KEPT =
  'This edition was published before figures for everybody were kept. Ask the performance analyst for it.'

async function show(ports: EditionsPorts, asked: Asked): Promise<Answer> {
  const edition = await find(ports, asked)
  const { reading, known } = asked
  const openJson = edition && (await ports.readEditionFile(reading.authority, edition.id, 'open'))
  const open = openJson && openContentsOf(openJson)
  if (edition && !asked.may('children.list')) return open ? showOpen(edition, open) : forbidden(NOT_KEPT)
  const json = edition && (await ports.readEditionFile(reading.authority, edition.id, 'json'))
  if (!edition || !json) return notFound()
  const isAsThenKnown = known?.position === edition.position
  const generation = isAsThenKnown ? reading.generation : 0
  const [anew, inForce] = await Promise.all([
    ports.readScorecard({ ...reading, generation, on: edition.readOn }),
    ports.inForce(reading.authority),
  ])
  const compared = {
    figures: anew.figures[edition.period].map(published),
    by: workedOutBy(inForce, edition.until, ports.release),
    isAsThenKnown,
  }
  return page({
    title: 'An edition of the adoption scorecard',
    before: <BackLink href="/editions">Editions</BackLink>,
    view: <OneEdition shown={presentEdition(edition, contentsOf(json), compared, ports.titleOf, open)} />,
    definitions: '/scorecard/definitions',
  })
}

const showOpen = (edition: Edition, open: OpenContents): Answer =>
  page({
    title: 'An edition of the adoption scorecard',
    before: <BackLink href="/editions">Editions</BackLink>,
    view: <OpenEdition shown={presentOpen(edition, open)} />,
    definitions: '/scorecard/definitions',
  })

/** Editions of the adoption scorecard: the list, publishing one, and one as it was published with its files. */
export const editionsPages = (ports: EditionsPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/editions',
    section: 'scorecard',
    needs: 'figures.see',
    handle: (asked) => list(ports, asked, [], null),
  }),
  definePage({
    method: 'POST',
    path: '/editions',
    section: 'scorecard',
    needs: 'figures.publish',
    handle: (asked) => publish(ports, asked),
  }),
  definePage({
    method: 'GET',
    path: '/editions/:edition',
    section: 'scorecard',
    needs: 'figures.see',
    readsKnownAt: true,
    handle: (asked) => show(ports, asked),
  }),
  definePage({
    method: 'GET',
    path: '/editions/:edition/:file',
    section: 'scorecard',
    needs: 'figures.see',
    handle: async (asked) => {
      const wanted = FILES[asked.params.file]
      const isAllowed = wanted?.isOpen === true || asked.may('children.list')
      const edition = isAllowed ? await find(ports, asked) : null
      if (!wanted || !edition) return notFound()
      const content = await ports.readEditionFile(asked.reading.authority, edition.id, wanted.name)
      return content === null ? notFound() : file(asked.params.file, wanted.type, content)
    },
  }),
]
