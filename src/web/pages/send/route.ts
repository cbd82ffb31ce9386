import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { isSender } from '../../../exchange/census-out/index.ts'
import type { ReturnOutRow } from '../../../store/index.ts'
import { financialYear } from '../../../time/index.ts'
import {
  BackLink,
  definePage,
  file,
  HISTORY_A_PAGE,
  notFound,
  page,
  pageAsked,
  redirect,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../ui/index.ts'
import type { SendPorts } from './ports.ts'
import { presentLine } from './present.ts'
import { rowAsked } from './row-asked.ts'
import { Ask, Checked, Ended, UnderWay } from './view.tsx'
import type { Which } from './which.ts'

/** What the pages that send a return stand on, besides what they can do. */
export interface SendPagesOptions {
  readonly which: Which
  readonly ports: SendPorts
  readonly titleOf: (person: string) => string
}

const backTo = ({ path, title }: Which) => ({ before: BackLink({ href: path, children: title }) })

/** What was typed: which year, and by which number the Department knows the authority. */
interface Typed {
  readonly year: string
  readonly sender: string
}

async function ask(
  { which, ports, titleOf }: SendPagesOptions,
  { reading, query, today }: PageContext,
  typed: Typed | null,
  errors: readonly FieldError[],
): Promise<Answer> {
  const current = pageAsked(query)
  const [rows, total] = await Promise.all([
    ports.list(reading.authority, HISTORY_A_PAGE, (current - 1) * HISTORY_A_PAGE),
    ports.count(reading.authority),
  ])
  const lines = rows.map((row) => presentLine(which, row, titleOf))
  const years = which.years(today)
  const year = years.includes(financialYear(today)) ? financialYear(today) : years[0]
  const sender = which.saysSender && typed === null ? await ports.readSender(reading.authority) : null
  return page({
    title: which.title,
    status: errors.length > 0 ? 400 : 200,
    hasErrors: errors.length > 0,
    view: Ask({
      ...{ which, years, errors, lines, total, current },
      typed: typed ?? { year: String(year ?? ''), sender: sender ?? '' },
    }),
  })
}

async function begin(options: SendPagesOptions, asked: PageContext): Promise<Answer> {
  const { which, ports } = options
  const typed = { year: typedText(asked.form, 'year'), sender: typedText(asked.form, 'sender') }
  const wrong = (field: keyof Typed, says: string) => ask(options, asked, typed, [{ field, says }])
  if (!which.isMade(Number(typed.year), asked.today)) return wrong('year', `Choose the year of the ${which.word}`)
  if (which.saysSender && !isSender(typed.sender))
    return wrong('sender', 'Enter the three figures by which the Department knows the authority, such as 999')
  const id = await ports.begin(asked.reading.authority, asked.person.id, {
    ...{ kind: which.kind, year: Number(typed.year), sender: which.saysSender ? typed.sender : null },
  })
  return id === null
    ? wrong('year', `There is nothing in the record yet to make a ${which.word} of`)
    : redirect(`${which.path}/${id}`)
}

async function show({ which, ports, titleOf }: SendPagesOptions, context: PageContext): Promise<Answer> {
  const row = await rowAsked(which.kind, ports, context)
  if (row === null) return notFound()
  const shown = { title: `The ${which.word} of ${String(row.year)}`, ...backTo(which) }
  if (row.endedAt !== null) {
    const line = presentLine(which, row, titleOf)
    return page({ ...shown, view: Ended({ which, row, line, files: filesOf(which, row) }) })
  }
  if (row.state !== 'checked') return page({ ...shown, refreshAfter: 2, view: UnderWay({ which, row }) })
  const isOnWorklist = row.year === financialYear(context.today)
  const worklistHref = isOnWorklist ? (which.worklistHref ?? null) : null
  return page({ ...shown, view: Checked({ which, row, worklistHref }) })
}

/** The files that are there. */
const filesOf = (which: Which, { folder, year, state }: ReturnOutRow): ReturnType<Which['files']> =>
  folder === null || state !== 'done' ? [] : which.files(year).filter(({ name }) => existsSync(join(folder, name)))

async function download({ which, ports }: SendPagesOptions, context: PageContext): Promise<Answer> {
  const row = await rowAsked(which.kind, ports, context)
  const asked = row && filesOf(which, row).find(({ name }) => name === context.params['file'])
  if (!row?.folder || !asked) return notFound()
  return file(asked.name, asked.type, createReadStream(join(row.folder, asked.name)), 'many')
}

async function act(
  { which, ports }: SendPagesOptions,
  context: PageContext,
  does: SendPorts['make'] | SendPorts['cancel'],
): Promise<Answer> {
  const row = await rowAsked(which.kind, ports, context)
  if (row === null) return notFound()
  await does(context.reading.authority, row.id)
  return redirect(`${which.path}/${row.id}`)
}

/** Sending a return: which year, what our rules find, how far it is, its files, and every one that was sent before. */
export function sendPages(options: SendPagesOptions): readonly PageDefinition[] {
  const { which, ports } = options
  const { path } = which
  const of = { section: 'imports', needs: 'returns.send' } as const
  return [
    definePage({ ...of, method: 'GET', path, handle: (context) => ask(options, context, null, []) }),
    definePage({ ...of, method: 'POST', path, isQuestion: true, handle: (context) => begin(options, context) }),
    definePage({ ...of, method: 'GET', path: `${path}/:id`, handle: (context) => show(options, context) }),
    definePage({
      ...{ ...of, method: 'POST', path: `${path}/:id/make` },
      handle: (context) => act(options, context, ports.make),
    }),
    definePage({
      ...{ ...of, method: 'POST', path: `${path}/:id/cancel` },
      handle: (context) => act(options, context, ports.cancel),
    }),
    definePage({ ...of, method: 'GET', path: `${path}/:id/:file`, handle: (context) => download(options, context) }),
  ]
}
